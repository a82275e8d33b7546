import Imaging

/// Builds GIF files by hand. Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
struct GIFBuilder {
    var width: Int
    var height: Int
    /// The frame's place on the canvas.
    var frame = (x: 0, y: 0, width: 0, height: 0)
    var isInterlaced = false
    /// Of the file, and of the frame; 2…256 colours, a power of two of them.
    var globalPalette: [Color] = []
    var localPalette: [Color] = []
    var transparent: UInt8?
    /// What stands before the frame.
    var preface: [UInt8] = []
    var index: (_ x: Int, _ y: Int) -> UInt8

    func bytes() -> [UInt8] {
        var bytes =
            Array("GIF89a".utf8) + word(width) + word(height) + [flags(globalPalette), 0, 0] + colors(globalPalette)
        bytes += preface
        if let transparent { bytes += [0x21, 0xF9, 4, 1, 0, 0, transparent, 0] }
        bytes += [0x2C] + word(frame.x) + word(frame.y) + word(frame.width) + word(frame.height)
        bytes += [flags(localPalette) | (isInterlaced ? 0x40 : 0)] + colors(localPalette)
        return bytes + [8] + blocks(codes()) + [0x3B]
    }

    /// Indices as codes of 9 bits; the table is cleared before they would grow.
    private func codes() -> [UInt8] {
        let passes = isInterlaced ? [(0, 8), (4, 8), (2, 4), (1, 2)] : [(0, 1)]
        let lines = passes.flatMap { first, step in Array(stride(from: first, to: frame.height, by: step)) }
        let indices = lines.flatMap { y in (0..<frame.width).map { x in Int(index(x, y)) } }
        var (bytes, bits, count): ([UInt8], Int, Int) = ([], 0, 0)
        func put(_ code: Int) {
            bits |= code << count
            count += 9
            while count >= 8 {
                bytes.append(UInt8(bits & 255))
                (bits, count) = (bits >> 8, count - 8)
            }
        }
        for (number, index) in indices.enumerated() {
            if number % 200 == 0 { put(256) }
            put(index)
        }
        put(257)
        return bytes + (count > 0 ? [UInt8(bits & 255)] : [])
    }

    private func blocks(_ data: [UInt8]) -> [UInt8] {
        stride(from: 0, to: data.count, by: 255).flatMap { start in
            let block = data[start..<min(start + 255, data.count)]
            return [UInt8(block.count)] + block
        } + [0]
    }

    private func flags(_ palette: [Color]) -> UInt8 {
        palette.isEmpty ? 0 : 0x80 | UInt8(palette.count.trailingZeroBitCount - 1)
    }

    private func colors(_ palette: [Color]) -> [UInt8] { palette.flatMap { [$0.red, $0.green, $0.blue] } }

    private func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
}
