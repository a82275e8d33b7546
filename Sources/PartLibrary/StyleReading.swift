import Foundation

/// A style's folder as it was found: what could be read of it, and everything that is wrong with it.
public struct StyleReading: Sendable {
    /// Everything that keeps the style from being loaded, in the order of the files.
    public internal(set) var problems: [StyleError.Problem] = []
    /// The style with the parts that are sound; `nil` when `style.json` cannot be used.
    public private(set) var library: StyleLibrary?

    let folder: URL
    /// Path of the folder, for messages.
    let path: String

    /// Reads the style in `folder`, which holds `style.json` and a folder of SVG files for each slot.
    public init(contentsOf folder: URL) {
        self.folder = folder
        path = Self.shortPath(of: folder)
        let style = readStyle()
        // A folder without style.json is no style; what else lies there is not ours to judge.
        guard style != nil || FileManager.default.fileExists(atPath: folder.appendingPathComponent("style.json").path)
        else { return }
        let parts = readParts(viewBox: style?.viewBox)
        guard let style else { return }
        let library = StyleLibrary(style: style, folder: folder, parts: parts)
        self.library = library
        addMissingParts(of: library)
    }

    /// Path of a part's file, for messages.
    public func file(of part: Part) -> String { "\(path)/\(part.slot.rawValue)/\(part.id).svg" }

    private mutating func readParts(viewBox: Style.Frame?) -> [Part] {
        var parts: [Part] = []
        for name in names(in: "") where name != "style.json" {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
            guard exists, isFolder.boolValue else { continue }
            guard let slot = Slot(rawValue: name) else {
                let slots = Slot.allCases.map(\.rawValue).joined(separator: ", ")
                let message = "no slot has this name; the slots are \(slots)"
                problems.append(.init(file: "\(path)/\(name)", message: message))
                continue
            }
            for file in names(in: name) {
                do throws(StyleError) {
                    parts.append(try readPart(file, slot: slot, viewBox: viewBox))
                } catch {
                    problems += error.problems
                }
            }
        }
        return parts
    }

    private mutating func readPart(_ name: String, slot: Slot, viewBox: Style.Frame?) throws(StyleError) -> Part {
        let file = "\(path)/\(slot.rawValue)/\(name)"
        let url = folder.appendingPathComponent(slot.rawValue).appendingPathComponent(name)
        guard url.pathExtension == "svg" else {
            throw StyleError(file: file, "this is no part; only .svg files belong in the folder of a slot")
        }
        guard let data = try? Data(contentsOf: url) else {
            throw StyleError(file: file, "the file cannot be read; check its permissions")
        }
        let bytes = [UInt8](data)
        let id = url.deletingPathExtension().lastPathComponent
        return try Part(reading: bytes, id: id, slot: slot, file: file, viewBox: viewBox)
    }

    /// Adds what the style and its parts name and nobody has drawn; a file that is there but broken is not missing.
    private mutating func addMissingParts(of library: StyleLibrary) {
        func isMissing(_ id: String, in slot: Slot) -> Bool {
            let file = "\(path)/\(slot.rawValue)/\(id).svg"
            return library.part(id, in: slot) == nil && !problems.contains { $0.file == file }
        }
        var missing: [StyleError.Problem] = []
        let json = (try? Data(contentsOf: folder.appendingPathComponent("style.json"))) ?? Data()
        for slot in Slot.allCases {
            guard let id = library.style.defaults[slot], isMissing(id, in: slot) else { continue }
            let line = JSONPlaces(bytes: [UInt8](json)).line(at: ["slots", slot.rawValue, "default"])
            let message = "the default of \(slot.rawValue), “\(id)”, does not exist; draw it or name another"
            missing.append(.init(file: "\(path)/style.json", line: line, message: message))
        }
        for front in library.parts(in: .hairFront) {
            guard let back = front.back, isMissing(back, in: .hairBack) else { continue }
            let message = "data-back names “\(back)”, which is not in hairBack; draw it or name another"
            missing.append(.init(file: file(of: front), line: 1, message: message))
        }
        problems += missing
    }

    /// The names in a folder of the style, sorted, without hidden files.
    private mutating func names(in subfolder: String) -> [String] {
        let url = subfolder.isEmpty ? folder : folder.appendingPathComponent(subfolder)
        do {
            return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            let file = subfolder.isEmpty ? path : "\(path)/\(subfolder)"
            problems.append(.init(file: file, message: "the folder cannot be read; check its permissions"))
            return []
        }
    }

    /// The path relative to the working folder where it lies inside it.
    private static func shortPath(of folder: URL) -> String {
        let path = folder.standardizedFileURL.path
        let base = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
    }
}
