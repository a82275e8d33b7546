package import FaceAtlas
import Imaging
package import PartLibrary

extension AvatarRecipe {
    /// What the avatar shows, read from the tags and colours of its parts; every attribute that is drawn has a value.
    ///
    /// - Parameter library: the recipe's style.
    /// - Throws: as ``parts(in:)``.
    package func attributes(in library: StyleLibrary) throws(RecipeError) -> [Attribute: String] {
        let style = library.style
        let layers = try layers(in: library)
        let scheme = ColorScheme(recipe: self, style: style)
        func tag<Value: AttributeValue>(otherwise value: Value) -> Value {
            Value.attribute.slots.lazy.flatMap { layers[$0] ?? [] }
                .compactMap { $0.tags[Value.attribute].flatMap(Value.init) }.first
                ?? value
        }
        func colorName<Value: AttributeValue>(_ role: Role, otherwise value: Value) -> Value {
            style.nearestColor(to: scheme.chosen(role), role: role).flatMap { Value(rawValue: $0.value ?? $0.name) }
                ?? value
        }
        // Skin goes by its lightness: its hue is half a person's own.
        let lightness = OKLab(scheme.chosen(.skin)).lightness
        let skin =
            style.palettes[.skin]?.min {
                abs(OKLab($0.color).lightness - lightness) < abs(OKLab($1.color).lightness - lightness)
            }?.value.flatMap(SkinModifier.init) ?? .medium
        let headwear = tag(otherwise: Headwear.none)
        let glasses = tag(otherwise: Glasses.none)
        var length = tag(otherwise: HairLength.bald)
        // Where nothing is drawn under a hat, there is hair for all that one can see.
        let isCovered = [.hat, .scarf].contains(headwear) && length == .bald
        if isCovered || layers[.headwear]?.first?.hidesHair == true { length = .hidden }
        let showsHair = length != .bald && length != .hidden
        let values: [any AttributeValue] = [
            glasses, headwear, length, tag(otherwise: FacialHair.none),
            tag(otherwise: MouthState.closed),
            glasses == .sun ? EyesState.hidden : tag(otherwise: .open),
            showsHair ? tag(otherwise: Bangs.no) : .no,
            showsHair ? tag(otherwise: HairTexture.none) : .none,
            showsHair ? colorName(.hair, otherwise: HairColorName.none) : .none,
            skin,
            tag(otherwise: HeadwearKind.none), showsHair ? tag(otherwise: HairUp.loose) : .loose,
            tag(otherwise: Earrings.none), tag(otherwise: AgeBand.young), colorName(.iris, otherwise: IrisColor.brown),
            colors[.lip] == nil ? LipColor.none : colorName(.lip, otherwise: LipColor.pink),
        ]
        return Dictionary(values.map { (type(of: $0).attribute, $0.rawValue) }) { first, _ in first }
    }

    /// The recipe's parts.
    ///
    /// - Parameter library: the recipe's style.
    /// - Throws: ``RecipeError/otherStyle(found:expected:)``, ``RecipeError/unknownPart(id:slot:known:)``.
    package func parts(in library: StyleLibrary) throws(RecipeError) -> [Slot: Part] {
        try layers(in: library).compactMapValues(\.first)
    }

    private func layers(in library: StyleLibrary) throws(RecipeError) -> [Slot: [Part]] {
        guard style == library.style.name else { throw .otherStyle(found: style, expected: library.style.name) }
        var found: [Slot: [Part]] = [:]
        for slot in Slot.allCases { found[slot] = try layers(in: slot, of: library) }
        return found
    }

    /// How many parts a slot can hold.
    static let mostLayers = 8

    /// The ids that are joined by `+`, each once.
    static func ids(in text: String) -> [String] {
        var seen: Set<String> = []
        return text.split(separator: "+", omittingEmptySubsequences: false).map(String.init).filter {
            seen.insert($0).inserted
        }
    }

    /// The parts that stand in a slot: none, one, or, in a slot that holds several, those that are joined by `+`, in that order.
    ///
    /// - Throws: ``RecipeError/unknownPart(id:slot:known:)``, ``RecipeError/tooManyParts(_:slot:most:)``.
    package func layers(in slot: Slot, of library: StyleLibrary) throws(RecipeError) -> [Part] {
        guard let text = parts[slot] else { return [] }
        let ids = slot.row.holdsSeveral ? Self.ids(in: text) : [text]
        guard (1...Self.mostLayers).contains(ids.count) else {
            throw .tooManyParts(ids.count, slot: slot, most: Self.mostLayers)
        }
        var layers: [Part] = []
        for id in ids {
            guard let part = library.part(id, in: slot) else {
                throw .unknownPart(id: id, slot: slot, known: library.parts(in: slot).map(\.id))
            }
            layers.append(part)
        }
        return layers
    }
}
