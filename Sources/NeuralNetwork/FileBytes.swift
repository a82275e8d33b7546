import Basics
import Foundation

/// The bytes of a file: read, or mapped, so that only what is looked at is brought to memory.
///
/// A file that is cut short while it is mapped ends the process: only files that come with the program are mapped.
final class FileBytes: @unchecked Sendable {
    private let owned: [UInt8]
    private let mapped: UnsafeRawBufferPointer?

    init(_ bytes: [UInt8]) { (owned, mapped) = (bytes, nil) }

    /// Maps the file at `path`.
    ///
    /// - Throws: ``FileReadError``.
    init(mapping path: String, limit: Int) throws(FileReadError) {
        let (descriptor, size) = try BoundedFile.opened(path)
        defer { close(descriptor) }
        guard size > 0 else { throw .system(EINVAL) }
        guard size <= limit else { throw .tooLarge(bytes: UInt64(size), limit: limit) }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .system(errno)
        }
        (owned, mapped) = ([], UnsafeRawBufferPointer(start: start, count: size))
    }

    deinit {
        if let mapped { munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count) }
    }

    var count: Int { mapped?.count ?? owned.count }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let mapped { body(mapped) } else { owned.withUnsafeBytes(body) }
    }

    /// Tells that a part of the file is not needed soon, so that it takes no memory; it is read again if it is.
    func forget(_ range: Range<Int>) {
        guard let mapped, let start = mapped.baseAddress else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let (first, last) = ((range.lowerBound + page - 1) / page * page, range.upperBound / page * page)
        guard first < last else { return }
        madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED)
    }

    /// The first `count` bytes, or all of a shorter file.
    func prefix(_ count: Int) -> [UInt8] { withUnsafeBytes { [UInt8]($0.prefix(count)) } }
}
