import ArgumentParser
import Basics
import Compositing
import FaceAtlas
import FoundationEssentials
import Mugmoji
import PartLibrary
import StyleWorkshop

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
