import Basics

/// The header of a safetensors file: eight bytes of length, then JSON that says where each tensor lies.
struct SafetensorsHeader: Sendable {
    enum ElementType: String {
        case f32 = "F32"
        case f16 = "F16"
        case bf16 = "BF16"
        /// Counters, which PyTorch stores with batch normalisation: part of many files, but never read.
        case i64 = "I64"

        /// Bytes of a value.
        var size: Int {
            switch self {
            case .f16, .bf16: 2
            case .f32: 4
            case .i64: 8
            }
        }
    }

    struct Entry: Sendable {
        var type: ElementType
        var shape: [Int]
        /// Where the values lie in the file.
        var bytes: Range<Int>
    }

    private(set) var entries: [String: Entry] = [:]
    private(set) var metadata: [String: String] = [:]

    /// The longest header that is accepted, in bytes.
    static let longest = 1 << 20

    init(of file: [UInt8]) throws(NetworkError) {
        guard file.count >= 8 else {
            throw .malformedFile(reason: "it is \(file.count) bytes long, shorter than the length of a header")
        }
        let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(file[$1]) << (8 * UInt64($1)) }
        guard length <= UInt64(Self.longest) else {
            throw .malformedFile(reason: "its header claims \(length) bytes, more than \(Self.longest)")
        }
        let start = 8 + Int(length)
        guard start <= file.count else {
            throw .malformedFile(
                reason: "its header claims \(length) bytes and only \(file.count - 8) follow; it is truncated")
        }
        var scanner = HeaderScanner(file[8..<start])
        try scanner.object { key, scanner throws(NetworkError) in
            if key == "__metadata__" {
                try scanner.object { key, scanner throws(NetworkError) in
                    metadata[key] = try scanner.string()
                }
            } else {
                entries[key] = try Self.entry(key, &scanner, data: start..<file.count)
            }
        }
        try scanner.end()
        try checkCover(of: start..<file.count)
    }

    private static func entry(
        _ name: String, _ scanner: inout HeaderScanner, data: Range<Int>
    ) throws(NetworkError) -> Entry {
        var type: ElementType?
        var shape: [Int]?
        var offsets: [Int]?
        try scanner.object { key, scanner throws(NetworkError) in
            switch key {
            case "dtype":
                let text = try scanner.string()
                type = ElementType(rawValue: text)
                if type == nil {
                    throw .malformedFile(
                        reason: "tensor \(quoted(name)) has type \(quoted(text)); only F32, F16 and BF16 are read")
                }
            case "shape": shape = try scanner.integers()
            case "data_offsets": offsets = try scanner.integers()
            default: throw .malformedFile(reason: "tensor \(quoted(name)) has the unknown field \(quoted(key))")
            }
        }
        guard let type, let shape, let offsets, offsets.count == 2 else {
            throw .malformedFile(reason: "tensor \(quoted(name)) lacks dtype, shape or two data_offsets")
        }
        guard offsets[0] <= offsets[1], offsets[1] <= data.count else {
            throw .malformedFile(
                reason:
                    "tensor \(quoted(name)) lies at \(offsets[0])…\(offsets[1]) and the file holds \(data.count) bytes of data"
            )
        }
        var size = type.size
        for dimension in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
            if overflow { throw .malformedFile(reason: "tensor \(quoted(name)) is too large") }
            size = product
        }
        guard size == offsets[1] - offsets[0] else {
            throw .malformedFile(
                reason: "tensor \(quoted(name)) needs \(size) bytes for its shape and has \(offsets[1] - offsets[0])")
        }
        return Entry(type: type, shape: shape, bytes: data.lowerBound + offsets[0]..<data.lowerBound + offsets[1])
    }

    /// Tensors must follow one another without overlap and without a gap.
    private func checkCover(of data: Range<Int>) throws(NetworkError) {
        var end = data.lowerBound
        let inOrder = entries.sorted {
            ($0.value.bytes.lowerBound, $0.value.bytes.upperBound) < (
                $1.value.bytes.lowerBound, $1.value.bytes.upperBound
            )
        }
        for (name, entry) in inOrder {
            if entry.bytes.lowerBound < end { throw .malformedFile(reason: "tensor \(quoted(name)) overlaps another") }
            if entry.bytes.lowerBound > end {
                throw .malformedFile(reason: "there is a gap before tensor \(quoted(name))")
            }
            end = entry.bytes.upperBound
        }
        if end != data.upperBound {
            throw .malformedFile(reason: "\(data.upperBound - end) bytes at its end belong to no tensor")
        }
    }
}
