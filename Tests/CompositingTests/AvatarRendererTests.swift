import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite struct AvatarRendererTests {
    private let renderer: AvatarRenderer

    init() throws {
        renderer = AvatarRenderer(library: try TestStyle().load())
    }

    private func recipe(_ parts: [Slot: String]) -> AvatarRecipe {
        let skin = Color(red: 0xd7, green: 0xbd, blue: 0x96)
        let hair = Color(red: 0xc0, green: 0x20, blue: 0x20)
        return AvatarRecipe(
            style: "plain", parts: [.head: "round", .eyes: "round"].merging(parts) { $1 },
            colors: [.skin: skin, .hair: hair])
    }

    @Test func pixelsHaveTheColoursOfTheirRoles() throws {
        let image = try renderer.image(of: recipe([:]), size: 512)
        #expect(image.width == 512)
        #expect(image[256, 350].hex == "#d7bd96")
        #expect(image[194, 270].hex == "#1d1517")
        #expect(image[214, 270].hex == "#ffffff")
        #expect(image[10, 10].alpha == 0)
    }

    @Test func aWholeAvatarLooksAsItDid() throws {
        var recipe = recipe([
            .hairBack: "bob", .ears: "plain", .facialHair: "beard", .mouth: "open", .nose: "small", .brows: "flat",
            .glasses: "clear", .hairFront: "bob", .headwear: "cap", .earrings: "stud",
        ])
        recipe.placements[.nose] = Placement(dy: 4, sx: 1.5)
        try expectPicture(renderer.image(of: recipe, size: 128), matches: "avatar")
    }

    @Test(arguments: [16, 100, 4096]) func everySizeShowsTheWholeFrame(_ size: Int) throws {
        let image = try renderer.image(of: recipe([:]), size: size, background: Color(red: 0, green: 0, blue: 255))
        #expect(image.width == size)
        #expect(image.height == size)
        #expect(image[0, 0] == Color(red: 0, green: 0, blue: 255))
        #expect(image[size / 2, size * 3 / 4].hex == "#d7bd96")
    }

    @Test(arguments: [0, 15, 4097]) func otherSizesAreRefused(_ size: Int) {
        #expect(throws: RecipeError.invalidSize(size)) { try renderer.image(of: recipe([:]), size: size) }
    }

    @Test func theSameRecipeGivesTheSamePixels() throws {
        let recipe = recipe([.hairFront: "bob", .hairBack: "bob", .glasses: "clear"])
        #expect(try renderer.image(of: recipe, size: 300) == renderer.image(of: recipe, size: 300))
        #expect(try renderer.svg(of: recipe) == renderer.svg(of: recipe))
    }

    @Test func slotsAreDrawnBackToFront() throws {
        let recipe = recipe([.hairBack: "bob", .hairFront: "crop", .headwear: "cap", .glasses: "dark"])
        let svg = try renderer.svg(of: recipe)
        let places = ["hairBack", "head", "eyes", "glasses", "hairFront", "headwear"].compactMap {
            svg.firstRange(of: "<g id=\"\($0)\"")?.lowerBound
        }
        #expect(places.count == 6)
        #expect(places == places.sorted())
        let image = try renderer.image(of: recipe, size: 512)
        #expect(image[194, 270].hex == "#2d2f3a")
    }

    @Test func headwearClipsHairAboveItsEdge() throws {
        let bare = try renderer.image(of: recipe([.hairFront: "crop"]), size: 512)
        #expect(bare[256, 80].hex == "#c02020")
        let capped = try renderer.image(of: recipe([.hairFront: "bob", .headwear: "cap"]), size: 512)
        #expect(capped[256, 80].hex == "#3b6fb6")
        // The hair front reaches from 60 to 180, the hair top of the cap is 110.
        #expect(capped[256, 130].red > 0x80)
        let svg = try renderer.svg(of: recipe([.hairFront: "bob", .headwear: "cap"]))
        #expect(svg.contains("<clipPath id=\"hair-top\">\n      <rect x=\"5.12\" y=\"110\""))
    }

    @Test func aVeilHidesAllHairAndEarrings() throws {
        let svg = try renderer.svg(
            of:
                recipe([.hairFront: "bob", .hairBack: "bob", .headwear: "veil", .earrings: "stud", .ears: "plain"]))
        for slot in ["hairFront", "hairBack", "earrings"] { #expect(!svg.contains("id=\"\(slot)\"")) }
        #expect(svg.contains("id=\"ears\""))
    }

    @Test func placementsMoveAndStretchAboutTheWindow() throws {
        var recipe = recipe([:])
        recipe.placements[.eyes] = Placement(dx: 10, dy: 20, sx: 0.5)
        let image = try renderer.image(of: recipe, size: 512)
        // The eye at x 194 is 62 left of the window's middle: half of that remains, then 10 to the right.
        #expect(image[235, 290].hex == "#1d1517")
        #expect(image[194, 270].hex == "#d7bd96")
    }

    @Test func anUnknownPartIsNamedWithTheOthers() throws {
        let error = try #require(throws: RecipeError.self) { try renderer.svg(of: recipe([.eyes: "oval"])) }
        #expect("\(error)" == "parts.eyes: the style has no part “oval”; it has large, round, shut, wink")
    }
}
