import ArgumentParser
import FaceParsing
import Foundation
import Mugmoji

/// Compares what the parse finds worn with the labels of the photos.
struct PresenceAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presence",
        abstract: "Prints how well the parse finds glasses, headwear and facial hair, also for each skin tone.",
        discussion: """
            Usable photos only, the largest face of each; where no face is found, nothing is found worn. Glasses: clear \
            or sun against none. Sun, not clear: among photos labelled clear or sun on which glasses were found. \
            Headwear: hat or scarf against none; photos labelled other (crowns, flowers, hoods, headphones, hairbands) are \
            left out and counted apart. Facial hair: moustache, goatee or beard against none; photos labelled stubble are \
            left out, and an answer of stubble counts as none (the line "with stubble" counts it as facial hair). A skin \
            tone is listed from 15 photos; one whose F1 lies more than 0.05 below the mean over the tones is marked.
            """)

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The split to measure on.")
    var split = "val"

    @Flag(help: "Also name the photos with wrong answers.")
    var list = false

    /// A photo and what was found on it.
    typealias Answer = (row: FaceTable.Row, presence: FacePresence?)

    func run() throws {
        let table = try FaceTable(training: training)
        let reader = try FaceReader()
        let answers: [Answer] = try table.usable(split: split).map { row in
            let reading = try reader.reading(of: URL(fileURLWithPath: table.path(of: row)), faces: .largest)
            return (row, reading?.reducedFaces.first?.presence)
        }
        print("usable photos of \(split): \(answers.count); no face found in \(answers.count { $0.presence == nil })")
        print("")
        print("question        F1     precision  recall  wearers  photos")
        let worn: [PresenceQuestion] = [.glasses, .headwear, .facialHair, .anyFacialHair]
        for question in worn { print(Self.row(question.name, Self.tally(question, answers))) }
        let spectacled = answers.filter { Self.wearsGlasses($0.presence) }
        let sun = Self.tally(.sunglasses, spectacled)
        print(Self.row(PresenceQuestion.sunglasses.name, sun))
        print(Self.row("clear, not sun", sun.reversed))
        print(
            "told apart: accuracy \(decimals(sun.accuracy)), mean F1 \(decimals(Self.mean([sun.f1, sun.reversed.f1])))")
        let others = answers.filter { $0.row["headwear"] == "other" }
        print("headwear labelled other: found on \(others.count { $0.presence?.headwear ?? false }) of \(others.count)")
        for question in worn.dropLast() { print(toneTable(question, answers)) }
        if list {
            for question in worn.dropLast() + [.sunglasses] { Self.printMistakes(question, answers) }
        }
    }

    private static func wearsGlasses(_ presence: FacePresence?) -> Bool {
        presence.map(PresenceQuestion.glasses.answer) ?? false
    }

    private static func tally(_ question: PresenceQuestion, _ answers: [Answer]) -> YesNoTally {
        answers.reduce(into: YesNoTally()) { tally, answer in
            guard let label = question.label(answer.row[question.column]) else { return }
            tally.add(label: label, answer: answer.presence.map(question.answer) ?? false)
        }
    }

    private static func row(_ name: String, _ tally: YesNoTally) -> String {
        "\(pad(name, 15)) \(pad(decimals(tally.f1), 6)) \(pad(decimals(tally.precision), 10))"
            + " \(pad(decimals(tally.recall), 7)) \(pad(String(tally.positives), 8)) \(tally.total)"
    }

    private static func mean(_ values: [Double?]) -> Double? {
        let known = values.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }

    private func toneTable(_ question: PresenceQuestion, _ answers: [Answer]) -> String {
        let tones = Dictionary(grouping: answers) { $0.row["skin"] }.filter { $0.value.count >= 15 }
        let tallies = tones.mapValues { Self.tally(question, $0) }
        let mean = Self.mean(tallies.values.map(\.f1))
        let lines = tallies.sorted { $0.key < $1.key }.map { tone, tally in
            let isLow = (tally.f1 ?? 1) < (mean ?? 0) - 0.05
            let few = tally.positives < 8 ? ", of few" : ""
            return Self.row("  skin \(tone)", tally) + (isLow ? "  more than 0.05 below the mean\(few)" : "")
        }
        return (["", "\(question.name) by skin tone: mean F1 \(decimals(mean))"] + lines).joined(separator: "\n")
    }

    private static func printMistakes(_ question: PresenceQuestion, _ answers: [Answer]) {
        print("\n\(question.name): wrong on")
        for (row, presence) in answers {
            guard let label = question.label(row[question.column]) else { continue }
            if question.name == PresenceQuestion.sunglasses.name, !wearsGlasses(presence) { continue }
            let answer = presence.map(question.answer) ?? false
            guard answer != label else { continue }
            print("  \(row.file) \(row[question.column]): \(label ? "missed" : "false alarm")")
        }
    }
}
