import Foundation
import PartLibrary

/// The tables of `evaluation retrieval`.
struct RetrievalReport {
    let parts: StyleParts
    let slots: [Slot]
    let contestants: [Contestant]
    let results: [SelfRetrieval.Result]
    /// How much of the clean parts is left at each severity.
    let overlaps: [Slot: [Double]]

    var text: String {
        var lines = ["parts of \(parts.library.style.name), disturbed; recall@1 / recall@5 at severities 1 to 5", ""]
        lines.append("overlap of clean and disturbed labels (F1)")
        for slot in slots {
            let values = (overlaps[slot] ?? []).map { pad(Self.decimals($0), 14) }
            lines.append(pad(slot.rawValue, 14) + values.joined())
        }
        for (contestant, result) in zip(contestants, results) {
            lines += ["", contestant.name]
            for slot in slots {
                let values = (result.recalls[slot] ?? []).map {
                    pad("\(Self.decimals($0.at1)) / \(Self.decimals($0.at5))", 16)
                }
                lines.append(pad("\(slot.rawValue) (\(parts.parts(in: slot).count))", 18) + values.joined())
            }
            let most = result.mistakes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12)
            lines += most.map { "  \($0.key.slot.rawValue): \($0.key.part) taken for \($0.key.found) \($0.value)×" }
        }
        lines += ["", "parts with equal canvases"]
        for slot in slots {
            for group in (parts.twins[slot] ?? []).map({ $0.sorted() }).sorted(by: { $0[0] < $1[0] }) {
                lines.append("\(pad(slot.rawValue, 12)) \(group.joined(separator: ", "))")
            }
        }
        return lines.joined(separator: "\n")
    }

    static func decimals(_ value: Double) -> String { String(format: "%.3f", value) }
}
