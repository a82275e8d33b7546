import Foundation

/// The inputs that a command line names: files, the pictures in folders, standard input.
struct InputList {
    /// In the order of the command line; a failure stands where its input would have stood.
    private(set) var entries: [Result<InputFile, Failure>] = []

    /// A folder was named, or several inputs: outputs need a folder too.
    private(set) var isMany: Bool

    var files: [InputFile] { entries.compactMap { try? $0.get() } }

    /// - Parameters:
    ///   - paths: files, folders, or `-`.
    ///   - recursive: folders below the named folders are searched too.
    init(paths: [String], recursive: Bool) {
        isMany = paths.count > 1
        for path in paths {
            var isFolder: ObjCBool = false
            if path == "-" {
                entries.append(.success(InputFile(path: path, subfolder: "")))
            } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
                entries.append(.failure(Failure(status: .noInput, description: "\(path): no such file or folder")))
            } else if isFolder.boolValue {
                isMany = true
                addPictures(in: path, recursive: recursive)
            } else {
                entries.append(.success(InputFile(path: path, subfolder: "")))
            }
        }
    }

    /// The one input of a command that takes a file, or standard input.
    func single(_ path: String) throws(Failure) -> InputFile {
        guard !isMany, let entry = entries.first else {
            throw Failure(status: .noInput, description: "\(path) is a folder; name one file")
        }
        return try entry.get()
    }

    private mutating func addPictures(in folder: String, recursive: Bool) {
        let found = Self.pictures(in: folder, subfolder: "", recursive: recursive)
        if found.isEmpty {
            let hint = recursive ? "" : "; add --recursive to look into the folders below it"
            entries.append(
                .failure(
                    Failure(status: .noInput, description: "\(folder): no PNG or JPEG pictures in this folder\(hint)")))
        }
        entries += found.map { .success($0) }
    }

    /// Sorted by name, so that runs are alike; links to folders are not followed, so that there are no loops.
    private static func pictures(in root: String, subfolder: String, recursive: Bool) -> [InputFile] {
        let folder = subfolder.isEmpty ? root : join(root, subfolder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().flatMap { name -> [InputFile] in
            if name.hasPrefix(".") || isOutputName(name) { return [] }
            let path = join(folder, name)
            let below = subfolder.isEmpty ? name : join(subfolder, name)
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            if attributes?[.type] as? FileAttributeType == .typeDirectory {
                return recursive ? pictures(in: root, subfolder: below, recursive: true) : []
            }
            return looksLikePicture(path) ? [InputFile(path: path, subfolder: subfolder)] : []
        }
    }

    /// Emoji that an earlier run wrote beside its inputs.
    private static func isOutputName(_ name: String) -> Bool {
        name.wholeMatch(of: /.+\.emoji(-\d+)?\.png/) != nil
    }

    /// Told by the first bytes, as everywhere else.
    private static func looksLikePicture(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { return false }
        defer { try? handle.close() }
        let head = [UInt8]((try? handle.read(upToCount: 8)) ?? Data())
        return head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
