import Foundation

/// How often an attribute's answers agree with its labels.
struct Tally {
    let name: String
    /// label → answer → count
    private let counts: [String: [String: Int]]

    init(name: String, answers: [(label: String, answer: String)]) {
        self.name = name
        counts = answers.reduce(into: [:]) { $0[$1.label, default: [:]][$1.answer, default: 0] += 1 }
    }

    /// Neighbouring skin tones are counted as agreement; everything else must be equal.
    private func agree(_ label: String, _ answer: String) -> Bool {
        if name == "skin", let label = Int(label), let answer = Int(answer) { return abs(label - answer) <= 1 }
        return label == answer
    }

    private func total(_ label: String) -> Int { counts[label]?.values.reduce(0, +) ?? 0 }

    private var total: Int { counts.keys.map(total).reduce(0, +) }

    private func hits(_ label: String) -> Int {
        (counts[label] ?? [:]).filter { agree(label, $0.key) }.values.reduce(0, +)
    }

    var agreement: Double { Double(counts.keys.map(hits).reduce(0, +)) / Double(max(total, 1)) }

    /// Mean recall over the labels that occur at least eight times.
    var balancedRecall: Double {
        let labels = counts.keys.filter { total($0) >= 8 }
        return labels.map { Double(hits($0)) / Double(total($0)) }.reduce(0, +) / Double(max(labels.count, 1))
    }

    /// What the best constant answer would score.
    var constantAgreement: Double {
        let best = counts.keys.map { answer in
            counts.keys.filter { agree($0, answer) }.map(total).reduce(0, +)
        }
        return Double(best.max() ?? 0) / Double(max(total, 1))
    }

    var row: String { Self.row(name, agreement, balancedRecall, constantAgreement) }

    static func meanRow(_ tallies: [Tally]) -> String {
        func mean(_ value: (Tally) -> Double) -> Double {
            tallies.map(value).reduce(0, +) / Double(max(tallies.count, 1))
        }
        return row("mean", mean(\.agreement), mean(\.balancedRecall), mean(\.constantAgreement))
    }

    private static func row(_ name: String, _ values: Double...) -> String {
        pad(name, 14) + values.map { String(format: "%11.3f", $0) }.joined(separator: "    ")
    }

    /// One line a label: its answers, most frequent first.
    var confusionTable: String {
        let lines = counts.keys.sorted().map { label in
            let answers = (counts[label] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return "  \(pad(label, 12)) " + answers.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
        return (["", name] + lines).joined(separator: "\n")
    }
}
