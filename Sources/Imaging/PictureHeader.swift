import CImageCodecs

/// What a picture file says about itself before its pixels.
package struct PictureHeader: Sendable, Hashable {
    package let format: PictureFormat
    /// Columns as stored.
    package let storedWidth: Int
    /// Rows as stored.
    package let storedHeight: Int
    /// How the stored picture has to be turned.
    package let orientation: Orientation

    /// Columns of the upright picture.
    package var width: Int { orientation.swapsSides ? storedHeight : storedWidth }
    /// Rows of the upright picture.
    package var height: Int { orientation.swapsSides ? storedWidth : storedHeight }

    /// Reads the header of a picture file; no pixel is decoded and no pixel memory taken.
    ///
    /// - Throws: ``ImagingError`` when the bytes are no such picture or damaged before the first pixel.
    package init(bytes: [UInt8]) throws(ImagingError) {
        self = try PictureFile(PictureSource(bytes: bytes), options: DecodingOptions(maximumPixels: .max)).header
    }

    init(format: PictureFormat, info: mugmoji_picture_info) {
        self.format = format
        storedWidth = Int(info.width)
        storedHeight = Int(info.height)
        orientation = Orientation(exif: UnsafeRawBufferPointer(start: info.exif, count: info.exif_length))
    }
}
