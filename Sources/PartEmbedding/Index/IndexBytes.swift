import Foundation

/// The bytes of an index where its numbers can be read as they lie: a file mapped into memory, or a copy of an array.
///
/// Nothing is ever written to them, so they may be read from many threads. Who replaces an index file has to give the new
/// one its name, as `AtomicFile` does: a mapped file that is cut short in its place can no longer be read.
final class IndexBytes: @unchecked Sendable {
    /// Where a vector starts in the file and in memory.
    static let alignment = 64

    let buffer: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// - Throws: ``PartIndexError/cannotRead(details:)`` or, for an empty file, ``PartIndexError/notAnIndex``.
    init(mapping path: String) throws(PartIndexError) {
        // Nobody may be waiting at the other end of a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotRead(details: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotRead(details: String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotRead(details: "it is no file; move it away") }
        let count = Int(status.st_size)
        guard count <= PartIndexLayout.largestFile else {
            throw .tooLarge(bytes: count, limit: PartIndexLayout.largestFile)
        }
        guard count > 0 else { throw .notAnIndex }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .cannotRead(details: String(cString: strerror(errno)))
        }
        buffer = UnsafeRawBufferPointer(start: start, count: count)
        isMapped = true
    }

    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: Self.alignment)
        copy.copyBytes(from: bytes)
        buffer = UnsafeRawBufferPointer(copy)
        isMapped = false
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
        } else {
            buffer.deallocate()
        }
    }
}

/// Little-endian numbers at offsets that the caller has checked.
extension UnsafeRawBufferPointer {
    func uint32(at offset: Int) -> UInt32 {
        UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    func uint64(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

extension UnsafeMutableRawBufferPointer {
    func write(_ number: some FixedWidthInteger, at offset: Int) {
        storeBytes(of: number.littleEndian, toByteOffset: offset, as: type(of: number))
    }
}
