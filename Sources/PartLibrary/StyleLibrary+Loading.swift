import BuiltInStyles
import Foundation
import PackageResources

extension StyleLibrary {
    /// Loads the style that `name` tells: one that comes with Mugmoji, or the path of a folder.
    ///
    /// - Throws: ``StyleError`` when there is no such style or something in it is wrong, `ResourceError` when the
    ///   package's own files are missing.
    public init(named name: String) throws {
        if BuiltInStyles.names.contains(name) {
            try self.init(contentsOf: BuiltInStyles.folder(of: name))
        } else {
            try self.init(contentsOf: URL(fileURLWithPath: name, isDirectory: true))
        }
    }

    /// Loads and checks the style in `folder`, which holds `style.json` and a folder of SVG files for each slot.
    ///
    /// - Throws: ``StyleError`` with every file that has something wrong.
    public init(contentsOf folder: URL) throws(StyleError) {
        var hash = ContentHash()
        let path = Self.shortPath(of: folder)
        let style = try Self.readStyle(in: folder, path: path, hash: &hash)
        var problems: [StyleError.Problem] = []
        var parts: [Part] = []
        for name in try Self.names(in: folder, path: path) where name != "style.json" {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
            guard exists, isFolder.boolValue else { continue }
            guard let slot = Slot(rawValue: name) else {
                let slots = Slot.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(
                    .init(file: "\(path)/\(name)", message: "no slot has this name; the slots are \(slots)"))
                continue
            }
            for file in try Self.names(in: folder.appendingPathComponent(name), path: "\(path)/\(name)") {
                let url = folder.appendingPathComponent(name).appendingPathComponent(file)
                do throws(StyleError) {
                    let part = try Self.readPart(
                        at: url, slot: slot, path: "\(path)/\(name)/\(file)", style: style, hash: &hash)
                    parts.append(part)
                } catch {
                    problems += error.problems
                }
            }
        }
        self.init(style: style, folder: folder, contentHash: hash.value, parts: parts)
        // A part that could not be read may be the one that is missed, so what is missing is told last.
        if problems.isEmpty { problems = missingParts(path: path) }
        if !problems.isEmpty { throw StyleError(problems) }
    }

    private static func readPart(
        at url: URL, slot: Slot, path: String, style: Style, hash: inout ContentHash
    ) throws(StyleError) -> Part {
        guard url.pathExtension == "svg" else {
            throw StyleError(file: path, "this is no part; only .svg files belong in the folder of a slot")
        }
        guard let data = try? Data(contentsOf: url) else {
            throw StyleError(file: path, "the file cannot be read; check its permissions")
        }
        let bytes = [UInt8](data)
        let id = url.deletingPathExtension().lastPathComponent
        hash.addField(Array("\(slot.rawValue)/\(id)".utf8))
        hash.addField(bytes)
        return try Part(reading: bytes, id: id, slot: slot, file: path, viewBox: style.viewBox)
    }

    /// What the style and its parts name and nobody has drawn.
    private func missingParts(path: String) -> [StyleError.Problem] {
        var problems: [StyleError.Problem] = []
        for slot in Slot.allCases {
            if let id = style.defaults[slot], part(id, in: slot) == nil {
                problems.append(
                    .init(
                        file: "\(path)/style.json",
                        message: "the default of \(slot.rawValue), “\(id)”, does not exist; draw it or name another"))
            }
        }
        for front in parts(in: .hairFront) {
            if let back = front.back, part(back, in: .hairBack) == nil {
                problems.append(
                    .init(
                        file: "\(path)/hairFront/\(front.id).svg", line: 1,
                        message: "data-back names “\(back)”, which is not in hairBack; draw it or name another"))
            }
        }
        return problems
    }

    /// The names in a folder, sorted, without hidden files.
    private static func names(in folder: URL, path: String) throws(StyleError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
                .sorted()
        } catch {
            throw StyleError(file: path, "the folder cannot be read; name a folder that holds a style.json")
        }
    }

    /// The path relative to the working folder where it lies inside it.
    private static func shortPath(of folder: URL) -> String {
        let path = folder.standardizedFileURL.path
        let base = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
    }
}
