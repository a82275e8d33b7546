import ArgumentParser
import Foundation

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

        /// - Parameter isNamed: `--format` says what the file is.
        static func emoji(_ format: EmojiFormat, isNamed: Bool) -> Kind {
            Kind(infix: ".emoji", fileExtension: "." + format.rawValue, option: "-o", isNamed: isNamed)
        }
        static let labels = Kind(infix: ".labels", fileExtension: ".png", option: "-o")
        static let overlay = Kind(infix: ".overlay", fileExtension: ".png", option: "--overlay")
        static let recipe = Kind(infix: ".recipe", fileExtension: ".json", option: "--recipe")
    }

    /// One path for each input; `-` for standard output.
    let paths: [InputFile: String]

    /// - Parameters:
    ///   - destination: a file, a folder or `-`; `nil` puts each output beside its input.
    ///   - asFolder: the destination is a folder whatever it looks like (inputs came from a folder, or there are several).
    /// - Throws: `ValidationError` when the destination does not fit the inputs, when two inputs would write the same
    ///   output, or when an output would overwrite an input.
    init(inputs: [InputFile], destination: String?, kind: Kind, asFolder: Bool) throws {
        var paths: [InputFile: String] = [:]
        let isFolder = try Self.isFolder(destination, kind: kind, forced: asFolder)
        for input in inputs {
            paths[input] = Self.path(for: input, destination: destination, isFolder: isFolder, kind: kind)
        }
        self.paths = paths
        try Self.checkCollisions(inputs: inputs, paths: paths)
    }

    /// The path for face `number` (from 1) of an input of which all faces are drawn.
    static func numbered(_ path: String, _ number: Int) -> String {
        let url = path as NSString
        let end = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
        return "\(url.deletingPathExtension)-\(number)\(end)"
    }

    private static func isFolder(_ destination: String?, kind: Kind, forced: Bool) throws -> Bool {
        guard let destination, destination != "-" else {
            if destination == "-", forced {
                throw ValidationError("\(kind.option) - takes one output; name a folder for several inputs or faces")
            }
            return false
        }
        var exists: ObjCBool = false
        if FileManager.default.fileExists(atPath: destination, isDirectory: &exists), exists.boolValue { return true }
        if destination.hasSuffix("/") { return true }
        let fileExtension = (destination as NSString).pathExtension.lowercased()
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

    private static func path(for input: InputFile, destination: String?, isFolder: Bool, kind: Kind) -> String {
        let name = input.stem + kind.infix + kind.fileExtension
        guard let destination else {
            return input.isStandardInput ? "-" : InputList.join(input.folder, name)
        }
        guard isFolder else { return destination }
        let folder = input.subfolder.isEmpty ? destination : InputList.join(destination, input.subfolder)
        return InputList.join(folder, name)
    }

    private static func checkCollisions(inputs: [InputFile], paths: [InputFile: String]) throws {
        let identities = Set(inputs.filter { !$0.isStandardInput }.map { FileIdentity(path: $0.path) })
        var writers: [FileIdentity: InputFile] = [:]
        var seen: Set<InputFile> = []
        for input in inputs {
            guard let path = paths[input] else { continue }
            if !seen.insert(input).inserted {
                throw ValidationError("\(input.displayName) is named twice")
            }
            guard path != "-" else { continue }
            let identity = FileIdentity(path: path)
            if identities.contains(identity) {
                throw ValidationError("\(path) is an input; Mugmoji never overwrites an input")
            }
            if let other = writers.updateValue(input, forKey: identity) {
                throw ValidationError(
                    "\(other.displayName) and \(input.displayName) would both write \(path); convert them apart, or "
                        + "keep them in different folders and use --recursive")
            }
        }
    }
}
