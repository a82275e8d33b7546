import Foundation
import Mugmoji
import TestSupport
import Testing

/// Reading, making and rendering, each by itself; with nothing imported of the library but `Mugmoji`.
@Suite struct ThreeVerbsTests {
    /// Loaded once: in a debug build that is most of a test's time.
    private static let maker = Result { try EmojiMaker() }

    private func bytes(_ name: String) throws -> [UInt8] { try Fixtures.bytes(Fixtures.selfie(name)) }

    @Test func theirSumIsTheMaker() throws {
        let maker = try Self.maker.get()
        let reading = try FaceReader().read(bytes("curly-round-glasses"))
        let emoji = try AvatarMaker(style: .pop).emoji(of: reading.largest)
        let whole = try #require(try maker.emojis(from: bytes("curly-round-glasses")).first)
        #expect(emoji.recipe == whole.recipe)
        #expect(emoji.parts == whole.parts)
        #expect(
            try AvatarRenderer(style: .pop).png(of: emoji.recipe, size: 64) == maker.png(of: whole.recipe, size: 64)
        )
    }

    @Test func oneParseTellsGeometryAndEmoji() throws {
        let reading = try Self.maker.get().reader.read(bytes("short-smile"))
        let face = try #require(reading.faces.first)
        let mouth = try #require(face.geometry.mouth)
        let pixel = face.canonicalToPicture(mouth.center)
        #expect(pixel.x > face.face.box.x && pixel.x < face.face.box.x + face.face.box.width)
        let emoji = try #require(try Self.maker.get().avatars.emojis(of: reading).first)
        #expect(emoji.face.geometry == face.geometry)
        #expect(emoji.face.face == face.face)
    }

    @Test func aRecipeIsStoredEditedAndDrawn() throws {
        func store(_ recipe: AvatarRecipe) throws -> Data { try recipe.json() }
        let maker = try Self.maker.get()
        var recipe = try AvatarRecipe(json: store(maker.recipe(from: bytes("short-smile"))))
        recipe.parts[.glasses] = "round"
        recipe.colors[.frame] = Color(hex: "#d1467f")
        let svg = try AvatarRenderer(for: recipe).svg(of: recipe)
        #expect(svg.contains("data-part=\"round\""))
        #expect(svg.contains("#d1467f"))
    }

    /// A name of a part that both styles have must not hide that the recipe is of the other one.
    @Test func aRecipeOfAnotherStyleIsRefused() throws {
        let recipe = AvatarRecipe(style: "ink", parts: [:])
        let error = RecipeError.otherStyle(found: "ink", expected: "pop")
        let renderer = try AvatarRenderer(style: .pop)
        #expect(throws: error) { try renderer.svg(of: recipe) }
        #expect(throws: error) { try renderer.png(of: recipe) }
        #expect(throws: error) { try renderer.attributes(of: recipe) }
        // Also where it names parts that the other style does not have.
        let foreign = AvatarRecipe(style: "ink", parts: [.head: "nothing-such"])
        #expect(throws: error) { try renderer.attributes(of: foreign) }
        #expect("\(error)".contains("“ink”") && "\(error)".contains("“pop”"))
    }

    @Test func aStyleThatDoesNotExistIsNamed() throws {
        #expect(throws: StyleError.self) { try AvatarRenderer(style: .builtIn("../classic")) }
        #expect(throws: StyleError.self) { try AvatarRenderer(style: .folder(URL(fileURLWithPath: "/nowhere/at/all"))) }
        #expect(StyleID.builtIns.first == .usual && StyleID.usual == .pop)
    }

    @Test func choicesHoldInVideosToo() throws {
        let avatars = try Self.maker.get().avatars
        let face = try Self.maker.get().reader.read(bytes("short-smile")).largest
        let choices = AvatarChoices(
            parts: [.glasses: .part("round-large")], colors: [.hair: Color(red: 9, green: 80, blue: 90)])
        var live = LiveEmojiMaker(avatars, choices: choices)
        #expect(try live.emoji(of: face, time: 0).recipe == avatars.emoji(of: face, choices: choices).recipe)
        #expect(try live.emoji(of: nil, time: 0.04).recipe == nil)
    }
}
