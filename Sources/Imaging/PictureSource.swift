import CImageCodecs
import Foundation

/// Where a picture file's bytes come from: memory, or a file that is read piece by piece, so that its size costs no memory.
///
/// A source may be read again and again, and from many threads at a time.
public struct PictureSource: Sendable {
    private enum Storage: Sendable {
        case bytes([UInt8])
        case file(OpenFile)
    }

    private let storage: Storage
    /// How many bytes there are.
    package let count: Int

    /// A file that is in memory already.
    public init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        count = bytes.count
    }

    /// An open regular file, which is read from its beginning whatever its position is.
    ///
    /// - Parameter descriptor: closed when the last copy of the source goes.
    /// - Throws: ``ImagingError/unreadable(details:)`` when it cannot be asked for its size, or is no regular file.
    package init(descriptor: Int32) throws(ImagingError) {
        let file = OpenFile(descriptor: descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(details: String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(details: "it is no regular file") }
        storage = .file(file)
        count = Int(status.st_size)
    }

    /// Opens a regular file; a pipe or device is refused at once and never waited for.
    ///
    /// - Throws: ``ImagingError/unreadable(details:)``.
    public init(path: String) throws(ImagingError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(details: String(cString: strerror(errno))) }
        try self.init(descriptor: descriptor)
    }

    /// The first bytes, by which ``PictureFormat/detect(_:)`` tells what the file is.
    package var head: [UInt8] { bytes(count: PictureFormat.headLength) }

    /// The bytes from `offset` on, at most `count`; fewer where the file ends.
    func bytes(at offset: Int = 0, count: Int) -> [UInt8] {
        let count = min(max(self.count - offset, 0), count)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = withInput { mugmoji_input_read(&$0, UInt64(offset), buffer.baseAddress, count) }
        }
    }

    /// What the C readers take; valid within `body`.
    func withInput<Result, Failure: Error>(
        _ body: (inout mugmoji_input) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch storage {
        case .bytes(let bytes):
            try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
                var input = mugmoji_input(bytes: buffer.baseAddress, descriptor: -1, length: UInt64(buffer.count))
                return try body(&input)
            }
        case .file(let file):
            try withExtendedLifetime(file) { () throws(Failure) in
                var input = mugmoji_input(bytes: nil, descriptor: file.descriptor, length: UInt64(count))
                return try body(&input)
            }
        }
    }

    /// Closes the descriptor with its last owner.
    private final class OpenFile: Sendable {
        let descriptor: Int32

        init(descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }
}
