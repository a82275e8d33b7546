import Basics
import FaceAtlas
package import Foundation

/// A style's folder as it was found: what could be read of it, and everything that is wrong with it.
package struct StyleReading: Sendable {
    /// Everything that keeps the style from being loaded, in the order of the files.
    package private(set) var problems: [StyleError.Problem] = []
    /// The style with the parts that are sound; `nil` when `style.json` cannot be used.
    package private(set) var library: StyleLibrary?

    private let folder: URL
    private let files: StyleFolder
    /// Path of the folder, for messages.
    private let path: String

    /// Reads the style in `folder`, which holds `style.json` and a folder of SVG files for each slot.
    ///
    package init(contentsOf folder: URL) { self.init(folder, trust: .nothing) }

    /// Reads the style in `folder`; parts that were found sound before, and are the same, are checked when they are drawn.
    ///
    /// - Parameter isShipped: the folder comes with the program, and its times tell nothing: names and sizes of the files have to do.
    package init(trusting folder: URL, isShipped: Bool) { self.init(folder, trust: isShipped ? .sizes : .stamps) }

    /// What shows that files are those of which the style's pack was made.
    private enum Trust { case nothing, stamps, sizes }

    private init(_ folder: URL, trust: Trust) {
        let start = StyleSurvey.now
        self.folder = folder
        files = StyleFolder(folder)
        path = Self.shortPath(of: folder)
        let style = readStyle()
        // A folder without style.json is no style; what else lies there is not ours to judge.
        guard style != nil || FileManager.default.fileExists(atPath: folder.appendingPathComponent("style.json").path)
        else { return }
        let (pack, fault) = trust == .nothing ? (nil, nil) : soundPack(trust)
        if let pack, let style, style.viewBox == pack.viewBox {
            let moods = readExpressions()
            let source = PartSource(files: files, path: path, viewBox: style.viewBox)
            library = StyleLibrary(
                style: style, folder: folder, packed: pack.records.map { Part($0, in: source) }, hash: pack.partsHash,
                expressions: moods.expressions, motions: moods.motions)
        } else {
            let checked = trust == .nothing ? nil : files.checkedParts
            let known = style.flatMap { style in checked.flatMap { knownParts(of: style, hash: $0) } }
            let parts = known ?? readParts(viewBox: style?.viewBox)
            guard let style else { return }
            let moods = readExpressions()
            library = StyleLibrary(
                style: style, folder: folder, parts: parts, expressions: moods.expressions, motions: moods.motions)
            library?.packFault = fault
            library?.readAt = start
        }
        guard let library else { return }
        addMissingParts(of: library)
        addMissingParts(ofExpressions: library)
        addMissingLids(ofMotions: library)
    }

    /// The style's pack, when the files are those of which it was made, or why it cannot be read.
    private func soundPack(_ trust: Trust) -> (StylePack?, StylePackError?) {
        do throws(StylePackError) {
            guard let pack = try StylePack(in: files) else { return (nil, nil) }
            let isSound =
                trust == .sizes
                ? StyleSurvey(of: folder, pack: pack) != nil : StyleStamp.fits(folder, pack: pack, files: files)
            return (isSound ? pack : nil, nil)
        } catch {
            return (nil, error)
        }
    }

    /// Path of a part's file, for messages.
    package func file(of part: Part) -> String { "\(path)/\(part.slot.rawValue)/\(part.id).svg" }

    /// Reads and checks `style.json`, as far as that goes without the parts.
    ///
    /// - Returns: `nil` when the file cannot be used; why is among the problems then.
    private mutating func readStyle() -> Style? {
        let file = "\(path)/style.json"
        let bytes: [UInt8]
        do {
            bytes = try files.read("style.json", limit: StyleLimits.jsonBytes)
        } catch {
            var message = "\(error)"
            if case .system(ENOENT)? = error.reason {
                message = "the file cannot be read; a style is a folder that holds a style.json"
            }
            problems.append(.init(file: file, message: message))
            return nil
        }
        var flaws: [Style.Flaw] = []
        var style: Style?
        do {
            let decoded = try JSONDecoder().decode(StyleFile.self, from: Data(bytes)).style
            style = decoded
            flaws = decoded.flaws
        } catch {
            var errors = DecodingErrors()
            errors.add(error)
            flaws = errors.errors.map { Style.Flaw(path: $0.path, message: $0.reason) }
        }
        guard !flaws.isEmpty else { return style }
        let places = JSONPlaces(bytes: bytes)
        if let fault = places.fault {
            problems.append(.init(file: file, line: fault.line, message: "it is no JSON: \(fault.message)"))
            return nil
        }
        let found = flaws.map {
            StyleError.Problem(file: file, line: places.line(at: $0.path), message: $0.description)
        }
        problems += found.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .prefix(PartLimits.problems).map(\.element)
        return nil
    }

    /// Reads `expressions.json`; a style may do without it.
    private mutating func readExpressions() -> (expressions: [Expression], motions: [Motion]) {
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(Self.expressionsFile).path) else {
            return ([], [])
        }
        let file = "\(path)/\(Self.expressionsFile)"
        var bytes: [UInt8] = []
        do {
            bytes = try files.read(Self.expressionsFile, limit: StyleLimits.jsonBytes)
            let content = try JSONDecoder().decode(ExpressionFile.self, from: Data(bytes))
            let (expressions, motions) = (content.expressions, content.motions)
            func complain(_ list: String, _ index: Int, _ message: String) {
                let line = JSONPlaces(bytes: bytes).line(at: [list, "\(index)"])
                problems.append(.init(file: file, line: line, message: message))
            }
            for (index, expression) in expressions.enumerated() {
                if expressions[..<index].contains(where: { $0.name == expression.name }) {
                    complain("expressions", index, "there are two expressions \(quoted(expression.name))")
                }
                if let motion = expression.motion, !motions.contains(where: { $0.name == motion }) {
                    let known = namesNear(motion, among: motions.map(\.name))
                    complain(
                        "expressions", index,
                        "\(quoted(expression.name)) moves by \(quoted(motion)), which is not among the motions; \(known)"
                    )
                }
            }
            for (index, motion) in motions.enumerated()
            where motions[..<index].contains(where: { $0.name == motion.name }) {
                complain("motions", index, "there are two motions \(quoted(motion.name))")
            }
            return (expressions, motions)
        } catch let error as StyleFileError {
            problems.append(.init(file: file, message: "\(error)"))
        } catch {
            var errors = DecodingErrors()
            errors.add(error)
            let places = JSONPlaces(bytes: bytes)
            if let fault = places.fault {
                problems.append(.init(file: file, line: fault.line, message: "it is no JSON: \(fault.message)"))
            } else {
                problems += errors.errors.map {
                    .init(
                        file: file, line: places.line(at: $0.path),
                        message: Style.Flaw(path: $0.path, message: $0.reason).description)
                }
            }
        }
        return ([], [])
    }

    private static let expressionsFile = "expressions.json"

    /// The parts, as far as their roots tell; `nil` unless they are those of the hash, and nothing is in their folders that has to be
    /// told.
    private func knownParts(of style: Style, hash: UInt64) -> [Part]? {
        var parts: [Part] = []
        var bytes = 0
        for name in Self.names(in: folder) ?? [] {
            guard let files = Self.names(in: folder.appendingPathComponent(name)) else { continue }
            guard let slot = Slot(rawValue: name), (try? self.files.target(of: name)) != nil else { return nil }
            for file in files {
                guard file.hasSuffix(".svg"),
                    let content = try? self.files.read("\(name)/\(file)", limit: PartLimits.bytes),
                    let part = Part(
                        known: content, id: String(file.dropLast(".svg".count)), slot: slot,
                        file: "\(path)/\(name)/\(file)", viewBox: style.viewBox)
                else { return nil }
                parts.append(part)
                bytes += content.count
                guard parts.count <= StyleLimits.parts, bytes <= StyleLimits.partBytes else { return nil }
            }
        }
        return StyleLibrary(style: style, folder: folder, parts: parts).partsHash == hash ? parts : nil
    }

    private mutating func readParts(viewBox: Style.Frame?) -> [Part] {
        var parts: [Part] = []
        var bytes = 0
        for name in names(in: "") where name != "style.json" {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
            guard exists, isFolder.boolValue else { continue }
            guard let slot = Slot(rawValue: name) else {
                let slots = Slot.allCases.map(\.rawValue).joined(separator: ", ")
                let message = "no slot has this name; the slots are \(slots)"
                problems.append(.init(file: "\(path)/\(name)", message: message))
                if tellsNoMore { return parts }
                continue
            }
            if (try? files.target(of: name)) == nil {
                problems.append(.init(file: "\(path)/\(name)", message: "\(StyleFileError(reason: nil))"))
                continue
            }
            for file in names(in: name) {
                do throws(StyleError) {
                    parts.append(try readPart(file, slot: slot, viewBox: viewBox, bytes: &bytes))
                } catch {
                    problems += error.problems
                }
                if tellsNoMore { return parts }
                guard parts.count <= StyleLimits.parts, bytes <= StyleLimits.partBytes else {
                    let message =
                        parts.count > StyleLimits.parts
                        ? "there are more than \(StyleLimits.parts) parts; leave some out"
                        : "the parts have more than \(StyleLimits.partBytes) bytes in all; simplify their paths"
                    problems.append(.init(file: path, message: message))
                    return parts
                }
            }
        }
        return parts
    }

    private func readPart(
        _ name: String, slot: Slot, viewBox: Style.Frame?, bytes: inout Int
    ) throws(StyleError) -> Part {
        let file = "\(path)/\(slot.rawValue)/\(name)"
        guard name.hasSuffix(".svg") else {
            throw StyleError(file: file, "this is no part; only .svg files belong in the folder of a slot")
        }
        let content: [UInt8]
        do {
            content = try files.read("\(slot.rawValue)/\(name)", limit: PartLimits.bytes)
        } catch {
            throw StyleError(file: file, "\(error)")
        }
        bytes += content.count
        return try Part(
            reading: content, id: String(name.dropLast(".svg".count)), slot: slot, file: file, viewBox: viewBox)
    }

    /// Stops reading when there are more mistakes than anybody wants to be told at once.
    private var tellsNoMore: Bool { problems.count >= StyleLimits.problems }

    /// Adds what the style and its parts name and nobody has drawn; a file that is there but broken is not missing.
    private mutating func addMissingParts(of library: StyleLibrary) {
        let broken = Set(problems.map(\.file))
        func isMissing(_ id: String, in slot: Slot) -> Bool {
            library.part(id, in: slot) == nil && !broken.contains("\(path)/\(slot.rawValue)/\(id).svg")
        }
        var missing: [StyleError.Problem] = []
        for slot in Slot.allCases {
            guard let id = library.style.defaults[slot], isMissing(id, in: slot) else { continue }
            let json = (try? files.read("style.json", limit: StyleLimits.jsonBytes)) ?? []
            let line = JSONPlaces(bytes: json).line(at: ["slots", slot.rawValue, "default"])
            let message = "the default of \(slot.rawValue), \(quoted(id)), does not exist; draw it or name another"
            missing.append(.init(file: "\(path)/style.json", line: line, message: message))
        }
        for slot in Slot.allCases {
            guard let follower = slot.follower else { continue }
            for part in library.parts(in: slot) {
                guard let back = part.back, isMissing(back, in: follower) else { continue }
                let message =
                    "data-back names \(quoted(back)), which is not in \(follower.rawValue); draw it or name another"
                missing.append(.init(file: file(of: part), line: 1, message: message))
            }
        }
        problems += missing.prefix(StyleLimits.problems)
    }

    /// Adds parts that expressions name and nobody has drawn.
    private mutating func addMissingParts(ofExpressions library: StyleLibrary) {
        for expression in library.expressions {
            var named = expression.parts.map { ($0.key, $0.value) }
            if let mouth = expression.mouth { named.append((.mouth, mouth)) }
            var missing = named.filter { library.part($0.1, in: $0.0) == nil }
            if let eyes = expression.eyes, library.eyes(library.style.defaults[.eyes], in: eyes) == nil {
                missing.append((.eyes, eyes))
            }
            problems += missing.map { slot, id in
                .init(
                    file: "\(path)/\(Self.expressionsFile)",
                    message:
                        "\(quoted(expression.name)) names \(quoted(id)), which is not in \(slot.rawValue); draw it or name another"
                )
            }
        }
    }

    /// Adds the drawing of closed eyes that lids which close would need.
    private mutating func addMissingLids(ofMotions library: StyleLibrary) {
        for motion in library.motions where motion.extremes.contains(where: { $0.lids < Motion.closed }) {
            guard library.eyes(library.style.defaults[.eyes], in: Motion.asleep) == nil else { continue }
            problems.append(
                .init(
                    file: "\(path)/\(Self.expressionsFile)",
                    message:
                        "the motion \(quoted(motion.name)) closes the lids, and there is no part \(quoted(Motion.asleep)) in eyes; draw it"
                ))
        }
    }

    /// The names in a folder of the style, sorted, without hidden files.
    private mutating func names(in subfolder: String) -> [String] {
        if let names = Self.names(in: subfolder.isEmpty ? folder : folder.appendingPathComponent(subfolder)) {
            return names
        }
        let file = subfolder.isEmpty ? path : "\(path)/\(subfolder)"
        problems.append(.init(file: file, message: "the folder cannot be read; check its permissions"))
        return []
    }

    /// `nil` for what is no folder, or cannot be read.
    private static func names(in folder: URL) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The path relative to the working folder where it lies inside it.
    private static func shortPath(of folder: URL) -> String {
        let path = folder.standardizedFileURL.path
        let base = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
    }
}
