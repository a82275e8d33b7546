import ArgumentParser
import Foundation
import Imaging
import PartEmbedding
import PartLibrary

/// Compares embedders: whether they find a disturbed part again.
struct Retrieval: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Prints how well embedders tell parts apart.",
        discussion: """
            Every matched part of a style is disturbed as a parser disturbs it, at five severities, and looked for among \
            the parts of its slot (docs/decisions/embedders.md defines the disturbance). In the table stand the default \
            embedder, ResNet-50 with random weights on the pixels of painted parts, the same on canvases, and every file \
            that --embedder names.
            """)

    @Option(help: "The style's folder, or the name of a style that comes with Mugmoji.")
    var style = "classic"

    @Option(help: ArgumentHelp("Also measure this embedder (repeatable).", valueName: "file"))
    var embedder: [String] = []

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String?

    @Option(help: "Take this many photos of the split train.")
    var photos = 200

    @Option(help: "How often each part is disturbed at each severity.")
    var draws = 4

    @Option(help: "Only these slots, separated by commas.")
    var slots: String?

    @Flag(inversion: .prefixedNo, help: "Measure ResNet-50 with random weights.")
    var resnet = true

    func validate() throws {
        guard draws >= 1 else { throw ValidationError("--draws \(draws) is out of range: 1 or more") }
    }

    func run() throws {
        if let training {
            let table = try FaceTable(training: training)
            var agreement = try ParserAgreement()
            for row in spread(table.usable(split: "train"), photos) {
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: table.path(of: row))))
                try agreement.add(DecodedPicture(bytes: bytes, options: DecodingOptions()).image)
            }
            for slot in Slot.matched {
                let values = (agreement.overlaps[slot] ?? []).sorted()
                print(
                    pad(slot.rawValue, 12), values.count, "mean",
                    RetrievalReport.decimals(values.reduce(0, +) / Double(max(values.count, 1))), "quartiles",
                    values.isEmpty
                        ? ""
                        : [1, 2, 3].map { RetrievalReport.decimals(values[values.count * $0 / 4]) }.joined(
                            separator: " "))
            }
        }
        let parts = try StyleParts(style: style)
        let contestants = try Contestant.standing(withResNet: resnet) + embedder.map(Contestant.init(file:))
        let slots = try chosenSlots()
        let retrieval = SelfRetrieval(parts: parts, draws: draws)
        var results = contestants.map { _ in SelfRetrieval.Result() }
        var overlaps: [Slot: [Double]] = [:]
        let indexes = try contestants.map { try $0.index(of: parts) }
        for slot in slots {
            let queries = retrieval.queries(in: slot, withPictures: resnet)
            overlaps[slot] = ParserNoise.severities.map { severity in
                let of = queries.filter { $0.severity == severity }.map(\.overlap)
                return of.reduce(0, +) / Double(max(of.count, 1))
            }
            for (number, contestant) in contestants.enumerated() {
                try retrieval.answer(queries, with: contestant, index: indexes[number], into: &results[number])
            }
        }
        let report = RetrievalReport(
            parts: parts, slots: slots, contestants: contestants, results: results, overlaps: overlaps)
        print(report.text)
    }

    /// `count` of the rows, evenly spread.
    private func spread(_ rows: [FaceTable.Row], _ count: Int) -> [FaceTable.Row] {
        count >= rows.count ? rows : (0..<count).map { rows[$0 * rows.count / count] }
    }

    private func chosenSlots() throws -> [Slot] {
        guard let slots else { return Slot.matched }
        return try slots.split(separator: ",").map { name in
            guard let slot = Slot(rawValue: String(name)), Slot.matched.contains(slot) else {
                throw ValidationError(
                    "\(name) is no matched slot; --slots takes \(Slot.matched.map(\.rawValue).joined(separator: ", "))")
            }
            return slot
        }
    }
}
