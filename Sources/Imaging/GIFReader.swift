import CLibGIF

/// Reads the first frame of a GIF file on its canvas. Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
struct GIFReader: PictureRows {
    /// An interlaced frame is held as a whole, one byte a pixel.
    private static let mostInterlacedPixels = 50_000_000

    let header: PictureHeader
    let colors = ColorDescription()
    private let source: PictureSource

    init(source: PictureSource) throws(ImagingError) {
        self.source = source
        let stream = try GIFStream(source)
        header = PictureHeader(format: .gif, width: stream.width, height: stream.height, exif: [])
    }

    func cheapReduction(atMost reduction: Int) -> Int { 1 }

    func read(
        reduction: Int, row: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let stream = try GIFStream(source)
        let frame = stream.frame
        let pixels = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: stream.width * 4)
        defer { pixels.deallocate() }
        func hand(_ indices: UnsafeBufferPointer<UInt8>?) throws(ImagingError) {
            pixels.initialize(repeating: 0)
            for (x, index) in (indices ?? UnsafeBufferPointer(start: nil, count: 0)).enumerated() {
                let color = frame.palette[Int(index)]
                let place = (frame.x + x) * 4
                pixels[place] = color.red
                pixels[place + 1] = color.green
                pixels[place + 2] = color.blue
                pixels[place + 3] = color.alpha
            }
            try row(pixels)
        }
        for _ in 0..<frame.y { try hand(nil) }
        if frame.isInterlaced {
            try readInterlaced(stream, hand: hand)
        } else {
            let line = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: frame.width)
            defer { line.deallocate() }
            for _ in 0..<frame.height {
                try stream.read(line: line)
                try hand(UnsafeBufferPointer(line))
            }
        }
        for _ in frame.y + frame.height..<stream.height { try hand(nil) }
    }

    private func readInterlaced(
        _ stream: GIFStream, hand: (UnsafeBufferPointer<UInt8>?) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let (width, height) = (stream.frame.width, stream.frame.height)
        guard width * height <= Self.mostInterlacedPixels else {
            throw .tooDemanding(
                "an interlaced GIF picture of \(width)×\(height) pixels",
                limit: "\(Self.mostInterlacedPixels / 1_000_000) megapixels of this kind")
        }
        // Memory that nothing was written to costs nothing: a small file cannot take much by a large claim.
        let indices = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: width * height)
        defer { indices.deallocate() }
        for (first, step) in [(0, 8), (4, 8), (2, 4), (1, 2)] {
            for y in stride(from: first, to: height, by: step) {
                try stream.read(line: UnsafeMutableBufferPointer(rebasing: indices[y * width..<(y + 1) * width]))
            }
        }
        for y in 0..<height { try hand(UnsafeBufferPointer(rebasing: indices[y * width..<(y + 1) * width])) }
    }
}

/// A GIF file that giflib has read up to the pixels of the first frame.
private final class GIFStream {
    struct Frame {
        var x: Int
        var y: Int
        var width: Int
        var height: Int
        var isInterlaced: Bool
        /// 256 colours; those that the file does not name are transparent.
        var palette: [Color]
    }

    /// Of the canvas, made larger where the frame reaches beyond it, as browsers do.
    let width: Int
    let height: Int
    let frame: Frame
    private let input: GIFInput
    private let file: UnsafeMutablePointer<GifFileType>

    /// What may come before the first frame: comments and the like.
    private static let longestPreface = 16 << 20

    init(_ source: PictureSource) throws(ImagingError) {
        let input = GIFInput(source)
        var error: Int32 = 0
        let file = DGifOpen(
            Unmanaged.passUnretained(input).toOpaque(),
            { file, target, count in
                guard let input = file?.pointee.UserData, let target else { return 0 }
                return Int32(
                    Unmanaged<GIFInput>.fromOpaque(input).takeUnretainedValue().read(target, count: Int(count)))
            }, &error)
        guard let file else { throw input.error(error) }
        do throws(ImagingError) {
            let transparent = try Self.readToFrame(file, input)
            let image = file.pointee.Image
            guard image.Width > 0, image.Height > 0 else { throw .corrupt(.gif, details: "the frame is empty") }
            frame = Frame(
                x: Int(image.Left), y: Int(image.Top), width: Int(image.Width), height: Int(image.Height),
                isInterlaced: image.Interlace,
                palette: try Self.palette(image.ColorMap ?? file.pointee.SColorMap, transparent: transparent))
        } catch {
            DGifCloseFile(file, nil)
            throw error
        }
        width = max(Int(file.pointee.SWidth), frame.x + frame.width)
        height = max(Int(file.pointee.SHeight), frame.y + frame.height)
        self.file = file
        self.input = input
    }

    deinit { DGifCloseFile(file, nil) }

    /// The next line of the frame as stored, one index a pixel.
    func read(line: UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) {
        guard DGifGetLine(file, line.baseAddress, Int32(line.count)) == GIF_OK else {
            throw input.error(file.pointee.Error)
        }
    }

    /// - Returns: the index that stands for nothing.
    private static func readToFrame(
        _ file: UnsafeMutablePointer<GifFileType>, _ input: GIFInput
    ) throws(ImagingError) -> Int? {
        var transparent: Int?
        while true {
            var type = UNDEFINED_RECORD_TYPE
            guard DGifGetRecordType(file, &type) == GIF_OK else { throw input.error(file.pointee.Error) }
            switch type {
            case IMAGE_DESC_RECORD_TYPE:
                guard DGifGetImageDesc(file) == GIF_OK else { throw input.error(file.pointee.Error) }
                input.startPixels()
                return transparent
            case EXTENSION_RECORD_TYPE:
                var (code, block): (Int32, UnsafeMutablePointer<UInt8>?) = (0, nil)
                guard DGifGetExtension(file, &code, &block) == GIF_OK else { throw input.error(file.pointee.Error) }
                // A block begins with its length.
                if code == GRAPHICS_EXT_FUNC_CODE, let block, block[0] >= 4 {
                    transparent = block[1] & 1 == 1 ? Int(block[4]) : nil
                }
                while block != nil {
                    guard input.position < longestPreface else {
                        throw .corrupt(.gif, details: "no frame in its first \(longestPreface >> 20) MiB")
                    }
                    guard DGifGetExtensionNext(file, &block) == GIF_OK else { throw input.error(file.pointee.Error) }
                }
            default: throw .corrupt(.gif, details: "there is no frame in it")
            }
        }
    }

    private static func palette(
        _ map: UnsafeMutablePointer<ColorMapObject>?, transparent: Int?
    ) throws(ImagingError) -> [Color] {
        guard let map = map?.pointee, let colors = map.Colors else {
            throw .corrupt(.gif, details: "it has no colours")
        }
        var palette = [Color](repeating: .clear, count: 256)
        for index in 0..<min(256, Int(map.ColorCount)) {
            let color = colors[index]
            palette[index] = Color(
                red: color.Red, green: color.Green, blue: color.Blue, alpha: index == transparent ? 0 : 255)
        }
        return palette
    }
}

/// What giflib reads from.
private final class GIFInput {
    private enum Place {
        case preface
        case blockLength
        case block
    }

    private let source: PictureSource
    private var buffer: [UInt8] = []
    private var bufferStart = 0
    private var place = Place.preface
    /// Bytes asked for so far; more than there are when the file is cut.
    private(set) var position = 0

    init(_ source: PictureSource) { self.source = source }

    /// From here on come blocks of compressed pixels.
    func startPixels() { place = .blockLength }

    /// - Returns: how many bytes there were. Where a block would begin behind the file's end, there is one without bytes, which ends the
    ///   pixels: a file that has them all is then as good as one that is whole, and where it has not, giflib stumbles over that block.
    func read(_ target: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
        var filled = 0
        while filled < count {
            if position + filled >= bufferStart + buffer.count {
                bufferStart = position + filled
                buffer = source.bytes(at: bufferStart, count: 1 << 16)
                if buffer.isEmpty { break }
            }
            target[filled] = buffer[position + filled - bufferStart]
            filled += 1
        }
        position += count
        switch place {
        case .preface: break
        case .block: place = .blockLength
        case .blockLength:
            if filled == 0 {
                target[0] = 0
                return count
            }
            if target[0] > 0 { place = .block }
        }
        return filled
    }

    func error(_ code: Int32) -> ImagingError {
        let words = "giflib: " + (GifErrorString(code).map { String(cString: $0) } ?? "error \(code)")
        if code == D_GIF_ERR_NOT_ENOUGH_MEM { return .outOfMemory(details: words) }
        return position > source.count ? .truncated(.gif, details: words) : .corrupt(.gif, details: words)
    }
}
