import Basics
import Compositing
import FaceAtlas
import Imaging
import PartLibrary

/// The rows of swatches on a gallery's page. A swatch is the label of a radio button that stands before the page's other
/// content, so that style rules can follow the choice without a script.
struct GallerySwatches {
    private struct Swatch {
        let id: String
        let role: Role
        let name: String
        /// `nil` for the colour that follows from others.
        let color: Color?
    }

    private let style: Style
    /// A row for each palette, the colour that is shown at first first.
    private let rows: [(role: Role, swatches: [Swatch])]
    private let scheme: ColorScheme

    init(style: Style) {
        self.style = style
        scheme = ColorScheme(recipe: AvatarRecipe(style: style.name), style: style)
        rows = Role.allCases.compactMap { role in
            guard let palette = style.palettes[role], !palette.isEmpty else { return nil }
            let follows = Role.derived.contains(role) && style.colors[role] == nil
            var entries = palette.map { ($0.name, Optional($0.color)) }
            if follows {
                entries.insert(("follows the others", nil), at: 0)
            } else if let own = style.defaultColor(of: role) {
                let index = palette.firstIndex { $0.color == own }
                entries.insert(index.map { entries.remove(at: $0) } ?? ("default", own), at: 0)
            }
            return (
                role,
                entries.enumerated().map { index, entry in
                    Swatch(id: "\(role.rawValue)-\(index)", role: role, name: entry.0, color: entry.1)
                }
            )
        }
    }

    /// Writes the radio buttons, a line for each.
    func writeInputs(to writer: inout XMLWriter) {
        for row in rows {
            for (index, swatch) in row.swatches.enumerated() {
                writer.line()
                writer.void(
                    "input",
                    [
                        "type": "radio", "name": row.role.rawValue, "id": swatch.id,
                        "aria-label": "\(row.role.rawValue) \(swatch.name)",
                    ], flags: index == 0 ? ["checked"] : [])
            }
        }
    }

    /// Writes the swatches, a line for each palette.
    func writeLabels(to writer: inout XMLWriter) {
        for row in rows {
            writer.line()
            writer.element("fieldset") { writer in
                writer.element("legend", text: row.role.rawValue)
                for swatch in row.swatches {
                    let style = swatch.color.map { "background:\($0.hex)" }
                    writer.element(
                        "label", ["for": swatch.id, "title": swatch.name, "style": style],
                        text: swatch.color == nil ? "=" : "")
                }
            }
        }
    }

    /// The colours at first, and what each choice changes.
    var rules: String {
        var lines = [":root{" + Role.allCases.map { "--\($0.rawValue):\(scheme[$0].hex)" }.joined(separator: ";") + "}"]
        for swatch in rows.flatMap(\.swatches) {
            lines.append("#\(swatch.id):checked~header [for=\(swatch.id)]{outline:2px solid #222;outline-offset:1px}")
            lines.append("#\(swatch.id):focus-visible~header [for=\(swatch.id)]{outline:3px solid #06c}")
            guard let color = swatch.color else { continue }
            let changed = ColorScheme(
                recipe: AvatarRecipe(style: style.name, colors: [swatch.role: color]), style: style)
            let differing = Role.allCases.filter { $0 == swatch.role || changed[$0] != scheme[$0] }
            // What is chosen for a role that else follows others goes before what follows.
            let weight = Role.derived.contains(swatch.role) ? "!important" : ""
            let values = differing.map { "--\($0.rawValue):\(changed[$0].hex)\($0 == swatch.role ? weight : "")" }
            lines.append("#\(swatch.id):checked~main{\(values.joined(separator: ";"))}")
        }
        return (lines + pairRules).joined(separator: "\n")
    }

    /// Hair and brows follow the skin too, so that they stay apart from it.
    private var pairRules: [String] {
        func swatches(_ role: Role) -> [Swatch] { rows.first { $0.role == role }?.swatches ?? [] }
        let followers = [Role.hair] + [.hairShade, .beard, .brow].filter { style.colors[$0] == nil }
        return swatches(.skin).flatMap { skin in
            swatches(.hair).compactMap { hair in
                guard let first = skin.color, let second = hair.color else { return nil }
                let recipe = AvatarRecipe(style: style.name, colors: [.skin: first, .hair: second])
                let pair = ColorScheme(recipe: recipe, style: style)
                let values = followers.map { "--\($0.rawValue):\(pair[$0].hex)" }.joined(separator: ";")
                return "#\(skin.id):checked~#\(hair.id):checked~main{\(values)}"
            }
        }
    }
}
