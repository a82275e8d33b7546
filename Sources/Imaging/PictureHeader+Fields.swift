import CImageCodecs

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
