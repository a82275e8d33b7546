import CImageCodecs

/// Reads JPEG files: baseline, extended and progressive, grey, in colour and in inks.
struct JPEGReader: PictureRows {
    let header: PictureHeader
    let colors: ColorDescription
    private let source: PictureSource

    init(source: PictureSource) throws(ImagingError) {
        self.source = source
        (header, colors) = try Self.open(source) { (_, info) throws(ImagingError) in
            (PictureHeader(format: .jpeg, info: info), ColorDescription(info))
        }
    }

    func cheapReduction(atMost reduction: Int) -> Int { [8, 4, 2].first { $0 <= reduction } ?? 1 }

    func read(
        reduction: Int, row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        try Self.open(source) { (reader, _) throws(ImagingError) in
            var error = mugmoji_codec_error()
            var (width, height) = (UInt32(), UInt32())
            guard mugmoji_jpeg_start(reader, Int32(8 / reduction), &width, &height, &error) else {
                throw ImagingError(error, format: .jpeg)
            }
            let row = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(width) * 4)
            defer { row.deallocate() }
            for _ in 0..<height {
                guard mugmoji_jpeg_read_row(reader, row.baseAddress, &error) else {
                    throw ImagingError(error, format: .jpeg)
                }
                try body(row)
            }
        }
    }

    private static func open<Result>(
        _ source: PictureSource, _ body: (OpaquePointer, mugmoji_picture_info) throws(ImagingError) -> Result
    ) throws(ImagingError) -> Result {
        try source.withInput { (input) throws(ImagingError) in
            var info = mugmoji_picture_info()
            var error = mugmoji_codec_error()
            guard let reader = mugmoji_jpeg_open(&input, &info, &error) else {
                throw ImagingError(error, format: .jpeg)
            }
            defer { mugmoji_jpeg_close(reader) }
            return try body(reader, info)
        }
    }
}
