import Basics
import CNNKernels
package import Foundation

/// A safetensors file: named tensors in single or half precision (`F32`, `F16`, `BF16`), or of whole numbers (`U64`, `U8`). Others (`I64`)
/// may stand among them, as they do in PyTorch's state dictionaries, but are not read.
///
/// The whole header is checked on creation, so that tensors are read without further surprises: sizes, offsets and types agree, no
/// two tensors overlap, no byte belongs to none. Nothing but the file itself is kept in memory, or mapped; a tensor is widened to
/// single precision when asked for. The format: https://github.com/huggingface/safetensors.
package struct SafetensorsFile: Sendable {
    private let bytes: FileBytes
    private let header: SafetensorsHeader

    /// The largest file that is accepted by default, in bytes: 128 MiB, a quarter more than ResNet-50 takes.
    package static let defaultLimit = 1 << 27
    /// The longest header that is accepted, in bytes.
    package static let longestHeader = 1 << 20

    /// - Parameter limit: the largest file accepted, in bytes.
    /// - Throws: ``NetworkError/malformedFile(reason:)``, ``NetworkError/fileTooLarge(bytes:limit:)``.
    package init(_ bytes: [UInt8], limit: Int = defaultLimit) throws(NetworkError) {
        guard bytes.count <= limit else { throw .fileTooLarge(bytes: UInt64(bytes.count), limit: limit) }
        try self.init(FileBytes(bytes))
    }

    private init(_ bytes: FileBytes) throws(NetworkError) {
        header = try SafetensorsHeader(of: bytes)
        self.bytes = bytes
    }

    /// A file that comes with the program, and does not change while it runs: only what is asked for of it is read.
    ///
    /// - Throws: as ``init(contentsOf:limit:)``.
    package init(mapping url: URL, limit: Int = defaultLimit) throws(NetworkError) {
        let bytes: FileBytes
        do {
            bytes = try FileBytes(mapping: url.path, limit: limit)
        } catch {
            throw Self.fault(error, url)
        }
        try self.init(bytes)
    }

    /// Reads the file at `url`; its size is checked before any of it is read.
    ///
    /// - Parameter limit: the largest file accepted, in bytes.
    /// - Throws: ``NetworkError/unreadableFile(path:reason:)``, and what ``init(_:limit:)`` throws.
    package init(contentsOf url: URL, limit: Int = defaultLimit) throws(NetworkError) {
        try self.init(Self.bytes(of: url, limit: limit), limit: limit)
    }

    /// The bytes of the file at `url`, if it is a file and no larger than `limit`, which is looked at first.
    ///
    /// - Throws: ``NetworkError/unreadableFile(path:reason:)``, ``NetworkError/fileTooLarge(bytes:limit:)``.
    package static func bytes(of url: URL, limit: Int = defaultLimit) throws(NetworkError) -> [UInt8] {
        do {
            return try BoundedFile.read(url.path, limit: limit)
        } catch {
            throw fault(error, url)
        }
    }

    private static func fault(_ error: FileReadError, _ url: URL) -> NetworkError {
        if case .tooLarge(let bytes, let limit) = error { return .fileTooLarge(bytes: bytes, limit: limit) }
        return .unreadableFile(path: url.path, reason: "\(error)")
    }

    /// The names of all tensors, sorted.
    package var names: [String] { header.entries.keys.sorted() }

    /// The free text pairs of the file (`__metadata__`).
    package var metadata: [String: String] { header.metadata }

    /// The shape of a tensor; empty for a single value.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``.
    package func shape(of name: String) throws(NetworkError) -> [Int] {
        try entry(name).shape
    }

    /// The values of a tensor, the last dimension varying fastest.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``, and ``NetworkError/malformedFile(reason:)`` for a tensor of whole numbers.
    package func values(of name: String) throws(NetworkError) -> [Float] { try stored(name).values }

    /// A tensor that is widened when it is needed.
    ///
    /// - Throws: as ``values(of:)``.
    func stored(_ name: String) throws(NetworkError) -> StoredTensor {
        let entry = try entry(name)
        guard ![.i64, .u64, .u8].contains(entry.type) else {
            throw .malformedFile(
                reason: "tensor \(quoted(name)) has type \(entry.type.rawValue); only F32, F16 and BF16 are read")
        }
        return StoredTensor(file: bytes, entry: entry)
    }

    /// The values of a tensor of whole numbers (`U64`), the last dimension varying fastest.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``, and ``NetworkError/malformedFile(reason:)`` for a tensor of another type.
    package func wholeNumbers(of name: String) throws(NetworkError) -> [UInt64] {
        let entry = try entry(name)
        guard entry.type == .u64 else {
            throw .malformedFile(reason: "tensor \(quoted(name)) has type \(entry.type.rawValue), and not U64")
        }
        return bytes.withUnsafeBytes { all in
            stride(from: entry.bytes.lowerBound, to: entry.bytes.upperBound, by: 8).map {
                UInt64(littleEndian: all.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
            }
        }
    }

    /// The values of a tensor of bytes (`U8`), the last dimension varying fastest.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``, and ``NetworkError/malformedFile(reason:)`` for a tensor of another type.
    package func bytes(of name: String) throws(NetworkError) -> [UInt8] {
        let entry = try entry(name)
        guard entry.type == .u8 else {
            throw .malformedFile(reason: "tensor \(quoted(name)) has type \(entry.type.rawValue), and not U8")
        }
        return bytes.withUnsafeBytes { [UInt8]($0[entry.bytes]) }
    }

    private func entry(_ name: String) throws(NetworkError) -> SafetensorsHeader.Entry {
        guard let entry = header.entries[name] else { throw .missingTensor(name: name) }
        return entry
    }
}

/// A tensor of numbers with a fraction where it lies in its file.
struct StoredTensor: Sendable {
    fileprivate let file: FileBytes
    fileprivate let entry: SafetensorsHeader.Entry

    var shape: [Int] { entry.shape }

    /// The values, the last dimension varying fastest.
    var values: [Float] {
        let count = entry.bytes.count / entry.type.size
        return [Float](unsafeUninitializedCapacity: count) { floats, initialized in
            if let floats = floats.baseAddress { widen(0..<count, to: floats) }
            initialized = count
        }
    }

    /// Some of the values, to memory that has room for them.
    func widen(_ range: Range<Int>, to floats: UnsafeMutablePointer<Float>) {
        let size = entry.type.size
        precondition(range.lowerBound >= 0 && range.upperBound * size <= entry.bytes.count, "there are fewer values")
        file.withUnsafeBytes { all in
            guard let start = all.baseAddress else { return }
            entry.type.widen(
                start + entry.bytes.lowerBound + range.lowerBound * size, count: range.count, to: floats)
        }
        let first = entry.bytes.lowerBound + range.lowerBound * size
        file.forget(first..<first + range.count * size)
    }
}

extension SafetensorsHeader.ElementType {
    fileprivate func widen(_ bytes: UnsafeRawPointer, count: Int, to floats: UnsafeMutablePointer<Float>) {
        switch self {
        case .f32:
            UnsafeMutableRawPointer(floats).copyMemory(from: bytes, byteCount: count * MemoryLayout<Float>.size)
            #if _endian(big)
            for index in 0..<count {
                floats[index] = Float(bitPattern: UInt32(littleEndian: floats[index].bitPattern))
            }
            #endif
        case .f16: nn_widen(bytes.assumingMemoryBound(to: UInt8.self), count, 0, floats)
        case .bf16: nn_widen(bytes.assumingMemoryBound(to: UInt8.self), count, 1, floats)
        case .i64, .u64, .u8: preconditionFailure("whole numbers are not widened")
        }
    }
}

/// The header of a safetensors file: eight bytes of length, then JSON that says where each tensor lies.
struct SafetensorsHeader: Sendable {
    enum ElementType: String {
        case f32 = "F32"
        case f16 = "F16"
        case bf16 = "BF16"
        /// Counters, which PyTorch stores with batch normalisation: part of many files, but never read.
        case i64 = "I64"
        case u64 = "U64"
        case u8 = "U8"

        /// Bytes of a value.
        var size: Int {
            switch self {
            case .f16, .bf16: 2
            case .f32: 4
            case .i64, .u64: 8
            case .u8: 1
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

    init(of file: FileBytes) throws(NetworkError) {
        guard file.count >= 8 else {
            throw .malformedFile(reason: "it is \(file.count) bytes long, shorter than the length of a header")
        }
        let first = file.prefix(8)
        let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(first[$1]) << (8 * UInt64($1)) }
        guard length <= UInt64(SafetensorsFile.longestHeader) else {
            throw .malformedFile(
                reason: "its header claims \(length) bytes, more than \(SafetensorsFile.longestHeader)")
        }
        let start = 8 + Int(length)
        guard start <= file.count else {
            throw .malformedFile(
                reason: "its header claims \(length) bytes and only \(file.count - 8) follow; it is truncated")
        }
        var scanner = HeaderScanner(file.prefix(start)[8...])
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
