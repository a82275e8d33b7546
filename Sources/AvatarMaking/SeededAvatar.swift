import Basics
package import Compositing
import FaceAtlas
import Imaging
import NeuralNetwork
package import PartLibrary

extension AvatarRecipe {
    /// To be raised when seeds are to give other avatars than before.
    package static let seedVersion = 1

    /// An avatar without a photo: the same for the same text and style.
    ///
    /// Each slot and each colour has lots of its own, so that a style that gains a hat keeps everybody's nose. All skin tones are equally
    /// likely, and nothing else depends on the tone.
    ///
    /// - Parameter seed: any text.
    /// - Throws: `RecipeError`, where the style lacks what it names itself.
    package init(seed: String, in library: StyleLibrary) throws(RecipeError) {
        let draw = SeededDraw(seed: seed, library: library)
        self.init(style: library.style.name, parts: library.style.defaults)
        for slot in [Slot.ears, .head, .nose, .brows, .outfit] {
            parts[slot] = draw.part(in: slot, among: slot == .outfit ? nil : \.isMatched)?.id ?? parts[slot]
        }
        parts[.eyes] =
            draw.part(in: .eyes) { $0.isMatched && $0.tags[.eyes] == EyesState.open.rawValue }?.id ?? parts[.eyes]
        parts[.mouth] = draw.part(in: .mouth, tagged: draw.weighed(Self.mouths, for: "smile"))?.id ?? parts[.mouth]
        parts[.hairFront] = draw.part(in: .hairFront, tagged: draw.weighed(Self.hairLengths, for: "length"))?.id
        if let id = parts[.hairFront] {
            parts[.hairBack] = library.part(id, in: .hairFront).flatMap(library.partner)?.id
        }
        if draw.happens(0.14, for: "headwear") { parts[.headwear] = draw.part(in: .headwear, among: \.isMatched)?.id }
        if draw.happens(0.24, for: "glasses") {
            parts[.glasses] = draw.part(in: .glasses, tagged: draw.weighed(Self.glasses, for: "lenses"))?.id
        }
        let coversHair = parts[.headwear].flatMap { library.part($0, in: .headwear) }?.hidesHair == true
        if !coversHair, draw.happens(0.22, for: "beard") {
            parts[.facialHair] = draw.part(in: .facialHair, among: \.isMatched)?.id
        }
        if draw.happens(0.15, for: "details") {
            parts[.details] = draw.part(in: .details) { $0.tags[.age] == nil }?.id
        }
        if draw.happens(0.18, for: "earrings") { parts[.earrings] = draw.part(in: .earrings)?.id }
        colors[.skin] = draw.color(.skin)
        colors[.hair] = draw.color(.hair, named: draw.weighed(Self.hairColors, for: "hair colour"))
        for role in [Role.iris, .cloth, .fabric, .frame] { colors[role] = draw.color(role) }
        if draw.happens(0.1, for: "lipstick") { colors[.lip] = draw.color(.lip) }
    }

    private static let mouths: [(MouthState, Double)] = [(.smile, 0.5), (.teeth, 0.3), (.closed, 0.2)]
    private static let hairLengths: [(HairLength, Double)] = [
        (.short, 0.38), (.medium, 0.24), (.long, 0.26), (.buzz, 0.07), (.bald, 0.05),
    ]
    private static let glasses: [(Glasses, Double)] = [(.clear, 0.85), (.sun, 0.15)]
    private static let hairColors: [(HairColorName, Double)] = [
        (.black, 0.28), (.brown, 0.34), (.blond, 0.14), (.red, 0.08), (.grey, 0.08), (.dyed, 0.08),
    ]
}

/// Draws lots, for each question its own.
private struct SeededDraw {
    let seed: String
    let library: StyleLibrary

    private func lots(for question: String) -> SeededGenerator {
        var hash = ContentHash()
        hash.addField(Array(seed.utf8))
        hash.addField(Array(question.utf8))
        return SeededGenerator(seed: hash.value)
    }

    func happens(_ share: Double, for question: String) -> Bool {
        var lots = lots(for: "whether " + question)
        return lots.unit() < share
    }

    func weighed<Value>(_ choices: [(Value, Double)], for question: String) -> Value {
        var lots = lots(for: "which " + question)
        var rest = lots.unit()
        for (value, weight) in choices {
            rest -= weight
            if rest < 0 { return value }
        }
        return choices[0].0
    }

    /// The part that is drawn first of those that fit, by lots that each part has for itself: others do not change it.
    func part(in slot: Slot, among fits: ((Part) -> Bool)? = nil) -> Part? {
        library.parts(in: slot).filter { !$0.id.contains("--") && fits?($0) ?? true }
            .map { part in (part: part, lot: lot(of: part)) }
            .max { $0.lot < $1.lot }?.part
    }

    private func lot(of part: Part) -> Double {
        var lots = lots(for: "\(part.slot.rawValue)/\(part.id)")
        return lots.unit()
    }

    func part<Value: AttributeValue>(in slot: Slot, tagged value: Value) -> Part? {
        part(in: slot) { $0.isMatched && $0.tags[Value.attribute] == value.rawValue }
            ?? part(in: slot, among: \.isMatched)
    }

    func color(_ role: Role) -> Color? { color(role) { _ in true } }

    func color(_ role: Role, named name: some RawRepresentable<String>) -> Color? {
        color(role) { ($0.value ?? $0.name) == name.rawValue } ?? color(role)
    }

    private func color(_ role: Role, where fits: (Style.NamedColor) -> Bool) -> Color? {
        let colors = (library.style.palettes[role] ?? []).filter(fits)
        guard !colors.isEmpty else { return nil }
        var lots = lots(for: "colour of " + role.rawValue)
        return colors[lots.index(below: colors.count)].color
    }
}
