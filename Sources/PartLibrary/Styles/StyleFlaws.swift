import Basics
import FaceAtlas
import Imaging

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
