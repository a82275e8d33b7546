import CImageCodecs

/// Reads one picture file as rows, from the top down; one type for each format.
///
/// A reader holds only what the header says: the rows are decoded anew at every call, so that memory goes with a row and not
/// with the picture.
protocol PictureRows: Sendable {
    /// Reads what comes before the pixels.
    ///
    /// - Throws: ``ImagingError`` when the file is no such picture or damaged before the first pixel.
    init(source: PictureSource) throws(ImagingError)

    /// What the file says about itself.
    var header: PictureHeader { get }
    /// What the numbers of its pixels mean.
    var colors: ColorDescription { get }

    /// The largest of the format's cheap reductions (1 for most) that is at most `reduction`.
    func cheapReduction(atMost reduction: Int) -> Int

    /// Hands over the rows as stored, not turned: W×4 bytes each, red, green, blue and straight alpha (or four inks, 0 none, where
    /// ``ColorDescription/model`` says so), which the receiver may change in place. W and the number of rows are the stored sizes
    /// divided by `reduction`, rounded up.
    ///
    /// - Parameter reduction: a result of ``cheapReduction(atMost:)``.
    func read(
        reduction: Int, row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError)
}

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

extension PictureHeader {
    /// What a reader without a C side of its own says.
    init(format: PictureFormat, width: Int, height: Int, exif: [UInt8]) {
        self = exif.withUnsafeBufferPointer { exif in
            var info = mugmoji_picture_info()
            info.width = UInt32(clamping: width)
            info.height = UInt32(clamping: height)
            info.exif = exif.baseAddress
            info.exif_length = exif.count
            return PictureHeader(format: format, info: info)
        }
    }
}
