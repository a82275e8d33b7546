import FaceAtlas
import Foundation
import PartLibrary

extension RetrievalReport {
    /// Tables of embedders and measures.
    var text: String {
        (recallTables + agreementTables + steadinessTables).joined(separator: "\n")
    }

    private var slots: [Slot] { Slot.matched.filter { overlap[$0] != nil } }

    private var recallTables: [String] {
        guard !slots.isEmpty else { return [] }
        var lines = ["(a) parts of \(style), disturbed, find themselves", ""]
        lines.append(
            Self.line(
                "overlap (F1)",
                ParserNoise.severities.map { "severity \($0)" } + (parserOverlap == nil ? [] : ["the parser"])))
        for slot in slots {
            let values = (overlap[slot] ?? []) + (parserOverlap?[slot].map { [$0] } ?? [])
            lines.append(Self.line(slot.rawValue, values.map(Self.decimals)))
        }
        let measures: [(String, KeyPath<SelfRetrieval.Recall, Double>)] = [("recall@1", \.at1), ("recall@5", \.at5)]
        for (title, value) in measures {
            for severity in ParserNoise.severities {
                lines += ["", Self.line("\(title), severity \(severity)", slots.map(\.rawValue) + ["lowest"])]
                for row in rows {
                    let values: [Double] = slots.map { row.recall?[$0]?[severity - 1][keyPath: value] ?? 0 }
                    lines.append(Self.line(row.embedder, (values + [values.min() ?? 0]).map(Self.decimals)))
                }
            }
        }
        lines += [
            "", Self.line("parts", slots.map(\.rawValue)), Self.line("", slots.map { String(partCount[$0] ?? 0) }),
        ]
        for row in rows {
            let most = (row.mistakes ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(15)
            lines += ["", "taken for another most often at severity 3: \(row.embedder)"]
            lines += most.map { "  \($0.key) \($0.value)×" }
        }
        lines += ["", "parts with equal canvases"]
        for slot in slots { lines += (twins[slot] ?? []).map { "  \(slot.rawValue): \($0.joined(separator: ", "))" } }
        return lines + [""]
    }

    private var agreementTables: [String] {
        guard rows.contains(where: { $0.agreement != nil }) else { return [] }
        let names = PhotoAgreement.attributes.map(\.rawValue) + ["mean"]
        var lines: [String] = []
        for (title, values) in [
            ("(b) agreement of val photos with their parts, chosen among those that the parse leaves", \Row.agreement),
            ("(b) the same, chosen among all parts of the slots that are filled", \Row.agreementAmongAll),
        ] {
            lines += [title, "", Self.line("", names)]
            lines += rows.map { row in
                Self.line(row.embedder, names.map { Self.decimals(row[keyPath: values]?[$0]) })
            }
            lines.append("")
        }
        return lines
    }

    private var steadinessTables: [String] {
        guard rows.contains(where: { $0.steadiness != nil }) else { return [] }
        let names = Steadiness.slots.map(\.rawValue)
        var lines = ["(c) mean cosines, centred by the photos' mean"]
        func table(_ title: String, _ value: (Row.Steady, Slot) -> Double?) {
            lines += ["", Self.line(title, names)]
            lines += rows.map { row in
                Self.line(
                    row.embedder,
                    Steadiness.slots.map { slot in Self.decimals(row.steadiness.flatMap { value($0, slot) }) })
            }
        }
        table("consecutive frames, at rest") { $0.resting[$1] }
        table("photos of different people") { $0.betweenPeople[$1] }
        table("one person, frontal") { $0.turn[$1]?["same"] }
        table("one person, frontal and turned") { $0.turn[$1]?["different"] }
        table("one person, mouth closed") { $1 == .mouth ? $0.smile["same"] : nil }
        table("one person, closed and smiling") { $1 == .mouth ? $0.smile["different"] : nil }
        return lines
    }

    private static func line(_ name: String, _ values: [String]) -> String {
        pad(name, 32) + values.map { pad($0, 13) }.joined()
    }

    private static func decimals(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
}
