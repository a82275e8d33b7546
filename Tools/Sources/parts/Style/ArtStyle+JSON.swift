import FaceAtlas
import Imaging
import PartLibrary

extension ArtStyle {
    /// The text of `style.json`.
    var json: String {
        let slots = Slot.allCases.map { slot in
            let value = defaults[slot].map { "\"\($0)\"" } ?? "null"
            return "\"\(slot.rawValue)\": {\"default\": \(value)}"
        }
        let windows = windows.map { slot, window in
            let numbers = [window.x, window.y, window.width, window.height].map(\.text).joined(separator: ", ")
            return "\"\(slot.rawValue)\": [\(numbers)]"
        }
        let palettes = palettes.map { role, colors in
            let entries = colors.map { name, hex, value in
                "{\"name\": \"\(name)\", \"color\": \"\(hex)\"" + (value.map { ", \"value\": \"\($0)\"" } ?? "") + "}"
            }
            return "\"\(role.rawValue)\": \(Self.block(entries, indent: 4, "[", "]"))"
        }
        let colors = colors.map { "\"\($0.role.rawValue)\": \"\($0.hex)\"" }
        return Self.block(
            [
                "\"name\": \"\(name)\"", "\"title\": \"\(title)\"", "\"author\": \"The Mugmoji authors\"",
                "\"license\": \"CC0-1.0\"", "\"version\": \"1.0.0\"", "\"viewBox\": [0, 0, 512, 512]",
                "\"slots\": \(Self.block(slots, indent: 2))", "\"windows\": \(Self.block(windows, indent: 2))",
                "\"palettes\": \(Self.block(palettes, indent: 2))", "\"colors\": \(Self.block(colors, indent: 2))",
            ], indent: 0) + "\n"
    }

    private static func block(_ lines: [String], indent: Int, _ open: String = "{", _ end: String = "}") -> String {
        let space = String(repeating: " ", count: indent)
        return "\(open)\n" + lines.map { "\(space)  \($0)" }.joined(separator: ",\n") + "\n\(space)\(end)"
    }
}
