import ArgumentParser
import Basics
import Foundation
import Imaging

/// What is asked and done before a file is written.
enum OutputFile {
    /// Fails before the work when an output exists; it is checked again when the file is written.
    static func refuseExisting(_ path: String?) throws(Failure) {
        guard let path, path != "-", FileStatus(of: path).type != nil else { return }
        throw Failure(.exists, path: path)
    }

    /// Makes the folders that lead to a file.
    static func makeFolder(of path: String) throws(Failure) {
        let folder = path.folderPath
        guard !folder.isEmpty, FileStatus(of: folder).type == nil else { return }
        try makeFolder(of: folder)
        // Another job may have made it.
        guard mkdir(SystemPath.cString(folder), 0o777) != 0, errno != EEXIST else { return }
        throw Failure(
            status: .cannotCreate,
            description: "cannot make the folder \(folder): \(String(cString: strerror(errno))); name another with -o")
    }
}

extension OutputFile {
    /// The extension of an output's path, lower case; the first of `extensions` for standard output.
    ///
    /// - Throws: `ValidationError` for another extension than `extensions`, and for a picture that would go to a terminal.
    static func kind(of path: String, among extensions: [String]) throws -> String {
        if path == "-" {
            if Terminal.outputIsTerminal {
                throw ValidationError(
                    "the picture would go to the terminal; redirect standard output, or name a file with -o")
            }
            return extensions[0]
        }
        let kind = path.fileExtension.lowercased()
        guard extensions.contains(kind) else {
            throw ValidationError("\(path) must end in \(extensions.map { "." + $0 }.joined(separator: " or "))")
        }
        return kind
    }
}
