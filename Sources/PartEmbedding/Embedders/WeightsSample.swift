import Basics
import Foundation

/// A few bytes of a weights file, by which a file that is known is told from all others that were ever trained: every training changes
/// every weight, so that there is no need to read them all.
struct WeightsSample {
    /// Of the file's length, and of 64 bytes at each of 64 places.
    let hash: UInt64

    private static let places = 64
    private static let length = 64

    /// - Throws: ``FileReadError``.
    init(of url: URL) throws(FileReadError) {
        let (descriptor, size) = try BoundedFile.opened(url.path)
        defer { close(descriptor) }
        guard size >= Self.length else { throw .system(EINVAL) }
        var hash = ContentHash()
        hash.add(word: UInt64(size))
        var bytes = [UInt8](repeating: 0, count: Self.length)
        for place in 0..<Self.places {
            let offset = (size - Self.length) * place / (Self.places - 1)
            guard pread(descriptor, &bytes, bytes.count, off_t(offset)) == bytes.count else { throw .system(EIO) }
            hash.addField(bytes)
        }
        self.hash = hash.value
    }
}
