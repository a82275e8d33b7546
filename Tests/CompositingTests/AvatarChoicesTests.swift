import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite struct AvatarChoicesTests {
    private let recipe = AvatarRecipe(
        style: "plain", parts: [.head: "round", .hairFront: "bob", .hairBack: "bob", .glasses: "dark"],
        colors: [.skin: Color(red: 1, green: 2, blue: 3), .hair: Color(red: 4, green: 5, blue: 6)])

    private func applying(_ parts: [Slot: AvatarChoices.Content], _ colors: [Role: Color] = [:]) throws -> AvatarRecipe
    {
        try recipe.applying(AvatarChoices(parts: parts, colors: colors), library: TestStyle().load())
    }

    @Test func whatIsNotChosenStays() throws {
        let changed = try applying([.head: .part("square")], [.hair: Color(red: 9, green: 9, blue: 9)])
        #expect(changed.parts == [.head: "square", .hairFront: "bob", .hairBack: "bob", .glasses: "dark"])
        #expect(changed.colors[.skin] == recipe.colors[.skin])
        #expect(changed.colors[.hair]?.hex == "#090909")
        #expect(try applying([:]) == recipe)
    }

    @Test func nothingEmptiesASlot() throws {
        #expect(try applying([.glasses: .nothing]).parts[.glasses] == nil)
        #expect(try applying([.hairFront: .nothing]).parts == [.head: "round", .glasses: "dark"])
    }

    @Test func theBackFollowsAFrontUnlessItIsChosenToo() throws {
        #expect(try applying([.hairFront: .part("crop")]).parts[.hairBack] == nil)
        #expect(try applying([.hairFront: .part("crop"), .hairBack: .part("bob")]).parts[.hairBack] == "bob")
        #expect(try applying([.hairFront: .part("bob"), .hairBack: .nothing]).parts[.hairBack] == nil)
        #expect(try applying([.head: .part("square")]).parts[.hairBack] == "bob")
    }

    @Test func anUnknownPartIsAnError() throws {
        let error = try #require(throws: RecipeError.self) { try applying([.eyes: .part("rond")]) }
        #expect("\(error)" == "parts.eyes: the style has no part “rond”; it has large, round, shut, wink")
    }
}
