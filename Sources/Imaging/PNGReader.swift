import CImageCodecs

/// Reads one PNG file. The bytes must stay in place while the reader lives.
final class PNGReader {
    let header: PictureHeader
    private let info: mugmoji_picture_info
    private let reader: OpaquePointer

    init(bytes: UnsafeBufferPointer<UInt8>) throws(ImagingError) {
        var info = mugmoji_picture_info()
        var error = mugmoji_codec_error()
        guard let reader = mugmoji_png_open(bytes.baseAddress, bytes.count, &info, &error) else {
            throw ImagingError(error, format: .png)
        }
        self.reader = reader
        self.info = info
        header = PictureHeader(format: .png, info: info)
    }

    deinit { mugmoji_png_close(reader) }

    /// The picture as stored, reduced by a whole number so that its long side keeps `targetSide` pixels.
    func decode(targetSide: Int?) throws(ImagingError) -> (image: Image, scale: Double) {
        let (width, height) = (header.storedWidth, header.storedHeight)
        let reduction = targetSide.map { max(1, max(width, height) / max(1, $0)) } ?? 1
        var error = mugmoji_codec_error()
        guard mugmoji_png_start(reader, false, &error) else { throw ImagingError(error, format: .png) }
        guard reduction > 1 else {
            return (Image(width: width, height: height, pixels: try readAll(bytesPerPixel: 4)), 1)
        }
        var reducer = BoxReducer(width: width, height: height, reduction: reduction)
        if info.interlaced {
            try readAll(bytesPerPixel: 4).withUnsafeBufferPointer { all in
                for y in 0..<height {
                    reducer.add(row: UnsafeBufferPointer(rebasing: all[y * width * 4..<(y + 1) * width * 4]))
                }
            }
        } else {
            var row = [UInt8](repeating: 0, count: width * 4)
            for _ in 0..<height {
                guard mugmoji_png_read_row(reader, &row, &error) else { throw ImagingError(error, format: .png) }
                row.withUnsafeBufferPointer { reducer.add(row: $0) }
            }
            try finish()
        }
        return (reducer.image(), 1 / Double(reduction))
    }

    /// The palette indices (or 8-bit grey levels) as stored, one byte a pixel.
    func decodeIndices() throws(ImagingError) -> [UInt8] {
        var error = mugmoji_codec_error()
        guard mugmoji_png_start(reader, true, &error) else { throw ImagingError(error, format: .png) }
        return try readAll(bytesPerPixel: 1)
    }

    private func readAll(bytesPerPixel: Int) throws(ImagingError) -> [UInt8] {
        let size = header.storedWidth * header.storedHeight * bytesPerPixel
        var error = mugmoji_codec_error()
        var complete = false
        let pixels = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            complete = mugmoji_png_read_all(reader, buffer.baseAddress, &error)
            count = complete ? size : 0
        }
        guard complete else { throw ImagingError(error, format: .png) }
        try finish()
        return pixels
    }

    private func finish() throws(ImagingError) {
        var error = mugmoji_codec_error()
        guard mugmoji_png_finish(reader, &error) else { throw ImagingError(error, format: .png) }
    }
}
