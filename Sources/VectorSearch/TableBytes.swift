import Foundation

/// The bytes of a table, from a multiple of 64 on: its own memory, a mapped file, or memory that somebody else keeps.
///
/// Nobody writes after the table is made; that makes it safe to share.
final class TableBytes: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int
    private let release: () -> Void

    private init(base: UnsafeRawPointer, count: Int, release: @escaping () -> Void) {
        self.base = base
        self.count = count
        self.release = release
    }

    deinit { release() }

    /// Memory of its own, which `fill` writes.
    convenience init(count: Int, fill: (UnsafeMutableRawPointer) -> Void) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 64)
        fill(memory)
        self.init(base: memory, count: count) { memory.deallocate() }
    }

    /// Memory that stays as it is for as long as `owner` lives.
    convenience init(borrowing base: UnsafeRawPointer, count: Int, owner: any AnyObject & Sendable) {
        self.init(base: base, count: count) { withExtendedLifetime(owner) {} }
    }

    /// A whole file, mapped.
    convenience init(mapping url: URL) throws(VectorSearchError) {
        func failure() -> VectorSearchError {
            .unreadableFile(path: url.path, reason: String(cString: strerror(errno)))
        }
        let file = open(url.path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure() }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure() }
        let size = Int(status.st_size)
        guard size > 0 else {
            self.init(count: 0) { _ in }
            return
        }
        guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
            throw failure()
        }
        self.init(base: memory, count: size) { munmap(memory, size) }
    }
}
