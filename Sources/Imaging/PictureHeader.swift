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

    /// Reads the header of a picture file; no pixel is decoded and no pixel memory taken.
    ///
    /// - Throws: ``ImagingError`` when the bytes are no such picture or damaged before the first pixel.
    public init(bytes: [UInt8]) throws(ImagingError) {
        self = try PictureFile(PictureSource(bytes: bytes), options: DecodingOptions(maximumPixels: .max)).header
    }

    init(format: PictureFormat, info: mugmoji_picture_info) {
        self.format = format
        storedWidth = Int(info.width)
        storedHeight = Int(info.height)
        orientation = Orientation(exif: UnsafeRawBufferPointer(start: info.exif, count: info.exif_length))
    }
}
