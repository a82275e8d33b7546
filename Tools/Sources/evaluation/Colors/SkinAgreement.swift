import ArgumentParser
import Foundation

/// Compares the skin that avatars are drawn with with the labels of the photos and with what was measured.
struct SkinAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skin",
        abstract: "Prints, for each true skin tone, how much lighter or darker avatars are drawn.",
        discussion: """
            Usable photos on which a face is found. Drawn is the attribute skin of convert --json. For the ten Monk steps, photos are \
            grouped by the step that the colours alone give (the evidence measured_step of parse --json --why, rounded), and \
            compared with the one that is drawn; photos whose drawn tone the reading moved are counted as moved, and \
            left out in the last column.
            """)

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The split to measure on.")
    var split = "val"

    @Option(help: "The program to measure.")
    var program = "../.build/release/mugmoji"

    @Option(help: "The style to measure.")
    var style = "pop"

    @Option(help: "Where the emoji go.")
    var output = ".build/evaluation"

    func run() throws {
        let table = try FaceTable(training: training)
        let rows = table.usable(split: split)
        let converter = Converter(program: program, style: style)
        let lines = try converter.convert(
            rows.map(table.path), output: URL(fileURLWithPath: output, isDirectory: true), size: 64)
        var tones: [Int: [Int]] = [:]
        for row in rows {
            guard let label = Int(row["skin"]), let line = lines[table.path(of: row)],
                let drawn = line.attributes["skin"].flatMap(Int.init)
            else { continue }
            tones[label, default: []].append(drawn)
        }
        print("true tone  photos  mean drawn  mean error  lighter by 2+  darker by 2+")
        for (label, drawn) in tones.sorted(by: { $0.key < $1.key }) {
            let errors = drawn.map { $0 - label }
            print(
                pad(String(label), 11) + pad(String(drawn.count), 8) + pad(decimals(mean(drawn)), 12)
                    + pad(decimals(mean(errors)), 12) + pad(String(errors.count { $0 <= -2 }), 15)
                    + String(errors.count { $0 >= 2 }))
        }
        print("")
        try printSteps(rows.map(table.path))
    }

    private func printSteps(_ paths: [String]) throws {
        var steps: [Int: [ParsedSkin.Step]] = [:]
        for path in paths {
            guard let step = try ParsedSkin(program: program, picture: path)?.step else { continue }
            steps[Int(step.measured.rounded()), default: []].append(step)
        }
        print("measured step  photos  mean drawn  mean error  moved  mean error of the others")
        for (label, group) in steps.sorted(by: { $0.key < $1.key }) {
            let unmoved = group.filter { !$0.isMoved }.map { $0.drawn - label }
            print(
                pad(String(label), 15) + pad(String(group.count), 8) + pad(decimals(mean(group.map(\.drawn))), 12)
                    + pad(decimals(mean(group.map { $0.drawn - label })), 12)
                    + pad(String(group.count(where: \.isMoved)), 7) + decimals(mean(unmoved)))
        }
    }

    private func mean(_ values: [Int]) -> Double? {
        values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
    }
}

/// What `parse --json --why` says of the skin of a picture's largest face.
private struct ParsedSkin {
    /// Monk steps, 1…10.
    struct Step {
        let measured: Double
        let drawn: Int
        /// Whether the reading kept the measured one from being drawn.
        let isMoved: Bool
    }

    private struct Line: Decodable {
        struct Face: Decodable {
            struct Why: Decodable {
                struct Skin: Decodable {
                    struct Number: Decodable {
                        let name: String
                        let number: Double
                    }
                    let value: String
                    let decidedBy: String
                    let evidence: [Number]
                }
                let skinTone: Skin?
            }
            let why: Why
        }
        let faces: [Face]
    }

    let step: Step?

    /// `nil` where no face was found.
    init?(program: String, picture: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["parse", picture, "--json", "--why", "--face", "largest"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let skin = try decoder.decode(Line.self, from: data).faces.first?.why.skinTone
        step = skin.flatMap { skin in
            guard let measured = skin.evidence.first(where: { $0.name == "measured_step" }), let drawn = Int(skin.value)
            else { return nil }
            return Step(measured: measured.number, drawn: drawn, isMoved: skin.decidedBy == "reading")
        }
    }
}
