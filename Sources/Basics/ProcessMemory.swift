import Foundation

/// What processes take of the machine's memory.
package enum ProcessMemory {
    /// Bytes that a process holds in memory; `nil` where the system does not tell.
    ///
    /// - Parameter process: its number, or `nil` for this one.
    package static func residentBytes(of process: Int32? = nil) -> Int? {
        let name = process.map(String.init) ?? "self"
        guard let bytes = try? BoundedFile.read("/proc/\(name)/statm", limit: 4096) else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? Int(words[1]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } : nil
    }
}
