import Foundation
import Imaging

extension StyleReading {
    /// Reads and checks `style.json`, as far as that goes without the parts.
    ///
    /// - Returns: `nil` when the file cannot be used; why is among the problems then.
    mutating func readStyle() -> Style? {
        let file = "\(path)/style.json"
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("style.json")) else {
            let message = "the file cannot be read; a style is a folder that holds a style.json"
            problems.append(.init(file: file, message: message))
            return nil
        }
        var flaws: [Style.Flaw] = []
        var style: Style?
        do {
            let decoded = try JSONDecoder().decode(Style.self, from: data)
            style = decoded
            flaws = decoded.flaws
        } catch {
            var errors = DecodingErrors()
            errors.add(error)
            flaws = errors.errors.map { Style.Flaw(path: $0.path, message: $0.reason) }
        }
        guard !flaws.isEmpty else { return style }
        let places = JSONPlaces(bytes: [UInt8](data))
        if let fault = places.fault {
            problems.append(.init(file: file, line: fault.line, message: "it is no JSON: \(fault.message)"))
            return nil
        }
        let found = flaws.map {
            StyleError.Problem(file: file, line: places.line(at: $0.path), message: $0.description)
        }
        problems += found.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
        return nil
    }
}

extension Style {
    /// Something missing or misplaced in `style.json`.
    struct Flaw: CustomStringConvertible {
        /// Keys and indices that lead to the place.
        var path: [String]
        var message: String

        var description: String { path.isEmpty ? message : path.joined(separator: ".") + ": " + message }
    }

    /// What is missing or misplaced in the style itself.
    var flaws: [Flaw] {
        var flaws: [Flaw] = []
        if !PartHeader.isValid(id: name) {
            let message = "“\(name)” is not usable; take lower-case letters, digits and “-”"
            flaws.append(Flaw(path: ["name"], message: message))
        }
        for slot in Slot.required where defaults[slot] == nil {
            let message = "a default is missing; name one of its parts"
            flaws.append(Flaw(path: ["slots", slot.rawValue], message: message))
        }
        for slot in Slot.matched where windows[slot] == nil {
            let message = "\(slot.rawValue) is missing; add [x, y, width, height] in the art frame"
            flaws.append(Flaw(path: ["windows"], message: message))
        }
        for role in Role.allCases where defaultColor(of: role) == nil && !Role.derived.contains(role) {
            let message = "\(role.rawValue) is missing; add a colour as #rrggbb, or a palette"
            flaws.append(Flaw(path: ["colors"], message: message))
        }
        return flaws + paletteFlaws
    }

    private var paletteFlaws: [Flaw] {
        var flaws: [Flaw] = []
        for (role, attribute) in [(Role.skin, Attribute.skin), (.hair, .hairColor)] {
            let values = attribute.values.filter { $0 != "none" }
            if palettes[role]?.isEmpty ?? true {
                flaws.append(Flaw(path: ["palettes"], message: "\(role.rawValue) is missing; add its colours"))
            }
            for (index, entry) in (palettes[role] ?? []).enumerated()
            where !values.contains(entry.value ?? entry.name) {
                let message =
                    "add to “\(entry.name)” the value of \(attribute.rawValue) that it counts as: "
                    + values.joined(separator: ", ")
                flaws.append(Flaw(path: ["palettes", role.rawValue, String(index)], message: message))
            }
        }
        return flaws
    }
}
