import Basics
import CProcess
import Foundation
import Imaging

/// What comes through a stream and is too much to be held: a file without a name, gone when nobody reads it any more.
final class StreamedFile {
    private let name: String
    private var descriptor: Int32

    /// - Parameter name: of what comes, for messages.
    /// - Throws: ``Failure`` with the status 71.
    init(for name: String) throws(Failure) {
        self.name = name
        descriptor = mugmoji_nameless_file(0)
        guard descriptor >= 0 else { throw Self.failure(name, errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// - Throws: ``Failure`` with the status 71.
    func append(_ bytes: [UInt8]) throws(Failure) {
        let code = writeAll(bytes, to: descriptor)
        guard code == 0 else { throw Self.failure(name, code) }
    }

    /// Hands the file on; nothing more can be written to it.
    ///
    /// - Throws: ``Failure``.
    func picture() throws(Failure) -> PictureSource {
        defer { descriptor = -1 }
        do {
            return try PictureSource(descriptor: descriptor)
        } catch {
            throw Failure(error, file: name)
        }
    }

    private static func failure(_ name: String, _ code: Int32) -> Failure {
        Failure(
            status: .system,
            description:
                "\(name): there is no room for it in a temporary file: \(String(cString: strerror(code))); free "
                + "some space, or name another folder in TMPDIR")
    }
}
