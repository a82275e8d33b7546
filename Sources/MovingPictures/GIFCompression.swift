/// The compression of GIF: Terry Welch, "A technique for high-performance data compression", 1984, as in CompuServe's "Graphics
/// Interchange Format, version 89a", 1990, appendix F.
enum GIFCompression {
    private static let mostCodes = 4096

    /// The code size, and blocks with a length each, down to the empty one that ends them.
    ///
    /// - Parameters:
    ///   - pixels: numbers below `1 << bits`.
    ///   - bits: of the palette's numbers, 1…8.
    ///   - free: where `true` the pixel may as well be `substitute`; whichever goes on with what was there before is taken.
    static func bytes(_ pixels: [UInt8], bits: Int, free: [Bool]? = nil, substitute: UInt8 = 0) -> [UInt8] {
        // A code size of 1 is not allowed.
        let bits = max(bits, 2)
        let clear = 1 << bits
        var output = CodeStream()
        // The code of each string with one more pixel; 0 where there is none, which no longer string has.
        var codes = [UInt16](repeating: 0, count: mostCodes << bits)
        var (width, next) = (bits + 1, clear + 2)
        output.append(clear, width)
        guard let first = pixels.first else { return [UInt8(bits)] + output.finished(clear + 1, width) }
        var string = Int(free?[0] == true ? substitute : first)
        for index in pixels.indices.dropFirst() {
            var pixel = Int(pixels[index])
            var known = Int(codes[string << bits | pixel])
            if free?[index] == true, known == 0 {
                pixel = Int(substitute)
                known = Int(codes[string << bits | pixel])
            }
            if known > 0 {
                string = known
                continue
            }
            output.append(string, width)
            if next < mostCodes {
                codes[string << bits | pixel] = UInt16(next)
                // The reader is one code behind.
                if next == 1 << width { width += 1 }
                next += 1
            } else {
                output.append(clear, width)
                codes = [UInt16](repeating: 0, count: mostCodes << bits)
                (width, next) = (bits + 1, clear + 2)
            }
            string = pixel
        }
        output.append(string, width)
        // The reader adds a string for the last code too.
        if next == 1 << width, width < 12 { width += 1 }
        return [UInt8(bits)] + output.finished(clear + 1, width)
    }

    /// Codes packed from the lowest bit on.
    private struct CodeStream {
        private var bytes: [UInt8] = []
        private var pending: UInt32 = 0
        private var count = 0

        mutating func append(_ code: Int, _ width: Int) {
            pending |= UInt32(code) << UInt32(count)
            count += width
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                count -= 8
            }
        }

        mutating func finished(_ end: Int, _ width: Int) -> [UInt8] {
            append(end, width)
            if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
            var blocks: [UInt8] = []
            blocks.reserveCapacity(bytes.count + bytes.count / 255 + 2)
            for start in stride(from: 0, to: bytes.count, by: 255) {
                let block = bytes[start..<min(start + 255, bytes.count)]
                blocks.append(UInt8(block.count))
                blocks += block
            }
            return blocks + [0]
        }
    }
}
