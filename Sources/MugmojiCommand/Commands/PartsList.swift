import ArgumentParser
import FaceAtlas
import PartLibrary

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
