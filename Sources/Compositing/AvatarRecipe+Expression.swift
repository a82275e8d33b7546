package import FaceAtlas
package import PartLibrary

extension AvatarRecipe {
    /// The recipe's parts with those of its expression in their place, and the expression.
    ///
    /// What hides a face's own stays: dark glasses hide eyes whatever they do. What a person wears on the head stays too: no party
    /// takes a hijab off.
    ///
    /// - Throws: ``RecipeError/unknownExpression(_:known:)``, and as ``parts(in:)``.
    package func expressed(
        in library: StyleLibrary
    ) throws(RecipeError) -> (parts: [Slot: Part], placements: [Slot: Placement], expression: Expression?) {
        var parts = try parts(in: library)
        guard let name = expression else { return (parts, placements, nil) }
        guard let expression = library.expression(name) else {
            throw .unknownExpression(name, known: library.expressions.map(\.name))
        }
        var placements = placements
        func take(_ part: Part?, _ slot: Slot) {
            if let part { parts[slot] = part }
        }
        if let eyes = expression.eyes { take(library.eyes(self.parts[.eyes], in: eyes), .eyes) }
        if let mouth = expression.mouth, let part = library.part(mouth, in: .mouth) {
            parts[.mouth] = part
            // The size that was measured is that of the own mouth as it was drawn.
            if var place = placements[.mouth] {
                place.sx = min(max(place.sx, 0.88), 1.12)
                place.sy = 1
                placements[.mouth] = place
            }
        }
        for (slot, id) in expression.parts where slot != .headwear || self.parts[.headwear] == nil {
            take(library.part(id, in: slot), slot)
        }
        if expression.opening != 1 {
            var place = placements[.eyes] ?? .identity
            place.sy *= expression.opening
            place.sx *= (1 + expression.opening) / 2
            placements[.eyes] = place
        }
        return (parts, placements, expression)
    }
}
