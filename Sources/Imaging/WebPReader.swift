import CImageCodecs
import CLibWebP

/// Reads one WebP file: the picture, or the first frame of an animated one on its canvas.
///
/// libwebp decodes lossy colours row by row, but holds lossless ones and alpha as a whole. Rows are therefore made in bands; for each of
/// them libwebp goes through the file anew, so bands are as high as memory allows.
struct WebPReader: PictureRows {
    /// A file's picture is held in memory.
    private static let largestPicture = 64 << 20
    /// For what libwebp and a band hold, beside the file.
    private let memory: Int
    /// More would make too many bands.
    private static let mostPixels = 100_000_000
    /// What libwebp decodes as a whole: 4 bytes a pixel.
    private static let mostWholePixels = 32_000_000

    let header: PictureHeader
    let colors: ColorDescription
    private let source: PictureSource
    private let container: WebPContainer

    init(source: PictureSource) throws(ImagingError) { try self.init(source: source, memory: 144 << 20) }

    init(source: PictureSource, memory: Int) throws(ImagingError) {
        self.source = source
        self.memory = memory
        container = try WebPContainer(source)
        header = PictureHeader(
            format: .webp, width: container.width, height: container.height, exif: container.exif)
        colors = ColorDescription(profile: container.profile)
    }

    private var isOneFrame: Bool {
        container.frame.width == container.width && container.frame.height == container.height
    }

    /// libwebp reduces by any number. It averages colours whatever their alpha, so that it must not where there is any.
    func cheapReduction(atMost reduction: Int) -> Int {
        guard isOneFrame, !container.frame.hasAlpha else { return 1 }
        return max(1, min(reduction, container.width, container.height))
    }

    func read(
        reduction: Int, row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let frame = container.frame
        let holdsAll = frame.isLossless || frame.hasAlpha
        if frame.width * frame.height > Self.mostPixels {
            throw .tooDemanding(
                "a WebP picture of \(frame.width)×\(frame.height) pixels",
                limit: "\(Self.mostPixels / 1_000_000) megapixels of WebP")
        }
        if holdsAll, frame.width * frame.height > Self.mostWholePixels {
            let kind = frame.isLossless ? "lossless" : "transparent"
            throw .tooDemanding(
                "a \(kind) WebP picture of \(frame.width)×\(frame.height) pixels",
                limit: "\(Self.mostWholePixels / 1_000_000) megapixels of this kind")
        }
        try withPicture { (picture) throws(ImagingError) in
            let decoder = Decoder(
                picture: picture, width: frame.width, height: frame.height, reduction: max(1, reduction),
                memory: min(96 << 20, memory - (holdsAll ? frame.width * frame.height * 4 : 0)))
            guard !isOneFrame else { return try decoder.rows(row) }
            try place(frame, decoder: decoder, row: row)
        }
    }

    /// Hands over the canvas with the frame on it; what lies around it is transparent.
    private func place(
        _ frame: WebPContainer.Frame, decoder: Decoder,
        row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let canvasRow = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: container.width * 4)
        defer { canvasRow.deallocate() }
        func hand(_ pixels: UnsafeMutableBufferPointer<UInt8>?) throws(ImagingError) {
            canvasRow.initialize(repeating: 0)
            if let pixels {
                _ = UnsafeMutableBufferPointer(rebasing: canvasRow[(frame.x * 4)...]).update(fromContentsOf: pixels)
            }
            try row(canvasRow)
        }
        for _ in 0..<frame.y { try hand(nil) }
        try decoder.rows { (pixels) throws(ImagingError) in try hand(pixels) }
        for _ in frame.y + frame.height..<container.height { try hand(nil) }
    }

    private func withPicture(
        _ body: (UnsafeBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let range = container.frame.bytes
        guard range.count <= Self.largestPicture else {
            throw .tooDemanding(
                "a WebP picture of \(range.count >> 20) MiB", limit: "\(Self.largestPicture >> 20) MiB")
        }
        let isInMemory = try source.withInput { (input) throws(ImagingError) in
            guard let bytes = input.bytes else { return false }
            let end = min(range.upperBound, Int(input.length))
            try body(UnsafeBufferPointer(start: bytes + range.lowerBound, count: end - range.lowerBound))
            return true
        }
        guard !isInMemory else { return }
        let bytes = source.bytes(at: range.lowerBound, count: range.count)
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(ImagingError) in try body(buffer) }
        }
        try result.get()
    }

    /// Decodes band by band, reduced by a whole number.
    private struct Decoder {
        var picture: UnsafeBufferPointer<UInt8>
        var width: Int
        var height: Int
        var reduction: Int
        /// Bytes that a band may take.
        var memory: Int

        func rows(_ row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void) throws(ImagingError) {
            // Whole steps only, so that pixels lie where they belong; the last column and row, if cut, repeat those before.
            let (columns, lines) = (width / reduction, height / reduction)
            let isWidthCut = columns * reduction < width
            let stride = (isWidthCut ? columns + 1 : columns) * 4
            // Lossy pictures can be cut at even rows only.
            let bandLines = min(lines, max(2, memory / stride / 2 * 2))
            let band = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: stride * bandLines)
            defer { band.deallocate() }
            for start in Swift.stride(from: 0, to: lines, by: bandLines) {
                let count = min(bandLines, lines - start)
                try decode(from: start, columns: columns, lines: count, into: band, stride: stride)
                for line in 0..<count {
                    let pixels = UnsafeMutableBufferPointer(rebasing: band[line * stride..<(line + 1) * stride])
                    if isWidthCut {
                        for byte in stride - 4..<stride { pixels[byte] = pixels[byte - 4] }
                    }
                    guard start + line == lines - 1, lines * reduction < height else {
                        try row(pixels)
                        continue
                    }
                    let last = Array(pixels)
                    try row(pixels)
                    _ = pixels.update(fromContentsOf: last)
                    try row(pixels)
                }
            }
        }

        private func decode(
            from start: Int, columns: Int, lines: Int, into band: UnsafeMutableBufferPointer<UInt8>, stride: Int
        ) throws(ImagingError) {
            var config = WebPDecoderConfig()
            guard WebPInitDecoderConfig(&config) != 0 else {
                throw .corrupt(.webp, details: "another version of libwebp is installed than was built with")
            }
            config.options.use_cropping = 1
            config.options.crop_top = Int32(start * reduction)
            config.options.crop_width = Int32(columns * reduction)
            config.options.crop_height = Int32(lines * reduction)
            if reduction > 1 {
                config.options.use_scaling = 1
                config.options.scaled_width = Int32(columns)
                config.options.scaled_height = Int32(lines)
            }
            config.output.colorspace = MODE_RGBA
            config.output.is_external_memory = 1
            config.output.u.RGBA = WebPRGBABuffer(rgba: band.baseAddress, stride: Int32(stride), size: band.count)
            let status = WebPDecode(picture.baseAddress, picture.count, &config)
            guard status == VP8_STATUS_OK else { throw ImagingError(webP: status) }
        }
    }
}
