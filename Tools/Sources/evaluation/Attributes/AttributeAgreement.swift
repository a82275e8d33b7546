import ArgumentParser
import Foundation

/// Compares the attributes that avatars show with the labels of the photos.
struct AttributeAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributes",
        abstract: "Prints, for each attribute, the share of photos whose avatar agrees with the label.")

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The table of traits that were labelled besides.")
    var traits = "training/labels/traits.csv"

    @Option(help: "The split to measure on.")
    var split = "val"

    @Option(help: "The program to measure.")
    var program = "../.build/release/mugmoji"

    @Option(help: "The style to measure.")
    var style = "pop"

    @Option(help: "Where the emoji go.")
    var output = ".build/evaluation"

    @Flag(help: "Print what the labels were answered with, for each attribute.")
    var confusion = false

    /// Columns of the table of traits, and the attributes of avatars that they label.
    static let traitNames = [
        ("headwear", "headwear_kind"), ("hair_up", "hair_up"), ("iris", "iris"), ("lips", "lips"),
        ("earrings", "earrings"), ("age", "age"),
    ]

    static let names = [
        "glasses", "headwear", "facial_hair", "hair_length", "bangs", "hair_color", "hair_texture", "skin", "mouth",
        "eyes",
    ]

    func run() throws {
        let table = try FaceTable(training: training)
        let labelled = try FaceTable.traits(traits)
        let rows = table.usable(split: split)
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        let converter = Converter(program: program, style: style)
        let lines = try converter.convert(rows.map(table.path), output: folder, size: 128)
        let pairs = rows.compactMap { row in lines[table.path(of: row)].map { (row, $0) } }
        print(
            "usable photos of \(split): \(rows.count); a face found in \(pairs.count) (\(percent(pairs.count, rows.count)))"
        )
        print("")
        print("attribute       agreement  balanced recall  constant answer")
        var tallies: [Tally] = []
        for name in Self.names {
            let tally = Tally(
                name: name, answers: pairs.map { (label: $0.0[name], answer: $0.1.attributes[name] ?? "") })
            tallies.append(tally)
            print(tally.row)
        }
        print(Tally.meanRow(tallies))
        print("")
        for (column, name) in Self.traitNames {
            let answers = pairs.compactMap { row, line in
                labelled[row.file].map { (label: $0[column], answer: line.attributes[name] ?? "") }
            }
            let tally = Tally(name: name, answers: answers.filter { !$0.label.isEmpty })
            tallies.append(tally)
            print(tally.row)
        }
        if confusion {
            for tally in tallies { print(tally.confusionTable) }
        }
        print("")
        printDiversity(pairs.map(\.1))
    }

    /// The part that each slot chose most often.
    private func printDiversity(_ lines: [Converter.Line]) {
        print("slot         parts chosen  most frequent")
        for slot in Set(lines.flatMap(\.parts.keys)).sorted() {
            let counts = Dictionary(lines.compactMap { $0.parts[slot]?.id }.map { ($0, 1) }, uniquingKeysWith: +)
            guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
            print("\(pad(slot, 12)) \(pad(String(counts.count), 13)) \(most.key) \(percent(most.value, lines.count))")
        }
    }
}

func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : String(format: "%.1f %%", 100 * Double(part) / Double(whole))
}

func pad(_ text: String, _ width: Int) -> String {
    text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
}
