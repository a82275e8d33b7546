import Basics
import Imaging

/// The search for faces in one picture, from a first look at it reduced to a second one at all of its pixels.
struct PictureSearch {
    let reader: FaceReader
    /// The most faces that are wanted.
    let most: Int
    private(set) var timings: StageTimings
    /// Faces that the parser takes for faces too, largest first; pixels of the reduced picture.
    private(set) var faces: [ParsedFace] = []
    /// Candidates that were not parsed, because there were enough faces before them.
    private(set) var facesLeftOut = 0
    /// The best score of anything that was looked at.
    private(set) var bestScore = 0.0
    private var candidates = FaceLocator.Candidates()

    init(reader: FaceReader, most: Int, timings: StageTimings) {
        self.reader = reader
        self.most = most
        self.timings = timings
    }

    /// Whether there is a face that is not doubtful.
    var isSure: Bool { faces.contains { $0.certainty == .sure } }

    /// Looks at the reduced picture.
    ///
    /// - Parameter everyLevel: small faces are looked for beside a large one.
    mutating func look(at image: Image, everyLevel: Bool) {
        let locator = reader.locator
        candidates = timings.measure(.locate) { locator.candidates(in: image, everyLevel: everyLevel) }
        bestScore = candidates.bestRejectedScore
    }

    /// Parses what was found in the reduced picture.
    mutating func parse(in image: Image) {
        parse(DetectedFace.merged(candidates.faces).map { ($0, Place(image: image)) })
    }

    /// Looks at the reduced picture turned by 90°, 180° and 270°, and keeps what is surest.
    ///
    /// - Returns: the turn; `nil` when no face is sure in any.
    mutating func lookInOtherTurns(at image: Image) -> Turn? {
        var best: (turn: Turn, search: PictureSearch)?
        for turn in Turn.allCases where turn != .none {
            var other = PictureSearch(reader: reader, most: most, timings: timings)
            let turned = image.upright(from: turn.orientation)
            other.look(at: turned, everyLevel: most > 1)
            other.parse(in: turned)
            timings = other.timings
            other.faces.removeAll { $0.certainty != .sure }
            guard let face = other.faces.first else { continue }
            if let known = best?.search.faces.first, known.likelihood >= face.likelihood { continue }
            best = (turn, other)
        }
        guard let best else { return nil }
        (faces, facesLeftOut) = (best.search.faces, best.search.facesLeftOut)
        return best.turn
    }

    /// Looks at all pixels of the picture's file, and parses what was found there and in the reduced picture.
    ///
    /// - Parameter picture: the file's picture, reduced.
    /// - Throws: `ImagingError` when the file cannot be decoded.
    mutating func lookCloser(at file: PictureFile, reduced picture: DecodedPicture) throws {
        let (locator, side) = (reader.locator, candidates.finestSide)
        let finer = try timings.measure(.locate) { try locator.candidates(in: file, beyond: side) }
        bestScore = max(bestScore, finer.bestRejectedScore)
        (faces, facesLeftOut) = ([], 0)
        guard !finer.faces.isEmpty else { return parse(in: picture.image) }
        let scale = picture.scale
        let merged = DetectedFace.merged(candidates.faces + finer.faces.map { $0.scaled(by: scale) })
        let least = merged.map(\.score).sorted(by: >).dropFirst(Self.mostCandidates - 1).first ?? 0
        var pending = merged.filter { $0.score >= least }[...]
        // Pieces of the picture are cut out in few passes over it, and few of them lie in memory at once.
        while !pending.isEmpty, faces.count < most {
            var (batch, windows, size) = ([DetectedFace](), [PictureFile.Window](), 0)
            while let face = pending.first, size < Self.batchSize {
                let window = Self.window(around: face.scaled(by: 1 / scale))
                size += window.size
                batch.append(face)
                windows.append(window)
                pending.removeFirst()
            }
            let pieces = try timings.measure(.decode) { try file.pieces(windows) }
            parse(batch.indices.map { (batch[$0], pieces[$0].map { Place($0, scale: scale) }) })
        }
        facesLeftOut += pending.count
    }

    /// Patterns may look like faces to the locator in a thousand places: the surest of them are parsed.
    private static let mostCandidates = 2 * FaceReader.maximumFaces

    /// A picture to look at a face in.
    private struct Place: Sendable {
        let image: Image
        /// Pixels of the reduced picture for one of `image`.
        var zoom = 1.0
        /// Where the first pixel of `image` lies in the reduced picture.
        var origin = Point(x: 0, y: 0)

        init(image: Image) { self.image = image }

        /// - Parameter scale: pixels of the reduced picture for one of the full picture.
        init(_ piece: PictureFile.Piece, scale: Double) {
            image = piece.image
            zoom = piece.toPicture.a * scale
            origin = Point(x: piece.toPicture.tx * scale, y: piece.toPicture.ty * scale)
        }
    }

    /// Adds those of the candidates that the parser takes for faces too.
    ///
    /// - Parameter candidates: pixels of the reduced picture, and where each is looked at; `nil` where it cannot be.
    private mutating func parse(_ candidates: [(face: DetectedFace, place: Place?)]) {
        var pending = candidates[...]
        while !pending.isEmpty {
            guard faces.count < most else {
                bestScore = max(bestScore, pending.first?.face.score ?? 0)
                facesLeftOut += pending.count
                return
            }
            // Never more than are wanted.
            let next = pending.prefix(most - faces.count)
            pending = pending.dropFirst(next.count)
            let reader = reader
            let parsed = Array(next).spreadMap { Self.parse($0.face, in: $0.place, by: reader) }
            for (candidate, (face, timings)) in zip(next, parsed) {
                bestScore = max(bestScore, candidate.face.score)
                self.timings = self.timings.adding(timings)
                if let face { faces.append(face) }
            }
        }
    }

    /// - Returns: `nil` for what the parser takes for no face, and how long that took.
    private static func parse(
        _ candidate: DetectedFace, in place: Place?, by reader: FaceReader
    ) -> (face: ParsedFace?, timings: StageTimings) {
        var timings = StageTimings()
        guard let place else { return (nil, timings) }
        let moved = candidate.moved(dx: -place.origin.x, dy: -place.origin.y).scaled(by: 1 / place.zoom)
        let (located, aligned) = timings.measure(.locate) {
            let look = reader.locator.closeLook(at: moved, in: place.image)
            return (look.face, reader.locator.aligned(look))
        }
        let face = timings.measure(.parse) { reader.parser.parse(place.image, face: aligned, located: located) }
        return (face.isFace ? face.placed(zoom: place.zoom, origin: place.origin) : nil, timings)
    }

    /// Bytes of picture pieces that lie in memory at once.
    private static let batchSize = 32 << 20

    /// What is cut out for a face: the canonical frame reaches 2.4 times as far as from the eyes to the chin, and the parser may
    /// move it a little. Faces that are larger than the parser needs are made smaller.
    private static func window(around face: DetectedFace) -> PictureFile.Window {
        let middle = face.eyeMidpoint
        let (across, down) = (middle.x - face.chin.x, middle.y - face.chin.y)
        let reach = max((across * across + down * down).squareRoot(), 8)
        return PictureFile.Window(
            area: Rect(x: middle.x - 3 * reach, y: middle.y - 3 * reach, width: 6 * reach, height: 6 * reach),
            reduction: Int(reach / 120))
    }
}
