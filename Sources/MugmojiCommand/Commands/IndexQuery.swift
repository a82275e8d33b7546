import ArgumentParser
import FaceAtlas
import Foundation
import Mugmoji
import PartEmbedding
import PartLibrary

/// `mugmoji index query`
struct IndexQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Lists the parts of a slot that are most like a selfie or a drawing.",
        discussion: """
            Of a selfie what the largest face shows of the slot is compared with all of the slot's parts, \
            also those that would not come into question for that face. An SVG is compared as a part of the slot.
            """)

    @Argument(help: ArgumentHelp("A picture, a part (SVG), or - for standard input.", valueName: "file"))
    var input: String

    @Option(help: "The slot whose parts are compared.")
    var slot: SlotName

    @Option(help: ArgumentHelp("How many parts are listed.", valueName: "k"))
    var top = 5

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    func validate() throws {
        guard top >= 1 else { throw ValidationError("--top \(top) is out of range: 1 or more") }
        guard Slot.matched.contains(slot.slot) else {
            let names = Slot.matched.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("parts in \(slot.slot.rawValue) are not matched; the slots are \(names)")
        }
    }

    func run() throws {
        let list = InputList(paths: [input], recursive: false)
        try reportingFailures(file: input) {
            let file = try list.single(input)
            let bytes = try file.read { head throws(Failure) in
                if Self.isDrawing(head) { return .drawing }
                try file.requirePicture(head)
                return .picture
            }
            let query = try PartQuery(style: style.id(), embedder: embedder.source())
            let isDrawing = Self.isDrawing(bytes)
            if !quiet { IndexNotice(query.indexChanges, style: style, embedder: embedder).say() }
            let matches =
                try isDrawing
                ? query.parts(
                    like: query.part(reading: bytes, slot: slot.slot, file: file.displayName), count: top)
                : query.parts(like: bytes, in: slot.slot, count: top)
            let report = IndexQueryReport(
                input: file.path, kind: isDrawing ? "part" : "photo", slot: slot.slot.rawValue,
                matches: matches.map(EmojiReport.Part.init))
            if json { try Results.json(report) } else { Results.lines(report.lines) }
        }
    }

    /// Told by the first bytes, as pictures are: an SVG begins with an element, perhaps after a mark and white space.
    private static func isDrawing(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        // There may be more white space than was looked at.
        return first == UInt8(ascii: "<") || first == nil && !bytes.isEmpty
    }
}
