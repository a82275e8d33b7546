import ArgumentParser
import Basics
import Foundation
import Imaging

/// Where the outputs of a command go, decided before any work is done.
struct OutputPlan {
    /// What is written for each input.
    struct Kind {
        /// Between the stem and the extension, with a leading dot.
        let infix: String
        /// The extension, with a leading dot.
        let fileExtension: String
        /// The option in messages.
        let option: String
        /// A file may do without the extension.
        var isNamed = false

        /// - Parameters:
        ///   - isNamed: `--format` says what the file is.
        ///   - infix: none where a person says what emoji are called.
        static func emoji(_ format: EmojiFormat, isNamed: Bool, infix: String = ".emoji") -> Kind {
            Kind(infix: infix, fileExtension: "." + format.rawValue, option: "-o", isNamed: isNamed)
        }
        static let labels = Kind(infix: ".labels", fileExtension: ".png", option: "-o")
        static let overlay = Kind(infix: ".overlay", fileExtension: ".png", option: "--overlay")
        static let recipe = Kind(infix: ".recipe", fileExtension: ".json", option: "--recipe")
    }

    /// One path for each input that has an output of its own; `-` for standard output. None is known before the inputs' bytes where
    /// names tell of them.
    let paths: [InputFile: String]

    private let destination: String?
    private let kind: Kind
    /// What a person calls the outputs.
    private let name: OutputName?

    /// The inputs whose outputs would have the same name, and why they are refused.
    let refused: [InputFile: Failure]

    /// - Parameters:
    ///   - destination: a file, a folder or `-`; `nil` puts each output beside its input.
    ///   - asFolder: the destination is a folder whatever it looks like (inputs came from a folder, or there are several).
    ///   - name: what the outputs are called in their folder; as their inputs where `nil`.
    /// - Throws: `ValidationError` when the destination does not fit the inputs, or when an input is named twice.
    init(
        inputs: [InputFile], destination: String?, kind: Kind, asFolder: Bool, name: OutputName? = nil
    ) throws {
        let isFolder = try Self.isFolder(destination, kind: kind, forced: asFolder)
        if name != nil, !isFolder {
            throw ValidationError(
                "--output-name names files in a folder; name the folder with \(kind.option), ending in /")
        }
        (self.destination, self.kind, self.name) = (destination, kind, name)
        if let destination, destination != "-" {
            try Self.requirePlace(for: destination, isFolder: isFolder, option: kind.option)
        }
        var seen: Set<InputFile> = []
        for input in inputs where !seen.insert(input).inserted {
            throw ValidationError("\(input.displayName) is named twice; name it once")
        }
        if let name, name.needsContent {
            (paths, refused) = ([:], [:])
            return
        }
        func path(_ index: Int, fully: Bool) -> String {
            Self.path(
                for: inputs[index], fully: fully, destination: destination, isFolder: isFolder, kind: kind,
                name: name?.name(of: inputs[index]))
        }
        var paths = inputs.indices.map { path($0, fully: false) }
        var isFull = [Bool](repeating: false, count: inputs.count)
        let canBeLonger = name == nil && (isFolder || destination == nil)
        var clashes = Self.clashes(paths)
        // IMG_1.jpg and IMG_1.png: those keep their extensions in the outputs' names. The longer names may clash anew.
        while canBeLonger, let clash = clashes.first(where: { $0.contains { !isFull[$0] } }) {
            for index in clash {
                isFull[index] = true
                paths[index] = path(index, fully: true)
            }
            clashes = Self.clashes(paths)
        }
        var refused: [InputFile: Failure] = [:]
        for clash in clashes {
            let names = clash.map { inputs[$0].displayName }
            let failure = Failure(
                status: .usage, reason: .outputClash,
                description: names.dropLast().joined(separator: ", ") + " and \(names.last ?? "") would "
                    + (names.count == 2 ? "both" : "all")
                    + " write \(path(clash[0], fully: false)); convert each in a run of its own, with another folder after \(kind.option)"
                    + (name == nil ? "" : ", or put {name} into --output-name")
            )
            for index in clash { refused[inputs[index]] = failure }
        }
        self.refused = refused
        self.paths = Dictionary(uniqueKeysWithValues: zip(inputs, paths).filter { refused[$0.0] == nil })
    }

    /// The path for an input whose bytes are known; `nil` where it has no output of its own.
    func path(of input: InputFile, sha256: String) -> String? {
        guard let name, name.needsContent else { return paths[input] }
        return Self.path(
            for: input, fully: false, destination: destination, isFolder: true, kind: kind,
            name: name.name(of: input, sha256: sha256))
    }

    /// The path for face `number` (from 1) of an input of which all faces are drawn.
    static func numbered(_ path: String, _ number: Int) -> String {
        let end = path.fileExtension
        return "\(path.withoutExtension)-\(number)" + (end.isEmpty ? "" : "." + end)
    }

    /// One folder is made where it is missing, but no tree: that would be a slip of the pen.
    private static func requirePlace(for destination: String, isFolder: Bool, option: String) throws {
        let folder = isFolder && !destination.hasSuffix("/") ? destination : destination.folderPath
        let parent = folder.folderPath
        guard !parent.isEmpty, FileStatus(of: folder).type == nil, FileStatus(of: parent).type == nil else { return }
        throw ValidationError(
            "\(option) \(destination): there is no folder \(parent); make it first, or look at its spelling")
    }

    private static func isFolder(_ destination: String?, kind: Kind, forced: Bool) throws -> Bool {
        guard let destination, destination != "-" else {
            if destination == "-", forced {
                throw ValidationError("\(kind.option) - takes one output; name a folder for several inputs or faces")
            }
            return false
        }
        if FileStatus(of: destination).isFolder || destination.hasSuffix("/") { return true }
        let fileExtension = destination.fileExtension.lowercased()
        if forced {
            if "." + fileExtension == kind.fileExtension {
                throw ValidationError(
                    "several inputs cannot share the output \(destination); give \(kind.option) a folder")
            }
            return true
        }
        guard "." + fileExtension == kind.fileExtension || kind.isNamed && fileExtension.isEmpty else {
            throw ValidationError(
                "\(destination) must end in \(kind.fileExtension), or in / to name a folder")
        }
        return false
    }

    private static func path(
        for input: InputFile, fully: Bool, destination: String?, isFolder: Bool, kind: Kind, name: String?
    ) -> String {
        let usual = fully && !input.isStandardInput ? input.path.fileName : input.stem
        let name = (name ?? usual) + kind.infix + kind.fileExtension
        guard let destination else { return input.isStandardInput ? "-" : input.folder.appending(name: name) }
        guard isFolder else { return destination }
        let folder = input.subfolder.isEmpty ? destination : destination.appending(name: input.subfolder)
        return folder.appending(name: name)
    }

    /// Groups of paths that lead to one file.
    private static func clashes(_ paths: [String]) -> [[Int]] {
        let folding = CaseFolding()
        let groups = Dictionary(grouping: paths.indices.filter { paths[$0] != "-" }) { folding.key(of: paths[$0]) }
        return groups.values.filter { $0.count > 1 }.flatMap { group in
            let files = Dictionary(grouping: group) { FileIdentity(path: paths[$0]) }
            if files.count == 1 || folding.isFolded(paths[group[0]]) { return [group] }
            return files.values.filter { $0.count > 1 }
        }.sorted { $0[0] < $1[0] }
    }
}

/// On some file systems names that differ only in case, or in how accents are written, are one name.
private final class CaseFolding {
    private var folders: [String: Bool] = [:]

    /// Alike for paths that may lead to one file.
    func key(of path: String) -> [String] {
        let place = FileIdentity.place(of: path)
        guard place.names.isEmpty else {
            return ["\(FileIdentity(path: place.existing))"] + place.names.map { $0.lowercased() }
        }
        // A file that is there has one identity under all its names.
        return ["\(FileIdentity(path: path))"]
    }

    /// Whether the folder that `path` will be in is such a one. Asked only where it matters, because a file has to be made.
    func isFolded(_ path: String) -> Bool {
        let folder = FileIdentity.place(of: path).existing
        if let known = folders[folder] { return known }
        let isFolded = FileStatus(of: folder).isFolder && AtomicFile.foldsCase(in: folder)
        folders[folder] = isFolded
        return isFolded
    }
}
