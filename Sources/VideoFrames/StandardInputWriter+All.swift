import Basics
import Subprocess

extension StandardInputWriter {
    /// Writes all bytes.
    ///
    /// - Throws: ``EncoderEnded``.
    func writeAll(_ bytes: [UInt8]) async throws(EncoderEnded) {
        let written: Int
        do {
            written = try await write(bytes)
        } catch {
            throw EncoderEnded()
        }
        guard written == bytes.count else { throw EncoderEnded() }
    }
}

/// The program ended before everything was written.
struct EncoderEnded: Error {}
