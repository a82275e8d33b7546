import Compositing
import FaceAtlas
import Imaging
import PartLibrary

/// The colours of one avatar on a preview sheet: those of the renderer.
struct PreviewColors: Sendable {
    /// Colours that differ from the style's defaults.
    var chosen: [Role: String] = [.skin: "#eadaba"]

    /// A stylesheet for the shapes inside the element of class `scope`.
    func stylesheet(of style: Style, scope: String) -> String {
        let recipe = AvatarRecipe(style: style.name, colors: chosen.compactMapValues { Color(hex: $0) })
        let scheme = ColorScheme(recipe: recipe, style: style)
        return Role.allCases.map { role in
            let (name, hex) = (".\(scope) .\(role.rawValue)", scheme[role].hex)
            return "\(name){fill:\(hex);stop-color:\(hex)}\(name).outline{fill:none;stroke:\(hex)}"
        }.joined(separator: "\n")
    }
}
