import Basics
import FaceAtlas
import Foundation
import Imaging

extension StyleReading {
    /// Reads and checks `style.json`, as far as that goes without the parts.
    ///
    /// - Returns: `nil` when the file cannot be used; why is among the problems then.
    mutating func readStyle() -> Style? {
        let file = "\(path)/style.json"
        let bytes: [UInt8]
        do {
            bytes = try files.read("style.json", limit: StyleLimits.jsonBytes)
        } catch {
            var message = "\(error)"
            if case .system(ENOENT)? = error.reason {
                message = "the file cannot be read; a style is a folder that holds a style.json"
            }
            problems.append(.init(file: file, message: message))
            return nil
        }
        var flaws: [Style.Flaw] = []
        var style: Style?
        do {
            let decoded = try JSONDecoder().decode(Style.self, from: Data(bytes))
            style = decoded
            flaws = decoded.flaws
        } catch {
            var errors = DecodingErrors()
            errors.add(error)
            flaws = errors.errors.map { Style.Flaw(path: $0.path, message: $0.reason) }
        }
        guard !flaws.isEmpty else { return style }
        let places = JSONPlaces(bytes: bytes)
        if let fault = places.fault {
            problems.append(.init(file: file, line: fault.line, message: "it is no JSON: \(fault.message)"))
            return nil
        }
        let found = flaws.map {
            StyleError.Problem(file: file, line: places.line(at: $0.path), message: $0.description)
        }
        problems += found.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .prefix(PartLimits.problems).map(\.element)
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
        var flaws: [Flaw] = textFlaws + frameFlaws
        if !PartHeader.isValid(id: name) {
            let message = "\(quoted(name)) is not usable; take lower-case letters, digits and “-”"
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

    /// Texts are shown to people and written into pages and drawings.
    private var textFlaws: [Flaw] {
        var flaws: [Flaw] = []
        func check(_ text: String, _ path: String...) {
            if text.unicodeScalars.count > StyleLimits.text {
                flaws.append(Flaw(path: path, message: "it is longer than \(StyleLimits.text) characters; shorten it"))
            } else if !text.unicodeScalars.allSatisfy(\.isPlain) {
                flaws.append(Flaw(path: path, message: "\(quoted(text)) holds a control character; remove it"))
            }
        }
        check(title, "title")
        check(author, "author")
        check(license, "license")
        check(version, "version")
        for (role, palette) in palettes {
            for (index, color) in palette.prefix(StyleLimits.paletteColors).enumerated() {
                check(color.name, "palettes", role.rawValue, String(index))
                check(color.value ?? "", "palettes", role.rawValue, String(index))
            }
        }
        return flaws
    }

    private var frameFlaws: [Flaw] {
        let sides = StyleLimits.frame
        guard sides.contains(viewBox.width), sides.contains(viewBox.height) else {
            let message = "a side must be \(Int(sides.lowerBound)) to \(Int(sides.upperBound)) units long"
            return [Flaw(path: ["viewBox"], message: message)]
        }
        let least = (width: viewBox.width * StyleLimits.windowShare, height: viewBox.height * StyleLimits.windowShare)
        return windows.filter { $1.width < least.width || $1.height < least.height }.map { slot, _ in
            let size = "\(least.width.svgText) wide and \(least.height.svgText) high"
            return Flaw(path: ["windows", slot.rawValue], message: "the window is too small; make it at least \(size)")
        }
    }

    private var paletteFlaws: [Flaw] {
        var flaws: [Flaw] = []
        for (role, palette) in palettes where palette.count > StyleLimits.paletteColors {
            let message = "there are more than \(StyleLimits.paletteColors) colours; leave some out"
            flaws.append(Flaw(path: ["palettes", role.rawValue], message: message))
        }
        for (role, attribute) in [(Role.skin, Attribute.skin), (.hair, .hairColor)] {
            let values = attribute.values.filter { $0 != HairColorName.none.rawValue }
            if palettes[role]?.isEmpty ?? true {
                flaws.append(Flaw(path: ["palettes"], message: "\(role.rawValue) is missing; add its colours"))
            }
            for (index, entry) in (palettes[role] ?? []).enumerated()
            where !values.contains(entry.value ?? entry.name) {
                let message =
                    "add to \(quoted(entry.name)) the value of \(attribute.rawValue) that it counts as: "
                    + values.joined(separator: ", ")
                flaws.append(Flaw(path: ["palettes", role.rawValue, String(index)], message: message))
            }
        }
        return flaws
    }
}
