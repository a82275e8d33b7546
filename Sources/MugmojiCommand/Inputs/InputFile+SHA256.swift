import CGLib
import Foundation

extension InputFile {
    /// SHA-256 of the file's bytes, as 64 hexadecimal digits.
    ///
    /// - Throws: ``Failure``.
    func sha256() throws(Failure) -> String {
        let descriptor = try open()
        defer { close(descriptor) }
        guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else {
            throw Failure(status: .software, description: "\(displayName): its SHA-256 cannot be worked out")
        }
        defer { g_checksum_free(checksum) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count > 0 {
                g_checksum_update(checksum, buffer, count)
            } else if errno != EINTR {
                throw cannotRead(errno)
            }
        }
        return String(cString: g_checksum_get_string(checksum))
    }
}
