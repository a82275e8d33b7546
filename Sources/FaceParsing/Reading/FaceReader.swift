import Basics
public import Imaging

/// Finds and parses the faces of a picture: the first of three verbs, which needs no style.
public struct FaceReader: Sendable {
    /// Pictures with more pixels are refused where nothing else is said: 268 million.
    public static let defaultMaximumPixels = DecodingOptions.defaultMaximumPixels
    /// The most faces that are parsed in one picture; what is smaller is counted, and left out.
    package static let maximumFaces = 100

    package let locator: FaceLocator
    package let parser: FaceParser
    private let maximumPixels: Int

    /// Loads the networks.
    ///
    /// - Parameter maximumPixels: larger pictures are refused before any memory is taken for them.
    /// - Throws: ``FaceParsingError`` when the weights are missing or broken.
    public init(maximumPixels: Int = FaceReader.defaultMaximumPixels) throws(FaceParsingError) {
        locator = try FaceLocator()
        parser = try FaceParser()
        self.maximumPixels = maximumPixels
    }

    /// Decodes a picture and parses its faces; see ``read(_:faces:turn:)-(PictureSource,_,_)``.
    ///
    /// - Parameter bytes: a picture file.
    public func read(_ bytes: [UInt8], faces choice: FaceChoice = .largest, turn: Turn? = nil) throws -> FaceReading {
        try read(PictureSource(bytes: bytes), faces: choice, turn: turn)
    }

    /// Decodes a picture and parses its faces.
    ///
    /// Large pictures are searched at a reduced size first, and when no face is found there, or more are wanted than the largest, at
    /// their full size, row by row: memory does not grow with the picture. When nothing is found at all, the picture is searched in
    /// its other three turns too, because phones forget to note how they were held.
    ///
    /// - Parameters:
    ///   - source: a picture file.
    ///   - faces: which faces to parse.
    ///   - turn: how the picture is turned beyond what the file says; tried out where `nil`.
    /// - Returns: the decoded picture and at least one face, largest first.
    /// - Throws: `ImagingError` for a picture that cannot be decoded, ``FaceReadingError`` when the faces are not there.
    public func read(
        _ source: PictureSource, faces choice: FaceChoice = .largest, turn: Turn? = nil
    ) throws -> FaceReading {
        var timings = StageTimings()
        let options = DecodingOptions(maximumPixels: maximumPixels, turn: turn ?? .none)
        let (file, picture) = try timings.measure(.decode) {
            let file = try PictureFile(source, options: options)
            return (file, try file.decode(targetSide: Self.reducedSide))
        }
        return try read(picture, of: file, faces: choice, triesTurns: turn == nil, timings: timings)
    }

    /// Parses the faces of a decoded picture. What the locator takes for a face and the parser does not, is none.
    ///
    /// - Parameters:
    ///   - picture: an upright picture.
    ///   - faces: which faces to parse.
    /// - Throws: ``FaceReadingError`` when the faces are not there.
    public func read(_ picture: Image, faces choice: FaceChoice = .largest) throws -> FaceReading {
        try read(
            DecodedPicture(image: picture), of: nil, faces: choice, triesTurns: false, timings: StageTimings())
    }

    private func read(
        _ picture: DecodedPicture, of file: PictureFile?, faces choice: FaceChoice, triesTurns: Bool,
        timings: StageTimings
    ) throws -> FaceReading {
        let wantsMore = choice != .largest
        var search = PictureSearch(reader: self, most: min(choice.highest, Self.maximumFaces), timings: timings)
        search.look(at: picture.image, everyLevel: wantsMore)
        let closer = picture.scale < 1 ? file : nil
        if wantsMore, let closer {
            try search.lookCloser(at: closer, reduced: picture)
        } else {
            search.parse(in: picture.image)
        }
        if !wantsMore, search.faces.isEmpty, let closer { try search.lookCloser(at: closer, reduced: picture) }
        var (picture, turn) = (picture, Turn.none)
        if triesTurns, !search.isSure, let found = search.lookInOtherTurns(at: picture.image) {
            (picture, turn) = (picture.turned(by: found), found)
        }
        guard !search.faces.isEmpty else { throw FaceReadingError.noFace(bestScore: search.bestScore) }
        return FaceReading(
            picture: picture, turn: turn, reducedFaces: try choice.select(from: search.faces),
            facesLeftOut: choice == .all ? search.facesLeftOut : 0, timings: search.timings)
    }

    /// Long side, in pixels, at which pictures are searched first, or more, up to twice as many: a quarter of what most phones give (4032)
    /// is no less.
    private static let reducedSide = 1008
}
