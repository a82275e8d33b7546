import CImageCodecs

/// What a picture file says about itself before its pixels.
public struct PictureHeader: Sendable, Hashable {
    public let format: PictureFormat
    /// Columns as stored.
    public let storedWidth: Int
    /// Rows as stored.
    public let storedHeight: Int
    /// How the stored picture has to be turned.
    public let orientation: Orientation

    /// Columns of the upright picture.
    public var width: Int { orientation.swapsSides ? storedHeight : storedWidth }
    /// Rows of the upright picture.
    public var height: Int { orientation.swapsSides ? storedWidth : storedHeight }

    /// Reads the header of a PNG or JPEG file; no pixel is decoded and no pixel memory taken.
    ///
    /// - Throws: ``ImagingError`` when the bytes are no such picture or damaged before the first pixel.
    public init(bytes: [UInt8]) throws(ImagingError) {
        let format = try PictureFormat.detect(bytes)
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
            switch format {
            case .png: try PNGReader(bytes: buffer).header
            case .jpeg: try JPEGReader(bytes: buffer).header
            case .webp, .gif, .heif, .avif: throw .unsupportedFormat(name: nil)
            }
        }
    }

    init(format: PictureFormat, info: mugmoji_picture_info) {
        self.format = format
        storedWidth = Int(info.width)
        storedHeight = Int(info.height)
        orientation = Orientation(exif: UnsafeRawBufferPointer(start: info.exif, count: info.exif_length))
    }

    /// - Throws: ``ImagingError/tooLarge(width:height:maximumPixels:)``.
    func check(_ options: DecodingOptions) throws(ImagingError) {
        // Sides are below 2³¹, so the product fits.
        guard storedWidth * storedHeight <= options.maximumPixels else {
            throw .tooLarge(width: width, height: height, maximumPixels: options.maximumPixels)
        }
    }
}
