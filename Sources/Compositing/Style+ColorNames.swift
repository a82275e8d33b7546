package import FaceAtlas
package import Imaging
package import PartLibrary

extension Style {
    /// The colour that `name` stands for.
    ///
    /// A name is looked for in the role's palette first (beards, brows and the hair's shade use that of the hair), then
    /// among the names that every style knows: the Monk tones `monk-1` (light) … `monk-10` for skin, the hair colours of
    /// the attribute vocabulary for hair, and the basic colours of CSS. So `red` hair is ginger, and a `red` hat is red.
    ///
    /// - Parameter name: one of ``colorNames(for:)`` in any case, or `#rrggbb`.
    /// - Returns: `nil` for a name that is not known.
    package func color(named name: String, for role: Role) -> Color? {
        if let color = Color(hex: name) { return color }
        let name = name.lowercased() == "gray" ? "grey" : name.lowercased()
        return names(for: role).first { $0.name == name }?.color
    }

    /// The names that ``color(named:for:)`` knows for `role`, each once.
    package func colorNames(for role: Role) -> [String] {
        var seen: Set<String> = []
        return names(for: role).map(\.name).filter { seen.insert($0).inserted }
    }

    /// Where a name stands more than once, the first counts.
    private func names(for role: Role) -> [(name: String, color: Color)] {
        let isHair = [.hair, .hairShade, .beard, .brow].contains(role)
        let palette = palettes[role] ?? (isHair ? palettes[.hair] : nil) ?? []
        var names = palette.map { (name: $0.name.lowercased(), color: $0.color) }
        if isHair {
            names += HairColorName.ofFaces.compactMap { name in
                palette.first { $0.value == name.rawValue }.map { (name.rawValue, $0.color) }
            }
        }
        if role == .skin { names += SkinTone.allCases.map { ("monk-\($0.rawValue)", $0.color) } }
        return names + Color.basicNames
    }
}
