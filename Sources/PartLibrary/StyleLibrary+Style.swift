import Foundation
import Imaging

extension StyleLibrary {
    /// Reads and checks `style.json`, as far as that goes without the parts.
    static func readStyle(in folder: URL, path: String, hash: inout ContentHash) throws(StyleError) -> Style {
        let file = "\(path)/style.json"
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("style.json")) else {
            throw StyleError(file: file, "the file cannot be read; a style is a folder that holds a style.json")
        }
        hash.addField(Array("style.json".utf8))
        hash.addField([UInt8](data))
        let style: Style
        do {
            style = try JSONDecoder().decode(Style.self, from: data)
        } catch {
            throw StyleError(file: file, (error as? DecodingError)?.explanation ?? "\(error)")
        }
        let problems = style.problems
        if !problems.isEmpty { throw StyleError(problems.map { .init(file: file, message: $0) }) }
        return style
    }
}

extension Style {
    /// What is missing or misplaced in the style itself.
    var problems: [String] {
        var problems: [String] = []
        if !PartHeader.isValid(id: name) {
            problems.append("the name “\(name)” is not usable; take lower-case letters, digits and “-”")
        }
        for slot in Slot.required where defaults[slot] == nil {
            problems.append("slots.\(slot.rawValue): a default is missing; name one of its parts")
        }
        for slot in Slot.matched where windows[slot] == nil {
            problems.append("windows: \(slot.rawValue) is missing; add [x, y, width, height] in the art frame")
        }
        for role in Role.allCases where defaultColor(of: role) == nil && !Role.derived.contains(role) {
            problems.append("colors: \(role.rawValue) is missing; add a colour as #rrggbb, or a palette")
        }
        for (role, attribute) in [(Role.skin, Attribute.skin), (.hair, .hairColor)] {
            let values = attribute.values.filter { $0 != "none" }
            if palettes[role]?.isEmpty ?? true {
                problems.append("palettes: \(role.rawValue) is missing; add its colours")
            }
            for entry in palettes[role] ?? [] where !values.contains(entry.value ?? entry.name) {
                problems.append(
                    "palettes.\(role.rawValue): add to “\(entry.name)” the value of \(attribute.rawValue) that it counts as: "
                        + values.joined(separator: ", "))
            }
        }
        return problems
    }
}
