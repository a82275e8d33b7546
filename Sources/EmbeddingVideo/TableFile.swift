import Basics
import Foundation
import Imaging
import Synchronization

/// Where the rows of a table go: an open file, or a stream such as standard output. That they arrive is checked.
package final class TableFile: Sendable {
    private let descriptor: Int32
    /// Rows that wait, so that not every one is a call of the system.
    private let waiting = Mutex<[UInt8]>([])
    private static let most = 1 << 16

    /// - Parameter descriptor: is written to; the caller closes it.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    func write(line: some Sequence<UInt8>) throws(TableError) {
        try waiting.withLock { waiting throws(TableError) in
            waiting.append(contentsOf: line)
            waiting.append(UInt8(ascii: "\n"))
            if waiting.count >= Self.most { try flush(&waiting) }
        }
    }

    /// Writes what waits, and brings a file to the disk.
    ///
    /// - Throws: ``TableError``.
    package func finish() throws(TableError) {
        try waiting.withLock { waiting throws(TableError) in try flush(&waiting) }
        // A stream cannot be brought to a disk.
        if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP { throw TableError(code: errno) }
    }

    private func flush(_ bytes: inout [UInt8]) throws(TableError) {
        let code = writeAll(bytes, to: descriptor)
        bytes.removeAll(keepingCapacity: true)
        if code != 0 { throw TableError(code: code) }
    }
}

/// Why a table could not be written. The description is a clause that leaves the file's name to the caller.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The number of the system's error, as in `errno`.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    package var description: String { String(cString: strerror(code)).lowercased() }
}
