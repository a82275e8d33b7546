import BuiltInStyles
import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

/// Twelve faces of every built-in style, drawn by lot, as one sheet each. New parts draw other lots: look at the new
/// sheet, then let `MUGMOJI_REGENERATE_GOLDENS` replace the old one.
@Suite struct GoldenRecipesTests {
    private static let columns = 6
    private static let count = 12
    private static let side = 96

    /// Parts that not every face wears, with how often they are worn.
    private static let worn: [Slot: Double] = [
        .details: 0.25, .glasses: 0.35, .headwear: 0.25, .facialHair: 0.35, .earrings: 0.25,
    ]

    @Test(arguments: BuiltInStyles.names) func facesByLotAreAsBefore(name: String) throws {
        let library = try StyleLibrary(StyleID(name))
        let renderer = AvatarRenderer(library: library)
        var random = SplitMix64(seed: 24)
        var sheet = Image(width: Self.columns * Self.side, height: Self.count / Self.columns * Self.side)
        for index in 0..<Self.count {
            let recipe = Self.recipe(of: library, style: name, using: &random)
            let white = Color(red: 255, green: 255, blue: 255)
            let face = try renderer.image(of: recipe, size: Self.side, background: white)
            sheet.lay(face, x: index % Self.columns * Self.side, y: index / Self.columns * Self.side)
        }
        try expectPicture(sheet, matches: "recipes-\(name)", tolerance: PictureTolerance(channel: 12, share: 0.002))
    }

    private static func recipe(
        of library: StyleLibrary, style: String, using random: inout SplitMix64
    ) -> AvatarRecipe {
        var recipe = AvatarRecipe(style: style)
        for slot in Slot.allCases where slot != .hairBack {
            let parts = library.parts(in: slot).sorted { $0.id < $1.id }
            let isWorn = Double.random(in: 0..<1, using: &random) < worn[slot] ?? 1
            guard let part = parts.randomElement(using: &random), isWorn else { continue }
            recipe.parts[slot] = part.id
            if slot == .hairFront { recipe.parts[.hairBack] = part.back }
        }
        for role in [Role.skin, .hair, .iris, .fabric, .frame] {
            recipe.colors[role] = library.style.palettes[role]?.randomElement(using: &random)?.color
        }
        recipe.placements[.eyes] = Placement(dy: Double.random(in: -6...6, using: &random))
        return recipe
    }
}

extension Image {
    /// Copies `other` to (x, y); it must lie within.
    fileprivate mutating func lay(_ other: Image, x: Int, y: Int) {
        for row in 0..<other.height {
            for column in 0..<other.width { self[x + column, y + row] = other[column, row] }
        }
    }
}
