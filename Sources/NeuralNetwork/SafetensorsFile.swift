import Basics
import CNNKernels
package import Foundation

/// A safetensors file: named tensors in single or half precision (`F32`, `F16`, `BF16`). Whole numbers (`I64`) may stand among
/// them, as they do in PyTorch's state dictionaries, but are not read.
///
/// The whole header is checked on creation, so that tensors are read without further surprises: sizes, offsets and types agree, no
/// two tensors overlap, no byte belongs to none. Nothing but the file itself is kept in memory; a tensor is widened to
/// single precision when asked for. The format: https://github.com/huggingface/safetensors.
package struct SafetensorsFile: Sendable {
    private let bytes: [UInt8]
    private let header: SafetensorsHeader

    /// The largest file that is accepted by default, in bytes: 128 MiB, a quarter more than ResNet-50 takes.
    package static let defaultLimit = 1 << 27

    /// - Parameter limit: the largest file accepted, in bytes.
    /// - Throws: ``NetworkError/malformedFile(reason:)``, ``NetworkError/fileTooLarge(bytes:limit:)``.
    package init(_ bytes: [UInt8], limit: Int = defaultLimit) throws(NetworkError) {
        guard bytes.count <= limit else { throw .fileTooLarge(bytes: UInt64(bytes.count), limit: limit) }
        header = try SafetensorsHeader(of: bytes)
        self.bytes = bytes
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
            if case .tooLarge(let bytes, let limit) = error { throw .fileTooLarge(bytes: bytes, limit: limit) }
            throw .unreadableFile(path: url.path, reason: "\(error)")
        }
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
    package func values(of name: String) throws(NetworkError) -> [Float] {
        let entry = try entry(name)
        guard entry.type != .i64 else {
            throw .malformedFile(reason: "tensor \(quoted(name)) has type I64; only F32, F16 and BF16 are read")
        }
        let count = entry.bytes.count / entry.type.size
        return bytes.withUnsafeBytes { all in
            let source = UnsafeRawBufferPointer(rebasing: all[entry.bytes])
            return [Float](unsafeUninitializedCapacity: count) { floats, initialized in
                if let from = source.baseAddress, let to = floats.baseAddress {
                    entry.type.widen(from, count: count, to: to)
                }
                initialized = count
            }
        }
    }

    private func entry(_ name: String) throws(NetworkError) -> SafetensorsHeader.Entry {
        guard let entry = header.entries[name] else { throw .missingTensor(name: name) }
        return entry
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
        case .i64: preconditionFailure("whole numbers are not read")
        }
    }
}
