import CImageCodecs

/// Reads PNG files, of an animation (APNG) the picture that programs without animations show.
struct PNGReader: PictureRows {
    let header: PictureHeader
    let colors: ColorDescription
    private let source: PictureSource

    init(source: PictureSource) throws(ImagingError) {
        self.source = source
        (header, colors) = try Session.open(source) { (session) throws(ImagingError) in
            (PictureHeader(format: .png, info: session.info), ColorDescription(session.info))
        }
    }

    func cheapReduction(atMost reduction: Int) -> Int { 1 }

    func read(
        reduction: Int, row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        try Session.open(source) { (session) throws(ImagingError) in
            try session.read(asIndices: false, row: body)
        }
    }

    /// The palette indices (or 8-bit grey levels) as stored: rows of one byte a pixel.
    func readIndices(
        row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        try Session.open(source) { (session) throws(ImagingError) in
            try session.read(asIndices: true, row: body)
        }
    }

    /// One time that the file is gone through.
    private struct Session {
        let reader: OpaquePointer
        let info: mugmoji_picture_info

        static func open<Result>(
            _ source: PictureSource, _ body: (Session) throws(ImagingError) -> Result
        ) throws(ImagingError) -> Result {
            try source.withInput { (input) throws(ImagingError) in
                var info = mugmoji_picture_info()
                var error = mugmoji_codec_error()
                guard let reader = mugmoji_png_open(&input, &info, &error) else {
                    throw ImagingError(error, format: .png)
                }
                defer { mugmoji_png_close(reader) }
                return try body(Session(reader: reader, info: info))
            }
        }

        func read(
            asIndices: Bool, row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
        ) throws(ImagingError) {
            var error = mugmoji_codec_error()
            guard mugmoji_png_start(reader, asIndices, &error) else { throw ImagingError(error, format: .png) }
            let stride = Int(info.width) * (asIndices ? 1 : 4)
            if info.interlaced { return try readInterlaced(stride: stride, row: body) }
            let row = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: stride)
            defer { row.deallocate() }
            for _ in 0..<info.height {
                guard mugmoji_png_read_row(reader, row.baseAddress, &error) else {
                    throw ImagingError(error, format: .png)
                }
                try body(row)
            }
        }

        /// No row is whole before the last pass.
        private func readInterlaced(
            stride: Int, row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
        ) throws(ImagingError) {
            let (rows, size) = (Int(info.height), stride * Int(info.height))
            guard let memory = mugmoji_spill_take(size) else {
                throw .outOfMemory(details: "an interlaced picture of this size needs \(size >> 20) MiB of room")
            }
            defer { mugmoji_spill_give(memory, size) }
            let pixels = memory.assumingMemoryBound(to: UInt8.self)
            var error = mugmoji_codec_error()
            guard mugmoji_png_read_all(reader, pixels, &error) else { throw ImagingError(error, format: .png) }
            for y in 0..<rows {
                try body(UnsafeMutableBufferPointer(start: pixels + y * stride, count: stride))
                if y % 256 == 255 { mugmoji_spill_rest(memory, size, y * stride) }
            }
        }
    }
}
