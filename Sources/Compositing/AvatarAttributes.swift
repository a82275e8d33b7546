package import FaceAtlas
package import PartLibrary

extension AvatarRecipe {
    /// What the avatar shows, read from the tags and colours of its parts; every attribute has a value.
    ///
    /// - Parameter library: the recipe's style.
    /// - Throws: as ``parts(in:)``.
    package func attributes(in library: StyleLibrary) throws(RecipeError) -> [Attribute: String] {
        let style = library.style
        let parts = try parts(in: library)
        let scheme = ColorScheme(recipe: self, style: style)
        func tag(_ attribute: Attribute, otherwise value: String) -> String {
            attribute.slots.lazy.compactMap { parts[$0]?.tags[attribute] }.first ?? value
        }
        func colorName(_ role: Role) -> String? {
            style.nearestColor(to: scheme.chosen(role), role: role).map { $0.value ?? $0.name }
        }
        var values: [Attribute: String] = [
            .glasses: tag(.glasses, otherwise: "none"),
            .headwear: tag(.headwear, otherwise: "none"),
            .facialHair: tag(.facialHair, otherwise: "none"),
            .mouth: tag(.mouth, otherwise: "closed"),
            .eyes: tag(.eyes, otherwise: "open"),
            .hairLength: tag(.hairLength, otherwise: "bald"),
            .bangs: tag(.bangs, otherwise: "n"),
            .hairTexture: tag(.hairTexture, otherwise: "none"),
            .hairColor: colorName(.hair) ?? "none",
            .skin: colorName(.skin) ?? "3",
        ]
        if values[.glasses] == "sun" { values[.eyes] = "hidden" }
        // Where nothing is drawn under a hat, there is hair for all that one can see.
        let isCovered = ["hat", "scarf"].contains(values[.headwear]) && values[.hairLength] == "bald"
        if isCovered || parts[.headwear]?.hidesHair == true { values[.hairLength] = "hidden" }
        if values[.hairLength] == "bald" || values[.hairLength] == "hidden" {
            values[.bangs] = "n"
            values[.hairTexture] = "none"
            values[.hairColor] = "none"
        }
        return values
    }

    /// The recipe's parts.
    ///
    /// - Parameter library: the recipe's style.
    /// - Throws: ``RecipeError/otherStyle(found:expected:)``, ``RecipeError/unknownPart(id:slot:known:)``.
    package func parts(in library: StyleLibrary) throws(RecipeError) -> [Slot: Part] {
        guard style == library.style.name else { throw .otherStyle(found: style, expected: library.style.name) }
        var found: [Slot: Part] = [:]
        for slot in Slot.allCases {
            guard let id = parts[slot] else { continue }
            guard let part = library.part(id, in: slot) else {
                throw .unknownPart(id: id, slot: slot, known: library.parts(in: slot).map(\.id))
            }
            found[slot] = part
        }
        return found
    }
}
