import FaceParsing
import Imaging

/// Finds and parses the faces of a picture; the first half of ``EmojiMaker``, which needs no style.
public struct FaceReader: Sendable {
    let locator: FaceLocator
    let parser: FaceParser
    private let maximumPixels: Int

    /// Loads the networks.
    ///
    /// - Parameter maximumPixels: larger pictures are refused before any memory is taken for them.
    /// - Throws: `FaceParsingError` when the weights are missing or broken.
    public init(maximumPixels: Int = 50_000_000) throws {
        locator = try FaceLocator()
        parser = try FaceParser()
        self.maximumPixels = maximumPixels
    }

    /// Decodes a picture and parses its faces.
    ///
    /// Large pictures are decoded at a reduced size, and in full only when no face is found at the reduced one.
    ///
    /// - Parameters:
    ///   - bytes: a PNG or JPEG file.
    ///   - faces: which faces to parse.
    /// - Returns: the decoded picture and at least one face, largest first.
    /// - Throws: `ImagingError` for a picture that cannot be decoded, ``EmojiError`` when the faces are not there.
    public func read(_ bytes: [UInt8], faces choice: FaceChoice = .largest) throws -> FaceReading {
        var timings = StageTimings()
        let options = DecodingOptions(maximumPixels: maximumPixels, targetSide: Self.reducedSide)
        let picture = try timings.measure(.decode) {
            try DecodedPicture(bytes: bytes, options: options)
        }
        do {
            return try read(picture, faces: choice, timings: timings)
        } catch EmojiError.noFace where picture.scale < 1 {
            let full = try timings.measure(.decode) {
                try DecodedPicture(bytes: bytes, options: DecodingOptions(maximumPixels: maximumPixels))
            }
            return try read(full, faces: choice, timings: timings)
        }
    }

    /// Parses the faces of a decoded picture. What the locator takes for a face and the parser does not, is none.
    ///
    /// - Parameters:
    ///   - picture: an upright picture.
    ///   - faces: which faces to parse.
    /// - Throws: ``EmojiError`` when the faces are not there.
    public func read(_ picture: Image, faces choice: FaceChoice = .largest) throws -> FaceReading {
        try read(DecodedPicture(image: picture), faces: choice, timings: StageTimings())
    }

    /// The label map of a picture, at the picture's own upright size.
    ///
    /// - Parameters:
    ///   - bytes: a PNG or JPEG file.
    ///   - faces: which faces to parse; everything else is background.
    /// - Throws: as ``read(_:faces:)``.
    public func parse(_ bytes: [UInt8], faces choice: FaceChoice = .all) throws -> PictureParse {
        let picture = try DecodedPicture(bytes: bytes, options: DecodingOptions(maximumPixels: maximumPixels))
        let reading = try read(picture.image, faces: choice)
        return PictureParse(picture: picture.image, faces: reading.faces)
    }

    private func read(
        _ picture: DecodedPicture, faces choice: FaceChoice, timings: StageTimings
    ) throws -> FaceReading {
        var timings = timings
        let search = timings.measure(.locate) { locator.search(picture.image) }
        let faces = timings.measure(.parse) { parse(search.faces, of: picture.image, atMost: choice.highest) }
        guard !faces.isEmpty else {
            let scores = search.faces.map(\.score) + [search.bestRejectedScore]
            throw EmojiError.noFace(bestScore: scores.max() ?? 0)
        }
        return FaceReading(picture: picture, faces: try choice.select(from: faces), timings: timings)
    }

    /// The first `count` candidates that the parser takes for faces too.
    private func parse(_ candidates: [DetectedFace], of image: Image, atMost count: Int) -> [ParsedFace] {
        var faces: [ParsedFace] = []
        for candidate in candidates where faces.count < count {
            let face = parser.parse(image, face: candidate)
            if face.isFace { faces.append(face) }
        }
        return faces
    }

    /// Long side, in pixels, at which pictures are searched first.
    private static let reducedSide = 1024
}

/// A decoded picture and the faces parsed in it.
public struct FaceReading: Sendable {
    /// The picture, perhaps reduced: positions in ``faces`` are in pixels of `picture.image`.
    public let picture: DecodedPicture
    /// Largest first, at least one.
    public let faces: [ParsedFace]
    /// How long each stage took.
    public let timings: StageTimings

    /// The first of ``faces``.
    var largest: ParsedFace { faces[0] }
}

extension FaceChoice {
    /// The number of the last face that has to be known.
    var highest: Int {
        switch self {
        case .largest: 1
        case .all: .max
        case .number(let number): number >= 1 ? number : .max
        }
    }

    func select<Face>(from faces: [Face]) throws(EmojiError) -> [Face] {
        switch self {
        case .largest: return Array(faces.prefix(1))
        case .all: return faces
        case .number(let number):
            guard (1...faces.count).contains(number) else { throw .noSuchFace(number: number, found: faces.count) }
            return [faces[number - 1]]
        }
    }
}
