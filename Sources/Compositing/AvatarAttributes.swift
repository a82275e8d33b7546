import PartLibrary

/// What an avatar shows, read from the tags and colours of its parts; every attribute has a value.
public struct AvatarAttributes: Sendable, Hashable {
    /// A value of the vocabulary for each of the ten attributes.
    public let values: [Attribute: String]

    public subscript(attribute: Attribute) -> String {
        values[attribute] ?? "none"
    }

    /// Reads the avatar that `recipe` makes with the parts of `compositor`.
    ///
    /// - Throws: ``RecipeError/unknownPart(id:slot:known:)``.
    public init(of recipe: AvatarRecipe, in compositor: Compositor) throws(RecipeError) {
        let style = compositor.library.style
        let parts = try compositor.parts(of: recipe)
        let scheme = ColorScheme(recipe: recipe, style: style)
        func tag(_ attribute: Attribute, _ slots: Slot..., otherwise value: String) -> String {
            slots.lazy.compactMap { parts[$0]?.tags[attribute] }.first ?? value
        }
        func colorName(_ role: Role) -> String? {
            style.nearestColor(to: scheme.chosen(role), role: role).map { $0.value ?? $0.name }
        }
        var values: [Attribute: String] = [
            .glasses: tag(.glasses, .glasses, otherwise: "none"),
            .headwear: tag(.headwear, .headwear, otherwise: "none"),
            .facialHair: tag(.facialHair, .facialHair, otherwise: "none"),
            .mouth: tag(.mouth, .mouth, otherwise: "closed"),
            .eyes: tag(.eyes, .eyes, otherwise: "open"),
            .hairLength: tag(.hairLength, .hairFront, .hairBack, otherwise: "bald"),
            .bangs: tag(.bangs, .hairFront, otherwise: "n"),
            .hairTexture: tag(.hairTexture, .hairFront, .hairBack, otherwise: "none"),
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
        self.values = values
    }
}

extension AvatarAttributes: Encodable {
    public func encode(to encoder: any Encoder) throws {
        try values.encode(to: encoder)
    }
}
