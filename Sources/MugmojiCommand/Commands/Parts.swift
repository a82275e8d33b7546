import ArgumentParser
import Basics
import Compositing
import FaceAtlas
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import StyleWorkshop

/// `mugmoji parts`: the art of a style.
struct Parts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows, checks, starts and exports the parts of a style.",
        discussion: "How to draw a style of your own: docs/making-a-style.md.",
        subcommands: [
            PartsList.self, PartsShow.self, PartsCheck.self, PartsGallery.self, PartsNew.self,
            PartsExport.self,
        ])
}

/// `mugmoji parts list`
struct PartsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the parts of a style with their titles and tags.")

    @OptionGroup var style: StyleOptions

    @Option(help: "Only the parts of this slot.")
    var slot: SlotName?

    @Flag(help: "Print one JSON object a line for each part.")
    var json = false

    func run() throws {
        try reportingFailures(file: style.displayName) {
            let library = try style.library()
            let slots = slot.map { [$0.slot] } ?? Slot.allCases
            let reports = slots.flatMap { library.parts(in: $0).map(PartReport.init) }
            if json {
                for report in reports { try Results.json(report) }
                return
            }
            let width = reports.map { $0.slot.count + $0.id.count + 1 }.max() ?? 0
            for report in reports {
                let name = "\(report.slot)/\(report.id)"
                let space = String(repeating: " ", count: width - name.count + 2)
                Results.line(report.summary.isEmpty ? name : name + space + report.summary)
            }
        }
    }
}

/// `mugmoji parts show`
struct PartsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Tells what a part shows, and draws it.",
        discussion: "The part is drawn on the style's default face without hair, in the style's default colours.")

    @Argument(help: ArgumentHelp("The part: its id, or slot/id.", valueName: "part"))
    var part: String

    @OptionGroup var style: StyleOptions

    @Option(help: "The slot of the part, where several slots have a part of this name.")
    var slot: SlotName?

    @Option(name: .shortAndLong, help: ArgumentHelp("A PNG file, or - for standard output.", valueName: "part.png"))
    var output: String?

    @Option(help: "Width and height of the picture in pixels, 16…4096.")
    var size = 512

    @Flag(help: "Draw the part alone, in the window of its slot.")
    var alone = false

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func validate() throws {
        guard AvatarRenderer.sizes.contains(size) else {
            throw ValidationError("--size \(size) is out of range: 16…4096")
        }
        if output == "-", json {
            throw ValidationError("--json and the picture would both go to standard output; name a file with -o")
        }
    }

    func run() throws {
        if let output { _ = try OutputFile.kind(of: output, among: ["png"]) }
        try reportingFailures(file: style.displayName) {
            if !force { try OutputFile.refuseExisting(output) }
            let library = try style.library()
            let ledger = OutputLedger(inputs: [], overwrite: force)
            ledger.protect(style: library.folder.path)
            if let output { try ledger.check([output]) }
            let found = try find(in: library)
            if let output {
                let picture = PartPicture(of: found, in: library)
                let png = try alone ? picture.pngAlone(size: size) : picture.png(size: size)
                try ledger.write([OutputLedger.Output(path: output, bytes: png)])
            }
            guard output != "-" else { return }
            let report = PartReport(of: found)
            if json { try Results.json(report) } else { Results.lines(report.details) }
        }
    }

    private func find(in library: StyleLibrary) throws -> Part {
        let names = part.split(separator: "/", maxSplits: 1).map(String.init)
        let named = names.count == 2 ? SlotName(argument: names[0])?.slot : nil
        if names.count == 2, named == nil { throw ValidationError("there is no slot “\(names[0])”; \(Self.slots)") }
        let id = names.last ?? part
        let slots = [slot?.slot, named].compactMap { $0 }
        let found = Slot.allCases.filter { name in slots.allSatisfy { $0 == name } }
            .compactMap { library.part(id, in: $0) }
        guard let first = found.first else {
            let place = slots.first.map { " in \($0.rawValue)" } ?? ""
            let known = Set((slots.first.map { [$0] } ?? Slot.allCases).flatMap { library.parts(in: $0).map(\.id) })
            throw ValidationError(
                "the style \(library.style.name) has no part “\(id)”\(place); \(namesNear(id, among: known.sorted()))")
        }
        guard found.count == 1 else {
            let places = found.map { "\($0.slot.rawValue)/\(id)" }.joined(separator: ", ")
            throw ValidationError("several parts are called “\(id)”: \(places); write it so, or add --slot")
        }
        return first
    }

    private static var slots: String { "the slots are " + SlotName.allValueStrings.joined(separator: ", ") }
}

/// `mugmoji parts check`
struct PartsCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Tells everything that is wrong with a style, and how to mend it.",
        discussion: """
            Prints a line for each mistake: file, line, what is wrong and what to do. Every part is also drawn, to see \
            that there is something and that it lies where it is looked for. The exit status is 65 when there is \
            anything to mend.
            """)

    @Argument(help: ArgumentHelp("The folder of a style.", valueName: "folder"))
    var folder: String

    @Flag(help: "Print nothing but mistakes.")
    var quiet = false

    func run() throws {
        try reportingFailures(file: folder) { try StyleOptions.requireFolder(folder) }
        let check = StyleCheck(contentsOf: URL(fileURLWithPath: folder, isDirectory: true))
        Results.lines(check.problems.map(\.text))
        guard check.problems.isEmpty else {
            let files = Set(check.problems.map(\.file)).count
            let things = check.problems.count == 1 ? "1 mistake" : "\(check.problems.count) mistakes"
            Terminal.report("\(things) in \(files == 1 ? "1 file" : "\(files) files") of \(folder)")
            throw ExitCode(Failure.Status.data.rawValue)
        }
        if !quiet { Terminal.say("\(folder): \(check.partCount) parts, nothing to mend") }
    }
}

/// `mugmoji parts gallery`
struct PartsGallery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws every part of a style on one sheet.",
        discussion: """
            A PNG shows every part at 96 pixels with its name, slot by slot. A page of HTML, for any browser, also shows \
            them in every colour of the style's palettes; it holds no script and needs no other file.
            """)

    @OptionGroup var style: StyleOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A PNG or HTML file, or - for a PNG on standard output.", valueName: "sheet.png|page.html"))
    var output: String

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func run() throws {
        let kind = try OutputFile.kind(of: output, among: ["png", "html"])
        try reportingFailures(file: style.displayName) {
            if !force { try OutputFile.refuseExisting(output) }
            let library = try style.library()
            let ledger = OutputLedger(inputs: [], overwrite: force)
            ledger.protect(style: library.folder.path)
            try ledger.check([output])
            let gallery = PartGallery(of: library)
            let bytes = try kind == "png" ? gallery.png() : Array(gallery.page().utf8)
            try ledger.write([OutputLedger.Output(path: output, bytes: bytes)])
        }
    }
}

/// `mugmoji parts new`
struct PartsNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Writes a small style to start from.",
        discussion: """
            The folder holds a style.json and a few plain parts, each in an SVG file of its own to be redrawn. It can be \
            used at once: mugmoji convert selfie.jpg --parts folder
            """)

    @Argument(help: ArgumentHelp("The folder to make; it must not exist, or be empty.", valueName: "folder"))
    var folder: String

    @Option(help: "The style's name: lower-case letters, digits and -; the folder's name unless given.")
    var name: String?

    func run() throws {
        if folder == "-" {
            throw ValidationError("a style is a folder and cannot go to standard output (-); name a folder")
        }
        if SystemPath.holdsRawBytes(folder) {
            throw ValidationError("\(folder): the names of a style's folders have to be UTF-8; name another")
        }
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard let template = StyleTemplate(name: name ?? StyleTemplate.name(from: url.lastPathComponent)) else {
            throw ValidationError("--name \(name ?? "") is not usable; take lower-case letters, digits and “-”")
        }
        try reportingFailures(file: folder) {
            try refuseExisting()
            do {
                try template.write(to: url)
            } catch {
                let words = (error as? FileWriteError)?.description ?? error.localizedDescription
                throw Failure(status: .cannotCreate, description: "cannot write \(folder): \(words)")
            }
        }
        Results.line("\(folder): the style \(template.name) with \(template.files.count - 1) parts")
        Results.line("Next: mugmoji parts check \(folder), mugmoji convert selfie.jpg --parts \(folder)")
    }

    private func refuseExisting() throws(Failure) {
        guard FileStatus(of: folder).type != nil else { return }
        let isFolder = FileStatus(of: folder).isFolder
        let content = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [""]
        guard !isFolder || !content.isEmpty else { return }
        throw Failure(
            status: .cannotCreate, reason: .outputExists,
            description: isFolder
                ? "\(folder) is not empty; name a folder that does not exist yet"
                : "\(folder) is a file; name a folder that does not exist yet")
    }
}
