import ArgumentParser
import Compositing
import FaceAtlas
import Mugmoji
import PartLibrary

/// Options by which a person decides what a photo or a recipe would.
struct ChoiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take this part of the style, or none, in this slot (repeatable).",
            discussion: "Slots: \(SlotChoice.names.joined(separator: ", ")).", valueName: "slot=part"),
        transform: SlotChoice.init(argument:))
    var choose: [SlotChoice] = []

    @Option(
        help: ArgumentHelp(
            "Take this colour for this role (repeatable).",
            discussion: """
                Roles: \(RoleChoice.names.joined(separator: ", ")). Names: those of the style's palettes, monk-1 to \
                monk-10 for skin, black, brown, blond, red, grey and dyed for hair, and the basic colours of CSS.
                """, valueName: "role=#rrggbb|name"),
        transform: RoleChoice.init(argument:))
    var color: [RoleChoice] = []

    func validate() throws {
        if let slot = Self.repeated(choose.map(\.slot)) {
            throw ValidationError("--choose names a part for \(slot.rawValue) twice")
        }
        if let role = Self.repeated(color.map(\.role)) {
            throw ValidationError("--color names a colour for \(role.rawValue) twice")
        }
    }

    /// What the options mean in a style.
    ///
    /// - Throws: `ValidationError` for a part or a colour that the style does not know.
    func choices(in library: StyleLibrary) throws -> AvatarChoices {
        AvatarChoices(
            parts: Dictionary(uniqueKeysWithValues: try choose.map { ($0.slot, try $0.content(in: library)) }),
            colors: Dictionary(uniqueKeysWithValues: try color.map { ($0.role, try $0.color(in: library.style)) }))
    }

    private static func repeated<Element: Hashable>(_ elements: [Element]) -> Element? {
        var seen: Set<Element> = []
        return elements.first { !seen.insert($0).inserted }
    }
}
