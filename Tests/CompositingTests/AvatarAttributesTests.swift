import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite struct AvatarAttributesTests {
    private func attributes(_ parts: [Slot: String], hair: String = "#221e1f", skin: String = "#604134") throws
        -> [Attribute: String]
    {
        let colors = [Role.hair: Color(hex: hair), .skin: Color(hex: skin)].compactMapValues { $0 }
        let recipe = AvatarRecipe(
            style: "plain", parts: [.head: "round", .eyes: "round", .mouth: "smile"].merging(parts) { $1 },
            colors: colors)
        return try recipe.attributes(in: TestStyle().load())
    }

    @Test func tagsAndColoursAreRead() throws {
        let parts: [Slot: String] = [.hairFront: "bob", .facialHair: "beard", .glasses: "clear", .headwear: "cap"]
        let values = try attributes(parts)
        #expect(
            values == [
                .glasses: "clear", .headwear: "hat", .facialHair: "beard", .hairLength: "medium", .bangs: "y",
                .hairColor: "black", .hairTexture: "straight", .skin: "5", .mouth: "smile", .eyes: "open",
                .headwearKind: "none", .hairUp: "loose", .earrings: "none", .age: "young", .iris: "brown",
                .lips: "none",
            ])
    }

    @Test func emptySlotsHaveValuesToo() throws {
        let values = try attributes([.mouth: "open", .eyes: "wink"], skin: "#fff0e0")
        #expect(
            values == [
                .glasses: "none", .headwear: "none", .facialHair: "none", .hairLength: "bald", .bangs: "n",
                .hairColor: "none", .hairTexture: "none", .skin: "1", .mouth: "open", .eyes: "wink",
                .headwearKind: "none", .hairUp: "loose", .earrings: "none", .age: "young", .iris: "brown",
                .lips: "none",
            ])
    }

    @Test func darkLensesHideTheEyes() throws {
        #expect(try attributes([.glasses: "dark"])[.eyes] == "hidden")
    }

    @Test(arguments: ["veil", "cap"]) func hairUnderHeadwearIsHidden(_ headwear: String) throws {
        let parts: [Slot: String] = headwear == "veil" ? [.hairFront: "bob", .headwear: "veil"] : [.headwear: "cap"]
        let values = try attributes(parts)
        #expect(values[.hairLength] == "hidden")
        #expect(values[.hairColor] == "none")
        #expect(values[.hairTexture] == "none")
        #expect(values[.bangs] == "n")
    }

    @Test func aPaletteColourCountsAsItsValue() throws {
        #expect(try attributes([.hairFront: "crop"], hair: "#efe0b9")[.hairColor] == "blond")
    }
}
