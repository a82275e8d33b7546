/// Builds PNG files by hand, of every kind that the format knows. Source: the PNG specification (ISO/IEC 15948).
struct PNGBuilder {
    enum ColorType: UInt8, CaseIterable {
        case grey = 0
        case rgb = 2
        case palette = 3
        case greyAlpha = 4
        case rgba = 6

        var channels: Int { [.grey: 1, .rgb: 3, .palette: 1, .greyAlpha: 2, .rgba: 4][self] ?? 1 }
        var depths: [Int] {
            switch self {
            case .grey: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            default: [8, 16]
            }
        }
    }

    var width: Int
    var height: Int
    var colorType: ColorType
    var depth: Int
    var interlaced = false
    /// Chunks between IHDR and IDAT.
    var chunks: [(type: String, data: [UInt8])] = []
    /// Chunks between IDAT and IEND.
    var chunksBehind: [(type: String, data: [UInt8])] = []
    /// What the rows hold, filter bytes and all, in place of samples.
    var rawLines: [UInt8]?
    /// The sample of a channel in a pixel, below 2^depth.
    var sample: (_ x: Int, _ y: Int, _ channel: Int) -> Int

    /// The IHDR chunk alone, 25 bytes.
    func header() -> [UInt8] {
        chunk("IHDR", number(width) + number(height) + [UInt8(depth), colorType.rawValue, 0, 0, interlaced ? 1 : 0])
    }

    func bytes() -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + header()
            + chunks.flatMap { chunk($0.type, $0.data) } + chunk("IDAT", Self.stored(rawLines ?? scanlines()))
            + chunksBehind.flatMap { chunk($0.type, $0.data) } + chunk("IEND", [])
    }

    private func scanlines() -> [UInt8] {
        let passes =
            interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)]
        var lines: [UInt8] = []
        for (x0, y0, dx, dy) in passes where x0 < width {
            for y in stride(from: y0, to: height, by: dy) {
                lines.append(0)
                var (bits, count) = (0, 0)
                for x in stride(from: x0, to: width, by: dx) {
                    for channel in 0..<colorType.channels {
                        bits = bits << depth | sample(x, y, channel)
                        count += depth
                        while count >= 8 {
                            count -= 8
                            lines.append(UInt8(truncatingIfNeeded: bits >> count))
                        }
                    }
                }
                if count > 0 { lines.append(UInt8(truncatingIfNeeded: bits << (8 - count))) }
            }
        }
        return lines
    }

    /// A zlib stream of stored blocks.
    static func stored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: data.count, by: 65535) {
            let block = data[start..<min(start + 65535, data.count)]
            let length = [UInt8(block.count & 255), UInt8(block.count >> 8)]
            stream += [start + 65535 >= data.count ? 1 : 0] + length + length.map { ~$0 } + block
        }
        var (a, b) = (1, 0)
        for byte in data {
            a = (a + Int(byte)) % 65521
            b = (b + a) % 65521
        }
        return stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (b << 16 | a) >> $0) }
    }

    private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return number(data.count) + body + number(Int(~crc))
    }

    private func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
