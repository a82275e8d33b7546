package import Basics
package import Compositing
import FaceAtlas
import Imaging
package import PartLibrary

/// A style as a style definition of DiceBear, version 10, and recipes as options of it.
///
/// Components are slots, variants are their parts, colours are roles. A recipe's options name every part, colour and place, so that the
/// seed decides nothing; a seed alone draws parts that photos may have, in the style's palettes.
///
/// Source: DiceBear's JSON Schemas `definition.json` and `options.json` (package dicebear-schema 2.0).
package struct DiceBearStyle: Sendable {
    package let library: StyleLibrary
    let names: DiceBearNames

    package init(of library: StyleLibrary) {
        self.library = library
        names = DiceBearNames(of: library)
    }

    /// How many parts of a slot that holds several are drawn.
    static let mostLayers = 4

    /// The components of a slot's parts, and what stands in each.
    struct Layer {
        let name: String
        let slot: Slot
        /// Of the parts of the slot.
        let holds: @Sendable (Part) -> Bool
    }

    /// Stubble lies on the skin, so that it is a component of its own.
    static let stubble = Layer(name: "stubble", slot: .facialHair) { $0.liesOnSkin }

    static func layers(of slot: Slot) -> [Layer] {
        let count = slot.row.holdsSeveral ? mostLayers : 1
        return (0..<count).map { index in
            Layer(name: slot.rawValue + (index == 0 ? "" : "\(index + 1)"), slot: slot) { !$0.liesOnSkin }
        }
    }

    /// Whether parts of the slot may stand elsewhere than they were drawn.
    static func isPlaced(_ slot: Slot) -> Bool { slot.row.placing != .sheet }

    /// The style definition.
    ///
    /// - Returns: the definition, and what of the style it does not hold, a line each.
    /// - Throws: `StyleError` for a part that is broken.
    package func definition() throws(StyleError) -> (definition: JSONTree, leftOut: [String]) {
        var writing = DiceBearWriting(self)
        let definition = try writing.definition()
        return (definition, writing.leftOut)
    }

    /// The options that draw a recipe.
    ///
    /// - Returns: the options, and what of the recipe they do not say, a line each.
    /// - Throws: `RecipeError` for a recipe of another style, or with parts that the style does not have.
    package func options(of recipe: AvatarRecipe) throws(RecipeError) -> (options: JSONTree, leftOut: [String]) {
        let drawn = try recipe.expressed(in: library)
        let hidesHair = drawn.parts[.headwear]?.hidesHair == true
        var (options, leftOut) = ([String: JSONTree](), [String]())
        func choose(_ layer: Layer, _ variant: String?) {
            options[layer.name + "Probability"] = .number(variant == nil ? 0 : 100)
            if let variant { options[layer.name + "Variant"] = .text(variant) }
        }
        for slot in Slot.allCases {
            var parts = drawn.parts[slot].map { [$0] } ?? []
            if slot.row.holdsSeveral { parts += try recipe.layers(in: slot, of: library).dropFirst() }
            if hidesHair, slot.isHiddenByHeadwear { parts = [] }
            if parts.count > Self.mostLayers {
                leftOut.append("\(slot.rawValue): parts after the \(Self.mostLayers)th")
            }
            let layers = Self.layers(of: slot)
            for (index, layer) in layers.enumerated() {
                let part = index < parts.count && layer.holds(parts[index]) ? parts[index] : nil
                // These two say what is left of other parts, so that they are always there.
                let usual = [.backdrop, .headwear].contains(slot) ? DiceBearNames.none : nil
                choose(layer, part.map { variant(of: $0, in: drawn.parts) } ?? usual)
            }
            if slot == .facialHair, hasStubble {
                let part = parts.first { Self.stubble.holds($0) }
                choose(Self.stubble, part.map(names.variant))
            }
            guard let placement = drawn.placements[slot], !parts.isEmpty else { continue }
            guard Self.isPlaced(slot) else {
                leftOut.append("\(slot.rawValue): its place")
                continue
            }
            let place = parts.contains(where: Self.stubble.holds) ? Self.stubble.name : slot.rawValue
            let (own, isExact) = DiceBearPlace.options(place, for: placement)
            options.merge(own) { $1 }
            if !isExact { leftOut.append("\(slot.rawValue): it stands farther away, or is larger or smaller") }
        }
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        for role in Role.allCases { options[Self.color(role) + "Color"] = .text(scheme[role].hex) }
        if recipe.roll + (drawn.expression?.roll ?? 0) != 0 { leftOut.append("the lean of the head") }
        if let expression = drawn.expression, expression.movesBrows || expression.gaze != Expression.Gaze() {
            leftOut.append("turned brows and the gaze of the expression \(expression.name)")
        }
        if recipe.crop != .bust { leftOut.append("the crop \(recipe.crop.rawValue)") }
        if recipe.outline != nil { leftOut.append("the outline") }
        if recipe.caption != nil { leftOut.append("the caption") }
        return (.object(options), leftOut)
    }

    /// The back that belongs to the front is drawn by its own variant.
    private func variant(of part: Part, in parts: [Slot: Part]) -> String {
        if part.slot == .hairBack, let front = parts[.hairFront], library.partner(of: front)?.id == part.id {
            return DiceBearNames.partner
        }
        return names.variant(part)
    }

    var hasStubble: Bool { library.parts(in: .facialHair).contains(where: Self.stubble.holds) }

    static func color(_ role: Role) -> String { DiceBearNames.camelCase(role.rawValue) }
}
