import CImageCodecs

/// Reads one JPEG file. The bytes must stay in place while the reader lives.
final class JPEGReader {
    let header: PictureHeader
    private let reader: OpaquePointer

    init(bytes: UnsafeBufferPointer<UInt8>) throws(ImagingError) {
        var info = mugmoji_picture_info()
        var error = mugmoji_codec_error()
        guard let reader = mugmoji_jpeg_open(bytes.baseAddress, bytes.count, &info, &error) else {
            throw ImagingError(error, format: .jpeg)
        }
        self.reader = reader
        header = PictureHeader(format: .jpeg, info: info)
    }

    deinit { mugmoji_jpeg_close(reader) }

    /// The picture as stored, reduced by 1, 2, 4 or 8 so that its long side keeps `targetSide` pixels.
    func decode(targetSide: Int?) throws(ImagingError) -> (image: Image, scale: Double) {
        let long = max(header.storedWidth, header.storedHeight)
        let reduction = targetSide.flatMap { target in [8, 4, 2].first { (long + $0 - 1) / $0 >= target } } ?? 1
        var error = mugmoji_codec_error()
        var (width, height) = (UInt32(), UInt32())
        guard mugmoji_jpeg_start(reader, Int32(8 / reduction), &width, &height, &error) else {
            throw ImagingError(error, format: .jpeg)
        }
        let size = Int(width) * Int(height) * 4
        var complete = false
        let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            complete = mugmoji_jpeg_read_all(reader, buffer.baseAddress, &error)
            count = complete ? size : 0
        }
        guard complete else { throw ImagingError(error, format: .jpeg) }
        return (Image(width: Int(width), height: Int(height), pixels: pixels), 1 / Double(reduction))
    }
}
