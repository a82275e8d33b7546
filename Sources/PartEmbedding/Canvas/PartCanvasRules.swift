import FaceAtlas
import Imaging
import PartLibrary

/// How a slot's canvas is drawn from a style's parts.
struct PartCanvasRules {
    /// The colour of each role that is shown. Other roles are black, so that they still cover what lies behind.
    let colors: [Role: Color]
    /// Slots whose default part is drawn with the part, in the style's order.
    let company: [Slot]
    /// Slots in front of the part whose default part covers it with black, as it hides it in a photo.
    let covers: [Slot]

    /// Lenses are shown.
    let hasDarkLenses: Bool

    /// `nil` for a part of a slot that is not matched.
    init?(part: Part) {
        self.init(slot: part.slot, hasDarkLenses: part.tags[.glasses] == Glasses.sun.rawValue)
    }

    /// `nil` for a slot that is not matched.
    init?(slot: Slot, hasDarkLenses: Bool) {
        guard let view = slot.view else { return nil }
        self.hasDarkLenses = hasDarkLenses
        colors = view.colors(hasDarkLenses: hasDarkLenses)
        company = view.behind
        covers = view.coveredBy
    }

    /// CSS that draws every role in its flat colour; lights, shadows, lines and clear lenses are left out.
    ///
    /// A base colour that is shown is opaque (stubble is as much facial hair as a beard); a shade keeps its own opacity,
    /// so that where it fades out over something else, it fades here too.
    var stylesheet: String {
        let lines = Role.allCases.map { role in
            let name = ".\(role.rawValue)"
            let isShade = role.rawValue.hasSuffix("-shade")
            guard let color = colors[role] ?? (isShade || role == .line || role == .lens ? nil : Self.black) else {
                return "\(name){display:none;stop-opacity:0}"
            }
            let opaque =
                colors[role] == nil || isShade
                ? "" : ";opacity:1;fill-opacity:1;stroke-opacity:1;stop-opacity:1"
            return "\(name){fill:\(color.hex);stop-color:\(color.hex)\(opaque)}"
                + "\(name).outline{fill:none;stroke:\(color.hex)}"
        }
        let black = Self.black.hex
        let covers = Role.allCases.map { ".cover .\($0.rawValue){fill:\(black);stop-color:\(black)}" }
        return (["svg{fill:none}.light,.shadow{display:none}"] + lines + covers).joined(separator: "\n")
    }

    private static let black = FaceLabel.background.color
}
