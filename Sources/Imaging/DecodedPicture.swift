/// How a picture file is decoded.
package struct DecodingOptions: Sendable, Hashable {
    /// The most pixels that a picture may have where nobody says otherwise: those of the largest camera sensors, 16384×16384.
    package static let defaultMaximumPixels = 1 << 28

    /// Pictures with more pixels are refused before any pixel memory is taken.
    package var maximumPixels: Int
    /// When given, a larger picture is reduced while it is decoded: to the smallest size that the format's decoder makes
    /// cheaply and whose long side is still at least this many pixels.
    package var targetSide: Int?
    /// How the picture is turned beyond what the file itself says.
    package var turn: Turn

    /// How a picture is decoded: whole, and as its file says it is turned, where nothing else is said.
    package init(
        maximumPixels: Int = defaultMaximumPixels, targetSide: Int? = nil, turn: Turn = .none
    ) {
        self.maximumPixels = maximumPixels
        self.targetSide = targetSide
        self.turn = turn
    }
}

/// A picture file's pixels, upright.
package struct DecodedPicture: Sendable {
    /// The upright picture, reduced by ``scale``.
    package let image: Image
    /// Pixels of ``image`` for one pixel of the picture, at most 1. The last column and row may stand for less than a full
    /// step, so multiply coordinates by this and do not derive it from the sizes.
    package let scale: Double
    /// Columns of the full upright picture.
    package let width: Int
    /// Rows of the full upright picture.
    package let height: Int

    /// Wraps an image that was not read from a file.
    package init(image: Image) {
        self.init(image: image, scale: 1, width: image.width, height: image.height)
    }

    init(image: Image, scale: Double, width: Int, height: Int) {
        self.image = image
        self.scale = scale
        self.width = width
        self.height = height
    }

    /// Decodes a picture file, told apart by content, and turns it upright by its Exif orientation.
    ///
    /// JPEG is reduced within the inverse DCT (by 2, 4 or 8), other formats row by row with box averages (by a whole number), so
    /// that memory goes with the reduced size.
    ///
    /// - Throws: ``ImagingError``.
    package init(bytes: [UInt8], options: DecodingOptions = DecodingOptions()) throws(ImagingError) {
        self = try PictureFile(PictureSource(bytes: bytes), options: options).decode(targetSide: options.targetSide)
    }

    /// The picture turned clockwise once more.
    package func turned(by turn: Turn) -> DecodedPicture {
        let swaps = turn.orientation.swapsSides
        return DecodedPicture(
            image: image.upright(from: turn.orientation), scale: scale, width: swaps ? height : width,
            height: swaps ? width : height)
    }
}
