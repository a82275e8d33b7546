package import Imaging
import NeuralNetwork

/// Finds faces in a picture: from 48 pixels wide to the whole picture, leaning up to 45° to either side.
///
/// A locator holds only its weights: it may be used from many threads at a time.
package struct FaceLocator: Sendable {
    /// What a search found.
    package struct Search: Sendable, Hashable {
        /// Largest first, doubtful ones last; pixels of the picture.
        package var faces: [DetectedFace]
        /// Score of the best candidate that was not taken for a face, 0…1; 0 when there was none.
        package var bestRejectedScore: Double
    }

    /// The score, 0…1, from which on a place may be a face.
    package static let threshold = LocatorNumbers.threshold

    private let network: FaceLocatorNetwork
    private let aligner: FaceAligner

    /// Loads the weights that the package ships.
    ///
    /// - Throws: ``FaceParsingError`` when they are missing or broken.
    package init() throws(FaceParsingError) {
        network = try PackagedWeights.load("face-locator.safetensors") { try FaceLocatorNetwork(weights: $0) }
        aligner = try FaceAligner()
    }

    /// The faces of an upright picture, largest first, doubtful ones last.
    package func faces(in image: Image) -> [DetectedFace] { search(image).faces }

    /// The faces of an upright picture, largest first, and the score of the best candidate that was not taken for one.
    ///
    /// The picture is searched coarse first, at 160 pixels, then at 320 and so on, until a large face is sure or a face
    /// of 48 picture pixels would have been found. Each face is then looked at once more, upright and at one size, which
    /// makes its eyes and chin more exact.
    ///
    /// - Parameters:
    ///   - threshold: the score, 0…1, from which on a place may be a face.
    ///   - everyLevel: goes on when a large face is sure: for all faces of a group.
    package func search(
        _ image: Image, threshold: Double = FaceLocator.threshold, everyLevel: Bool = false
    ) -> Search {
        let found = candidates(in: image, threshold: threshold, everyLevel: everyLevel)
        return Search(
            faces: DetectedFace.merged(found.faces).map { look(at: $0, in: image) },
            bestRejectedScore: found.bestRejectedScore)
    }

    /// The candidates of the levels of a picture's pyramid, before those that are of one face were merged.
    package struct Candidates: Sendable {
        /// In pixels of the picture that was searched.
        package var faces: [DetectedFace] = []
        package var bestRejectedScore = 0.0
        /// Long side of the finest level that was searched, in pixels.
        package var finestSide = 0

        package init() {}
    }

    /// What ``search(_:threshold:everyLevel:)`` merges and looks at once more.
    package func candidates(
        in image: Image, threshold: Double = FaceLocator.threshold, everyLevel: Bool
    ) -> Candidates {
        var candidates = Candidates()
        let longSide = Double(max(image.width, image.height))
        candidates.finestSide = LocatorNumbers.coarsestSide
        while true {
            let level = LocatorLevel(of: image, longSide: candidates.finestSide)
            var search = LevelSearch(
                network: network, width: level.picture.width, height: level.picture.height, threshold: threshold)
            search.add(level.picture)
            candidates.bestRejectedScore = max(candidates.bestRejectedScore, search.bestRejectedScore)
            let wide = search.found.filter { $0.levelWidth >= LocatorNumbers.wide }
            let isSure = !everyLevel && wide.contains { $0.face.score >= LocatorNumbers.sure }
            let isLast = isSure || LocatorNumbers.isFine(candidates.finestSide, for: longSide)
            // The next level, twice as large, sees narrow faces better.
            candidates.faces += (isLast ? search.found : wide).map { $0.face.scaled(by: 1 / level.scale) }
            if isLast { return candidates }
            candidates.finestSide *= 2
        }
    }

    /// The candidates of those levels of a picture file that are finer than `side`, in one pass over its rows: memory goes with the
    /// picture's width and not with its area.
    ///
    /// - Parameter side: long side of the finest level that was searched already.
    /// - Returns: positions in pixels of the full upright picture; nothing when there is no finer level.
    /// - Throws: `ImagingError` when the file cannot be decoded.
    package func candidates(
        in file: PictureFile, beyond side: Int, threshold: Double = FaceLocator.threshold
    ) throws(ImagingError) -> Candidates {
        var candidates = Candidates()
        candidates.finestSide = side
        let longSide = max(file.width, file.height)
        guard !LocatorNumbers.isFine(side, for: Double(longSide)) else { return candidates }
        candidates.finestSide = (longSide + 1) / 2
        // A level that is hardly finer than what was searched sees nothing new.
        var pyramid = RowPyramid(halving: file, downTo: 1.5 * Double(side), threshold: threshold, network: network)
        try file.forEachStoredRow(reducedBy: 2) { pyramid.add(row: $0) }
        for (index, level) in pyramid.levels.enumerated() {
            candidates.bestRejectedScore = max(candidates.bestRejectedScore, level.search.bestRejectedScore)
            // The finest level comes first; narrow faces of the others were seen better there.
            let found = level.search.found.filter { index == 0 || $0.levelWidth >= LocatorNumbers.wide }
            candidates.faces += found.map { $0.face.scaled(by: 1 / level.scale) }
        }
        return candidates
    }

    /// What a look at one face saw.
    package struct Look: Sendable {
        /// The face with its second score, in pixels of the picture.
        package var face: DetectedFace
        /// The upright crop that was looked at, 160×160.
        package let crop: Image
        /// Takes a point of the crop to the picture.
        package let toPicture: AffineMap
    }

    /// Looks at a face once more, upright and at one size: its second score is new, and its eyes and chin become more exact, by the
    /// locator's network and then by the aligner. The box and the first score stay.
    package func look(at face: DetectedFace, in image: Image) -> DetectedFace {
        aligned(closeLook(at: face, in: image))
    }

    /// The second half of ``look(at:in:)``.
    func aligned(_ look: Look) -> DetectedFace {
        aligner.aligned(look.face, in: look.crop, toPicture: look.toPicture)
    }

    /// As ``look(at:in:)``, without the aligner.
    package func closeLook(at face: DetectedFace, in image: Image) -> Look {
        let toPicture = LocatorNumbers.refinementTransform(for: face)
        let size = LocatorNumbers.coarsestSide
        let crop = image.warped(by: toPicture, width: size, height: size, outside: .fill(LocatorNumbers.border))
        var look = Look(face: face, crop: crop, toPicture: toPicture)
        let found = network.output(for: crop)
            .candidates(
                in: Rect(x: 0, y: 0, width: Double(size), height: Double(size)),
                threshold: LocatorNumbers.secondThreshold
            ).found
        let nearest = LocatorNumbers.central(found.map(\.face))
        look.face.secondScore = nearest?.score ?? 0
        guard let nearest, nearest.score >= LocatorNumbers.threshold else { return look }
        look.face.moveEyesAndChin(
            left: toPicture(nearest.leftEye), right: toPicture(nearest.rightEye), chin: toPicture(nearest.chin))
        return look
    }
}
