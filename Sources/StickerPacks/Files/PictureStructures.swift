import Basics

/// Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", § 5, § 11.3.4.
enum PNGStructure {
    static func facts(_ bytes: [UInt8]) throws(PictureFault) -> PictureFacts {
        var reader = ByteReader(bytes, at: 8)
        var facts = PictureFacts(kind: .png)
        var told: Int?
        var hasPixels = false
        while true {
            if reader.isAtEnd { throw .truncated }
            let length = try reader.big(4)
            let start = reader.position
            let type = try reader.text(4)
            var content = ByteReader(bytes, at: start + 4, end: start + 4 + length)
            try reader.skip(length)
            let body = bytes[start..<reader.position]
            guard try reader.big(4) == Int(CRC32.of(body)) else {
                throw PictureFault("a checksum in it is wrong (chunk \(quoted(type)))")
            }
            switch type {
            case "IHDR": (facts.width, facts.height) = (try content.big(4), try content.big(4))
            case "IDAT": hasPixels = true
            case "acTL" where !hasPixels:
                facts.kind = .apng
                (told, facts.loops) = (try content.big(4), try content.big(4))
            case "fcTL" where facts.kind == .apng:
                try content.skip(20)
                let (numerator, denominator) = (try content.big(2), try content.big(2))
                facts.durations.append(Double(numerator) * 1000 / Double(denominator == 0 ? 100 : denominator))
            case "IEND":
                guard hasPixels, facts.width > 0, facts.height > 0 else { throw PictureFault("it holds no picture") }
                if let told, told != facts.durations.count {
                    throw PictureFault("it says that it has \(told) frames, and has \(facts.durations.count)")
                }
                return facts
            default: break
            }
        }
    }
}

/// Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
enum GIFStructure {
    static func facts(_ bytes: [UInt8]) throws(PictureFault) -> PictureFacts {
        var reader = ByteReader(bytes, at: 6)
        var facts = PictureFacts(kind: .gif)
        (facts.width, facts.height) = (try reader.little(2), try reader.little(2))
        let flags = try reader.byte()
        try reader.skip(2 + (flags & 0x80 != 0 ? 3 << (flags & 7 + 1) : 0))
        var delay = 0
        while true {
            switch try reader.byte() {
            case 0x3B:
                if facts.durations.isEmpty { throw PictureFault("it holds no picture") }
                // A single picture does not move, however long it is shown.
                if facts.durations.count == 1 { facts.durations = [] }
                return facts
            case 0x21:
                let label = try reader.byte()
                if label == 0xF9 {
                    try reader.skip(2)
                    delay = try reader.little(2)
                    try reader.skip(1)
                } else if label == 0xFF {
                    let name = try reader.text(reader.byte())
                    if name == "NETSCAPE2.0", try reader.byte() == 3, try reader.byte() == 1 {
                        facts.loops = try reader.little(2)
                    }
                }
                try skipBlocks(&reader)
            case 0x2C:
                try reader.skip(8)
                let flags = try reader.byte()
                try reader.skip((flags & 0x80 != 0 ? 3 << (flags & 7 + 1) : 0) + 1)
                try skipBlocks(&reader)
                facts.durations.append(Double(delay) * 10)
                delay = 0
            default: throw PictureFault("it is damaged")
            }
        }
    }

    private static func skipBlocks(_ reader: inout ByteReader) throws(PictureFault) {
        while true {
            let length = try reader.byte()
            if length == 0 { return }
            try reader.skip(length)
        }
    }
}

/// Source: Google, "WebP Container Specification".
enum WebPStructure {
    static func facts(_ bytes: [UInt8]) throws(PictureFault) -> PictureFacts {
        var reader = ByteReader(bytes, at: 4)
        guard try reader.little(4) + 8 <= bytes.count else { throw .truncated }
        try reader.skip(4)
        var facts = PictureFacts(kind: .webP)
        var isMoving = false
        var hasPixels = false
        while reader.left >= 8 {
            let type = try reader.text(4)
            let length = try reader.little(4)
            var content = ByteReader(bytes, at: reader.position, end: reader.position + length)
            try reader.skip(length)
            if length % 2 == 1, !reader.isAtEnd { try reader.skip(1) }
            switch type {
            case "VP8X":
                isMoving = try content.byte() & 2 != 0
                try content.skip(3)
                (facts.width, facts.height) = (try content.little(3) + 1, try content.little(3) + 1)
            case "ANIM":
                try content.skip(4)
                facts.loops = try content.little(2)
            case "ANMF" where isMoving:
                try content.skip(12)
                facts.durations.append(Double(try content.little(3)))
                hasPixels = true
            case "VP8 " where !isMoving:
                try content.skip(6)
                let (width, height) = (try content.little(2) & 0x3FFF, try content.little(2) & 0x3FFF)
                if facts.width == 0 { (facts.width, facts.height) = (width, height) }
                hasPixels = true
            case "VP8L" where !isMoving:
                try content.skip(1)
                let bits = try content.little(4)
                if facts.width == 0 {
                    (facts.width, facts.height) = (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
                }
                hasPixels = true
            default: break
            }
        }
        guard hasPixels, facts.width > 0 else { throw PictureFault("it holds no picture") }
        return facts
    }
}

/// Source: ITU-T T.81, annex B.
enum JPEGStructure {
    static func facts(_ bytes: [UInt8]) throws(PictureFault) -> PictureFacts {
        var reader = ByteReader(bytes, at: 2)
        var facts = PictureFacts(kind: .jpeg)
        while true {
            guard try reader.byte() == 0xFF else { throw PictureFault("it is damaged") }
            var marker = try reader.byte()
            while marker == 0xFF { marker = try reader.byte() }
            if marker == 0xD9 || marker == 0xDA { throw PictureFault("it holds no picture") }
            let length = try reader.big(2)
            // Frame headers; DHT, JPG and DAC lie between them.
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                try reader.skip(1)
                (facts.height, facts.width) = (try reader.big(2), try reader.big(2))
                return facts
            }
            try reader.skip(length - 2)
        }
    }
}

/// Sources: RFC 8794 (EBML), RFC 9559 (Matroska).
enum WebMStructure {
    private struct Element {
        var id: Int
        var start: Int
        var end: Int
    }

    static func facts(_ bytes: [UInt8]) throws(PictureFault) -> PictureFacts {
        var facts = PictureFacts(kind: .webM)
        var scale = 1_000_000.0
        var total: Double?
        var track: Int?
        var times: [Double] = []
        var cluster = 0
        var isWebM = false
        var depth = 0

        func walk(from start: Int, to end: Int) throws(PictureFault) {
            guard depth < 8 else { throw PictureFault("it is damaged") }
            depth += 1
            defer { depth -= 1 }
            var reader = ByteReader(bytes, at: start, end: end)
            while !reader.isAtEnd {
                let element = try next(&reader, in: end)
                var content = ByteReader(bytes, at: element.start, end: element.end)
                switch element.id {
                case 0x1A45_DFA3, 0x1853_8067, 0x1549_A966, 0x1654_AE6B, 0x1F43_B675, 0xA0:
                    try walk(from: element.start, to: element.end)
                case 0x4282: isWebM = try content.text(content.left).hasPrefix("webm")
                case 0x2A_D7B1: scale = Double(try content.big(min(content.left, 7)))
                case 0x4489: total = try float(&content)
                case 0xAE: try readTrack(element)
                case 0xE7: cluster = try content.big(min(content.left, 7))
                case 0xA1, 0xA3:
                    let number = try vint(&content)
                    let time = Int(Int16(truncatingIfNeeded: try content.big(2)))
                    if number == track { times.append(Double(cluster + time) * scale / 1e6) }
                default: break
                }
                try reader.skip(element.end - reader.position)
            }
        }

        func readTrack(_ element: Element) throws(PictureFault) {
            var reader = ByteReader(bytes, at: element.start, end: element.end)
            var (number, type, codec) = (0, 0, "")
            var (width, height) = (0, 0)
            while !reader.isAtEnd {
                let child = try next(&reader, in: element.end)
                var content = ByteReader(bytes, at: child.start, end: child.end)
                switch child.id {
                case 0xD7: number = try content.big(min(content.left, 7))
                case 0x83: type = try content.big(min(content.left, 7))
                case 0x86: codec = try content.text(content.left)
                case 0xE0:
                    while !content.isAtEnd {
                        let part = try next(&content, in: child.end)
                        var value = ByteReader(bytes, at: part.start, end: part.end)
                        if part.id == 0xB0 { width = try value.big(min(value.left, 4)) }
                        if part.id == 0xBA { height = try value.big(min(value.left, 4)) }
                        try content.skip(part.end - content.position)
                    }
                default: break
                }
                try reader.skip(child.end - reader.position)
            }
            if type == 2 { facts.hasSound = true }
            if type == 1, track == nil {
                track = number
                facts.codec = codec.hasPrefix("V_") ? String(codec.dropFirst(2).prefix(20)) : codec
                (facts.width, facts.height) = (width, height)
            }
        }

        try walk(from: 0, to: bytes.count)
        guard isWebM else { throw PictureFault("it is a Matroska file, but no WebM") }
        guard track != nil, !times.isEmpty, facts.width > 0 else { throw PictureFault("it holds no picture") }
        times.sort()
        var durations = zip(times.dropFirst(), times).map { $0 - $1 }
        let rest = total.map { $0 * scale / 1e6 - (times.last ?? 0) } ?? 0
        durations.append(rest > 0 ? rest : durations.last ?? 0)
        facts.durations = durations
        return facts
    }

    /// An element's number and place; one of unknown length goes on to the end of what it is in.
    private static func next(_ reader: inout ByteReader, in end: Int) throws(PictureFault) -> Element {
        let first = try reader.byte()
        let length = first == 0 ? 9 : UInt8(first).leadingZeroBitCount + 1
        guard length <= 4 else { throw PictureFault("it is damaged") }
        var id = first
        for _ in 1..<length { id = id << 8 | (try reader.byte()) }
        let size = try vint(&reader)
        let start = reader.position
        guard let size else { return Element(id: id, start: start, end: end) }
        guard size <= end - start else { throw .truncated }
        return Element(id: id, start: start, end: start + size)
    }

    /// A number of variable length; `nil` where all bits are set, which means that it is not known.
    private static func vint(_ reader: inout ByteReader) throws(PictureFault) -> Int? {
        let first = try reader.byte()
        guard first != 0 else { throw PictureFault("it is damaged") }
        let length = UInt8(first).leadingZeroBitCount + 1
        var value = first & (0xFF >> length)
        var isUnknown = value == 0xFF >> length
        for _ in 1..<length {
            let byte = try reader.byte()
            isUnknown = isUnknown && byte == 0xFF
            value = value << 8 | byte
        }
        return isUnknown ? nil : value
    }

    private static func float(_ content: inout ByteReader) throws(PictureFault) -> Double {
        if content.left == 4 { return Double(Float(bitPattern: UInt32(truncatingIfNeeded: try content.big(4)))) }
        let high = try content.big(4)
        let low = try content.big(4)
        return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
    }
}
