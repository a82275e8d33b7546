import ArgumentParser
import Basics
import Compositing
import FaceAtlas
import Imaging
import Mugmoji
import PartLibrary

/// Options by which a person decides what a photo or a recipe would.
struct ChoiceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take this part of the style, or none, in this slot (repeatable).",
            discussion: """
                Slots: \(SlotChoice.names.joined(separator: ", ")). Several details are joined by +, and +freckles adds to \
                those that the photo has.
                """, valueName: "slot=part"),
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

    @Option(
        help: ArgumentHelp("The face does this: happy, laughing … (see: mugmoji expressions list).", valueName: "name"))
    var expression: String?

    @Option(
        help: ArgumentHelp(
            "What of the emoji is drawn: bust, the style's own; head, large and without clothes; or tight, all of it as large as fits.",
            valueName: AvatarCrop.allCases.map(\.rawValue).joined(separator: "|")),
        transform: { word in
            guard let crop = AvatarCrop(rawValue: word) else {
                throw ValidationError("the crop is one of \(AvatarCrop.names)")
            }
            return crop
        })
    var crop: AvatarCrop?

    @Option(
        help: ArgumentHelp(
            "A line round the emoji, as stickers have: a colour, and how far it reaches in 512ths of the width.",
            discussion: "Without a width it is 14. With it black hair is seen on a dark chat.",
            valueName: "#rrggbb|name[:width]"),
        transform: OutlineChoice.init(argument:))
    var outline: OutlineChoice?

    @Option(
        help: ArgumentHelp(
            "What stands behind the emoji: one of the style's backdrops, or none; its colour sets off hair and clothes.",
            discussion: "The same as --choose backdrop=…, and its colour is --color backdrop=….", valueName: "part"))
    var backdrop: String?

    func validate() throws {
        if backdrop != nil, choose.contains(where: { $0.slot == .backdrop }) {
            throw ValidationError("--backdrop and --choose both name a part for backdrop")
        }
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
        if let expression, library.expression(expression) == nil {
            let known = library.expressions.map(\.name)
            let names = known.isEmpty ? "it has none" : namesNear(expression, among: known)
            let others = StyleID.builtIns.filter { style in
                (try? StyleLibrary(trusting: style))?.expression(expression) != nil
            }
            let elsewhere =
                others.isEmpty ? "" : "; --style \(others.map(\.description).joined(separator: " or ")) has it"
            throw ValidationError(
                "--expression \(expression): the style \(library.style.name) has no such expression; \(names)\(elsewhere)"
            )
        }
        let chosen = choose + (backdrop.map { [SlotChoice(slot: .backdrop, part: $0)] } ?? [])
        return AvatarChoices(
            parts: Dictionary(uniqueKeysWithValues: try chosen.map { ($0.slot, try $0.content(in: library)) }),
            colors: Dictionary(uniqueKeysWithValues: try color.map { ($0.role, try $0.color(in: library.style)) }),
            expression: expression, crop: crop, outline: try outline?.outline(in: library.style))
    }

    private static func repeated<Element: Hashable>(_ elements: [Element]) -> Element? {
        var seen: Set<Element> = []
        return elements.first { !seen.insert($0).inserted }
    }
}

/// The value of `--choose`.
struct SlotChoice {
    let slot: Slot
    let part: String

    static var names: [String] { Slot.allCases.map(\.rawValue) }

    init(slot: Slot, part: String) { (self.slot, self.part) = (slot, part) }

    /// Reads `slot=part`; the slot in any case, with or without hyphens.
    init(argument: String) throws {
        let (name, value) = try halves(argument, of: "slot=part")
        guard let slot = Slot.allCases.first(where: { plain($0.rawValue) == plain(name) }) else {
            throw ValidationError("there is no slot “\(name)”; the slots are \(Self.names.joined(separator: ", "))")
        }
        self.slot = slot
        part = value
    }

    func content(in library: StyleLibrary) throws -> AvatarChoices.Content {
        let ids = slot.row.holdsSeveral ? part.split(separator: "+").map(String.init) : [part]
        if !ids.isEmpty, ids.allSatisfy({ library.part($0, in: slot) != nil }), !part.contains("++"),
            !part.hasSuffix("+")
        {
            return .part(part)
        }
        if part == "none" { return .nothing }
        let known = library.parts(in: slot).map(\.id)
        let wrong = ids.first { library.part($0, in: slot) == nil } ?? part
        let names = known.isEmpty ? "it has none for this slot" : namesNear(wrong, among: known)
        throw ValidationError(
            "--choose \(slot.rawValue)=\(part): the style \(library.style.name) has no such part; \(names); "
                + "none leaves the slot empty")
    }
}

/// The value of `--color`.
struct RoleChoice {
    let role: Role
    let value: String

    static var names: [String] { Role.allCases.map(\.rawValue) + aliases.map(\.name) }

    /// What people call a role.
    private static let aliases: [(name: String, role: Role)] = [
        ("brows", .brow), ("facial-hair", .beard), ("lips", .lip), ("glasses", .frame), ("headwear", .fabric),
        ("earrings", .metal),
    ]

    /// Reads `role=#rrggbb` or `role=name`.
    init(argument: String) throws {
        let (name, value) = try halves(argument, of: "role=#rrggbb or role=name")
        let known = Role.allCases.map { ($0.rawValue, $0) } + Self.aliases.map { ($0.name, $0.role) }
        guard let role = known.first(where: { plain($0.0) == plain(name) })?.1 else {
            throw ValidationError("there is no role “\(name)”; the roles are \(Self.names.joined(separator: ", "))")
        }
        self.role = role
        self.value = value
    }

    func color(in style: Style) throws -> Color {
        if let color = style.color(named: value, for: role) { return color }
        throw ValidationError(
            "--color \(role.rawValue)=\(value): there is no such colour; write it as #rrggbb, or take one of "
                + style.colorNames(for: role).joined(separator: ", "))
    }
}

/// The value of `--outline`.
struct OutlineChoice {
    let color: String
    let width: Double

    /// Reads `colour` or `colour:width`.
    init(argument: String) throws {
        let halves = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        color = halves.first ?? ""
        guard halves.count == 2 else {
            width = AvatarOutline().width
            return
        }
        guard let number = Double(halves[1]), AvatarOutline.widths.contains(number) else {
            let (least, most) = (Int(AvatarOutline.widths.lowerBound), Int(AvatarOutline.widths.upperBound))
            throw ValidationError(
                "“\(halves[1])” is no width of an outline; write colour:width, with \(least) to \(most)")
        }
        width = number
    }

    func outline(in style: Style) throws -> AvatarOutline {
        guard let color = style.color(named: color, for: .backdrop) else {
            throw ValidationError(
                "--outline \(color): there is no such colour; write it as #rrggbb, or take one of "
                    + style.colorNames(for: .backdrop).joined(separator: ", "))
        }
        return AvatarOutline(color: color, width: width)
    }
}

private func halves(_ argument: String, of form: String) throws -> (name: String, value: String) {
    let halves = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { throw ValidationError("write it as \(form)") }
    return (halves[0], halves[1])
}

/// A name without the differences that people do not remember.
private func plain(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" }
}
