import FaceAtlas
import Foundation
import Imaging
import TestSupport

/// The atlas as the tables of `docs/architecture.md`.
enum AtlasTable: String, CaseIterable {
    case slots, windows, canvases, colours

    /// - Throws: when the windows of `classic` cannot be read.
    func markdown() throws -> String {
        switch self {
        case .slots: Self.slotRows
        case .windows: try Self.windowRows()
        case .canvases: Self.canvasRows
        case .colours: Self.colourRows
        }
    }

    private static var slotRows: String {
        table(
            ["slot", "in every face", "chosen", "its parts' tags tell", "under headwear", "placed by"],
            Slot.allCases.map { slot in
                [
                    slot.rawValue, slot.row.isRequired ? "yes" : "", slot.row.choice.words,
                    list(slot.row.attributes.map { "`\($0.rawValue)`" }), slot.row.underHeadwear.words,
                    slot.row.placing == .own ? "its own measures" : slot.row.placing.rawValue,
                ]
            })
    }

    private static func windowRows() throws -> String {
        struct Style: Decodable { let windows: [String: [Double]] }
        let file = Fixtures.folder.appendingPathComponent("../Parts/classic/style.json")
        let style = try JSONDecoder().decode(Style.self, from: Data(contentsOf: file))
        return table(
            ["slot", "photo window (canonical frame)", "`classic` window (art frame)"],
            Slot.matched.map { slot in
                [slot.rawValue]
                    + [slot.photoWindow?.numbers, style.windows[slot.rawValue]].map { list(($0 ?? []).map(whole)) }
            })
    }

    private static var canvasRows: String {
        table(
            ["slot", "a photo shows", "a part shows", "behind the part", "covered by"],
            Slot.matched.compactMap { slot in
                guard let view = slot.view else { return nil }
                return [
                    slot.rawValue, lines(view.classes) { list($0.labels.labels.map(\.words)) },
                    lines(view.classes) { list($0.roles.names) + dark($0) },
                    list(
                        (slot.follower.map { ["its \($0.rawValue)"] } ?? [])
                            + view.behind.map { "default \($0.rawValue)" }),
                    list(view.coveredBy.map { "default \($0.rawValue)" }),
                ]
            })
    }

    private static var colourRows: String {
        let shown = Set(Slot.matched.compactMap(\.view).flatMap(\.classes).map(\.label))
        return table(
            ["class", "colour", "on canvases"],
            FaceLabel.allCases.map { [$0.words, $0.color.hex, shown.contains($0) ? "yes" : ""] })
    }

    /// What belongs to each class, and the class where it is called otherwise.
    private static func lines(_ classes: [ShownClass], _ what: (ShownClass) -> String) -> String {
        classes.map { shown in
            let text = what(shown)
            return text == shown.label.words ? text : "\(text) → \(shown.label.words)"
        }.joined(separator: "<br>")
    }

    private static func dark(_ shown: ShownClass) -> String {
        shown.rolesOfDarkGlasses.isEmpty ? "" : ", of `glasses: sun` also \(list(shown.rolesOfDarkGlasses.names))"
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map {
            "|" + $0.map { $0.isEmpty ? " " : $0 == "---" ? $0 : " \($0) " }.joined(separator: "|") + "|\n"
        }
        .joined()
    }
}

/// The atlas as `Tools/training/atlas.json`, which the training scripts read.
enum AtlasFile {
    /// One line a label and one a slot.
    static func json() throws -> String {
        let frame: [String: Any] = [
            "size": CanonicalFrame.size, "parser_size": CanonicalFrame.parserSize,
            "eyes": [CanonicalFrame.eyeMidpoint.x, CanonicalFrame.eyeMidpoint.y],
            "eye_to_chin": CanonicalFrame.eyeToChin,
        ]
        let labels = try FaceLabel.allCases.map { label in
            try line(["id": Int(label.rawValue), "name": label.name, "color": label.color.hex])
        }
        let slots = try Slot.allCases.map { try line(facts(of: $0)) }
        return try """
        {
          "frame": \(line(frame)),
          "labels": [
            \(labels.joined(separator: ",\n    "))
          ],
          "slots": [
            \(slots.joined(separator: ",\n    "))
          ]
        }

        """
    }

    /// Slots that are not matched have no `window` and no `classes`.
    private static func facts(of slot: Slot) -> [String: Any] {
        var facts: [String: Any] = ["name": slot.rawValue, "required": slot.row.isRequired]
        facts["follows"] = slot.follows?.rawValue
        guard let view = slot.view else { return facts }
        facts["window"] = view.window.numbers
        facts["classes"] = view.classes.map { shown in
            ["name": shown.label.name, "color": shown.color.hex, "labels": shown.labels.labels.map(\.name)]
        }
        // How many of the classes, the first, say nothing about the slot's part.
        facts["behind"] = view.classes.count - view.shows.count
        return facts
    }

    private static func line(_ facts: [String: Any]) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: facts, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }
}

private func whole(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }

extension Rect {
    fileprivate var numbers: [Double] { [x, y, width, height] }
}

extension FaceLabel {
    fileprivate var words: String { name.replacing("_", with: " ") }
}

extension [Role] {
    fileprivate var names: [String] { map { "`\($0.rawValue)`" } }
}

extension SlotRow.Choice {
    fileprivate var words: String {
        switch self {
        case .compared: "by comparing"
        case .byPeople: "by people and expressions"
        case .following(let slot): "with \(slot.rawValue)"
        case .byReading(let slot): "by reading, in the window of \(slot.rawValue)"
        }
    }
}

extension SlotRow.UnderHeadwear {
    fileprivate var words: String {
        switch self {
        case .seen: ""
        case .hidden: "hidden with the hair"
        case .clipped: "clipped, or hidden with the hair"
        }
    }
}
