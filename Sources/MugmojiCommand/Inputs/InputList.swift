import Basics
import Foundation
import Imaging

/// The inputs that a command line names: files, the pictures in folders, standard input.
struct InputList {
    /// One input, or why it cannot be one.
    struct Entry: Sendable {
        let path: String
        let input: Result<InputFile, Failure>
    }

    /// In the order of the command line; a failure stands where its input would have stood.
    private(set) var entries: [Entry] = []

    /// What was found in folders and is no input.
    private(set) var leftOut = LeftOutFiles()

    /// A folder was named, or several inputs: outputs need a folder too.
    private(set) var isMany: Bool

    private let shard: Shard?

    var files: [InputFile] { entries.compactMap { try? $0.input.get() } }

    /// - Parameters:
    ///   - paths: files, folders, or `-`.
    ///   - recursive: folders below the named folders are searched too.
    ///   - isMany: there may be several inputs, however many there are.
    ///   - shard: what is found beside inputs is named by one shard only.
    init(paths: [String], recursive: Bool, isMany: Bool = false, shard: Shard? = nil) {
        self.isMany = isMany || paths.count > 1
        self.shard = shard
        for path in paths {
            let status = path == "-" ? nil : FileStatus(of: path)
            if let status, status.isFolder {
                self.isMany = true
                addPictures(in: path, recursive: recursive)
            } else if let failure = status.flatMap({ InputFile.refusal(of: $0, path: path) }) {
                entries.append(Entry(path: path, input: .failure(failure)))
            } else {
                entries.append(Entry(path: path, input: .success(InputFile(path: path, subfolder: ""))))
            }
        }
    }

    /// The one input of a command that takes a file, or standard input.
    func single(_ path: String) throws(Failure) -> InputFile {
        guard !isMany, let entry = entries.first else {
            throw Failure(status: .noInput, reason: .folder, description: "\(path) is a folder; name one file")
        }
        return try entry.input.get()
    }

    private mutating func addPictures(in folder: String, recursive: Bool) {
        let before = entries.count
        add(folder, subfolder: "", recursive: recursive)
        guard entries.count == before else { return }
        let hint =
            leftOut.paths[.folder] != nil ? "; add --recursive to look into the folders below it" : "; name another"
        let failure = Failure(
            status: .noInput, reason: .noPictures,
            description: "\(folder): no pictures in this folder\(hint)")
        entries.append(Entry(path: folder, input: .failure(failure)))
    }

    /// Sorted by name, so that runs are alike; links to folders are not followed, so that there are no loops.
    private mutating func add(_ folder: String, subfolder: String, recursive: Bool) {
        let names: [String]
        do {
            names = try Self.names(in: folder)
        } catch {
            entries.append(Entry(path: folder, input: .failure(error)))
            return
        }
        for name in names {
            let path = folder.appending(name: name)
            let entry = FolderEntry(path: path)
            let isOfShard = shard?.contains(path) != false
            if let kind = entry.leftOut {
                if isOfShard { leftOut.add(path, as: kind) }
                continue
            }
            switch entry {
            case .picture:
                entries.append(Entry(path: path, input: .success(InputFile(path: path, subfolder: subfolder))))
            case .failure(let failure): entries.append(Entry(path: path, input: .failure(failure)))
            case .folder where recursive: add(path, subfolder: subfolder.appending(name: name), recursive: true)
            case .folder where isOfShard: leftOut.add(path, as: .folder)
            default: break
            }
        }
    }

    static func names(in folder: String) throws(Failure) -> [String] {
        guard let listing = opendir(SystemPath.cString(folder)) else {
            throw Failure(
                status: .noInput, reason: .unreadable,
                description:
                    "cannot read the folder \(folder): \(String(cString: strerror(errno))); see who may read it")
        }
        defer { closedir(listing) }
        var names: [[UInt8]] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }.map(SystemPath.text)
    }
}
