import Foundation
import Imaging

/// An output: a file that is written whole or not at all, or standard output (`-`).
struct OutputFile {
    let path: String
    let overwrite: Bool

    func write(_ bytes: [UInt8]) throws {
        if path == "-" {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
            return
        }
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw Failure(
                    status: .cannotCreate,
                    description: "cannot make the folder \(folder): \(error.localizedDescription)")
            }
        }
        if !overwrite { try Self.refuseExisting(path) }
        do {
            try AtomicFile.write(bytes, to: path, overwrite: overwrite)
        } catch {
            throw Failure(status: .cannotCreate, description: "cannot write \(path): \(error)")
        }
    }

    /// Fails before the work when an output exists; it is checked again when the file is written.
    static func refuseExisting(_ path: String?) throws(Failure) {
        if let path, path != "-", FileManager.default.fileExists(atPath: path) { throw exists(path) }
    }

    private static func exists(_ path: String) -> Failure {
        Failure(
            status: .cannotCreate,
            description: "\(path) exists; choose another output with -o, or add --force to overwrite it")
    }
}
