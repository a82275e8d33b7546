/// How a picture file is decoded.
public struct DecodingOptions: Sendable, Hashable {
    /// Pictures with more pixels are refused before any pixel memory is taken.
    public var maximumPixels: Int
    /// When given, a larger picture is reduced while it is decoded: to the smallest size that the format's decoder makes
    /// cheaply and whose long side is still at least this many pixels.
    public var targetSide: Int?

    public init(maximumPixels: Int = 50_000_000, targetSide: Int? = nil) {
        self.maximumPixels = maximumPixels
        self.targetSide = targetSide
    }
}

/// A picture file's pixels, upright.
public struct DecodedPicture: Sendable {
    /// The upright picture, reduced by ``scale``.
    public let image: Image
    /// Pixels of ``image`` for one pixel of the picture, at most 1. The last column and row may stand for less than a full
    /// step, so multiply coordinates by this and do not derive it from the sizes.
    public let scale: Double
    /// Columns of the full upright picture.
    public let width: Int
    /// Rows of the full upright picture.
    public let height: Int

    /// Wraps an image that was not read from a file.
    public init(image: Image) {
        self.image = image
        scale = 1
        width = image.width
        height = image.height
    }

    /// Decodes a PNG or JPEG file, told apart by content, and turns it upright by its Exif orientation.
    ///
    /// JPEG is reduced within the inverse DCT (by 2, 4 or 8), PNG row by row with box averages (by a whole number), so that
    /// memory goes with the reduced size; an interlaced PNG needs its full size for a while.
    ///
    /// - Throws: ``ImagingError``.
    public init(bytes: [UInt8], options: DecodingOptions = DecodingOptions()) throws(ImagingError) {
        let format = try PictureFormat.detect(bytes)
        let (header, stored, scale) = try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
            switch format {
            case .png:
                let reader = try PNGReader(bytes: buffer)
                try reader.header.check(options)
                let (image, scale) = try reader.decode(targetSide: options.targetSide)
                return (reader.header, image, scale)
            case .jpeg:
                let reader = try JPEGReader(bytes: buffer)
                try reader.header.check(options)
                let (image, scale) = try reader.decode(targetSide: options.targetSide)
                return (reader.header, image, scale)
            case .webp, .gif, .heif, .avif: throw .unsupportedFormat(name: nil)
            }
        }
        image = stored.upright(from: header.orientation)
        self.scale = scale
        width = header.width
        height = header.height
    }
}
