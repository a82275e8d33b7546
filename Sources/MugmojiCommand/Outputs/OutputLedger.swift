import ArgumentParser
import Basics
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import Synchronization

/// Knows every file that a command reads and every file that it has written, and sees to it that none of them is overwritten:
/// before the work, by the names that will be written, and again when a file gets its name.
final class OutputLedger: Sendable {
    /// One output of an input.
    struct Output {
        /// A file, or `-` for standard output.
        let path: String
        let bytes: [UInt8]
    }

    private struct State {
        var inputs: Set<FileIdentity> = []
        var style = StyleFiles()
        /// What this run has written.
        var written: Set<FileIdentity> = []
        /// For outputs whose names are known one by one the inputs that they are of.
        var claims: [String: String] = [:]
    }

    private let state = Mutex(State())
    private let overwrite: Bool

    /// - Parameters:
    ///   - inputs: files that are read, with those of options; `-` is whatever standard input is read from.
    ///   - overwrite: other files may be replaced.
    init(inputs: [String], overwrite: Bool) {
        self.overwrite = overwrite
        let identities = Set(inputs.compactMap { $0 == "-" ? FileIdentity.standardInput : FileIdentity.existing($0) })
        state.withLock { $0.inputs = identities }
    }

    /// Adds the files of a style to those that are never overwritten. What else lies in its folder is not read.
    func protect(style folder: String) {
        state.withLock { $0.style = StyleFiles(folder: folder) }
    }

    /// Refuses names that must not be written, and outputs of one name.
    ///
    /// - Throws: `ValidationError`.
    func check(_ paths: [String]) throws {
        var seen: [FileIdentity: String] = [:]
        for path in paths where path != "-" {
            let identity = FileIdentity(path: path)
            try state.withLock { state in
                if state.inputs.contains(identity) {
                    throw ValidationError("\(path) is an input; Mugmoji never overwrites an input: name another output")
                }
                if state.style.contains(identity, at: path) {
                    throw ValidationError("\(path) belongs to the style that is drawn; name another output")
                }
            }
            if let other = seen.updateValue(path, forKey: identity), !isDirect(path) {
                let names = other.isSame(as: path) ? path : "\(other) and \(path)"
                throw ValidationError("two outputs would be written to the same file, \(names); name another")
            }
        }
    }

    /// Keeps `path` for the output of `input`.
    ///
    /// - Returns: the input for which it is kept already; `nil` where there is none.
    func claim(_ path: String, for input: String) -> String? {
        state.withLock { state in
            if let other = state.claims[path] { return other }
            state.claims[path] = input
            return nil
        }
    }

    /// Refuses names to which a number will be put when they could then be those of an input.
    ///
    /// - Parameter groups: the names of each kind of output.
    /// - Throws: `ValidationError`.
    func checkNumbered(_ groups: [[String]]) throws {
        var folders: [String: [NumberedName: [String]]] = [:]
        for path in groups.joined() where path != "-" {
            let folder = path.folderPath
            let entries = folders[folder] ?? Self.numberedNames(in: folder)
            folders[folder] = entries
            for name in entries[NumberedName(base: path.fileName)] ?? [] {
                let found = folder.appending(name: name)
                let isRead = state.withLock { state in
                    FileIdentity.existing(found).map {
                        state.inputs.contains($0) || state.style.contains($0, at: found)
                    } ?? false
                }
                if isRead {
                    throw ValidationError(
                        "\(found) is an input, and a numbered output of \(path) could have its name; Mugmoji never overwrites "
                            + "an input: name another output")
                }
            }
        }
        let numbered = groups.map { $0.filter { $0 != "-" }.map { OutputPlan.numbered($0, 1) } }
        try check(numbered.flatMap(\.self))
    }

    /// Writes all outputs of one input, or none: what was written is taken back when a later one fails.
    ///
    /// - Parameter replacing: files that are there and are no input may be replaced in any case.
    /// - Throws: ``Failure``.
    func write(_ outputs: [Output], replacing: Bool = false) throws(Failure) {
        let overwrite = overwrite || replacing
        let files = outputs.filter { $0.path != "-" }
        if !overwrite {
            for file in files { try OutputFile.refuseExisting(file.path) }
        }
        let staged = try files.map { file throws(Failure) in
            try OutputFile.makeFolder(of: file.path)
            do throws(FileWriteError) {
                return try StagedFile(file.bytes, for: file.path, overwrite: overwrite)
            } catch {
                throw Failure(error, path: file.path)
            }
        }
        try state.withLock { state throws(Failure) in
            var published: Set<FileIdentity> = []
            do throws(Failure) {
                for (file, content) in zip(files, staged) {
                    do throws(FileWriteError) {
                        try content.publish(keepingOld: outputs.count > 1) { device, inode in
                            let identity = FileIdentity(device: device, inode: inode)
                            return [state.inputs, state.written, published].contains { $0.contains(identity) }
                                || state.style.contains(identity, at: file.path)
                        }
                    } catch {
                        throw Failure(error, path: file.path)
                    }
                    if !isDirect(file.path), let identity = FileIdentity.existing(file.path) {
                        published.insert(identity)
                    }
                }
                for output in outputs where output.path == "-" { try Results.picture(output.bytes) }
            } catch {
                for content in staged.reversed() { content.takeBack() }
                throw error
            }
            for content in staged { content.settle() }
            state.written.formUnion(published)
        }
    }

    /// A device or a pipe may take several outputs.
    private func isDirect(_ path: String) -> Bool {
        FileStatus(of: path).type.map { $0 != S_IFREG && $0 != S_IFDIR } ?? false
    }

    /// The names in a folder that a numbered output could have.
    private static func numberedNames(in folder: String) -> [NumberedName: [String]] {
        let names = (try? InputList.names(in: folder.isEmpty ? "." : folder)) ?? []
        return names.reduce(into: [:]) { result, name in
            if let numbered = NumberedName(name) { result[numbered, default: []].append(name) }
        }
    }
}

/// A file name without the number that `--face all` puts to it. Names that differ only in case count as one: so they do on some
/// file systems.
private struct NumberedName: Hashable {
    private let stem: String
    private let fileExtension: String

    /// The name before it gets a number.
    init(base: String) {
        stem = base.withoutExtension.lowercased()
        fileExtension = base.fileExtension.lowercased()
    }

    /// `nil` for a name without a number.
    init?(_ name: String) {
        guard let match = name.withoutExtension.wholeMatch(of: /(?s)(.*)-\d+/) else { return nil }
        stem = match.1.lowercased()
        fileExtension = name.fileExtension.lowercased()
    }
}

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
