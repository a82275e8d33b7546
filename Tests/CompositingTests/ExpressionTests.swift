import Compositing
import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

/// Expressions: data of a style that changes one's own face.
@Suite struct ExpressionTests {
    private let recipe = AvatarRecipe(
        style: "plain",
        parts: [.head: "round", .mouth: "smile", .eyes: "round", .brows: "flat"],
        placements: [.mouth: Placement(dx: 3, sx: 1.4, sy: 0.5)], expression: "test")

    private func style(_ expressions: String, files: [String: String] = [:]) -> TestStyle {
        let style = TestStyle()
        style.files.merge(files) { $1 }
        style.files["expressions.json"] = "{\"version\": 1, \"expressions\": [\(expressions)]}"
        return style
    }

    private func svg(_ recipe: AvatarRecipe, _ style: TestStyle) throws -> String {
        try AvatarRenderer(library: style.load()).svg(of: recipe)
    }

    @Test func eyesAndMouthAreReplacedAndTheRestStays() throws {
        let svg = try svg(recipe, style(##"{"name": "test", "title": "Test", "eyes": "shut", "mouth": "open"}"##))
        #expect(svg.contains("data-part=\"shut\"") && svg.contains("data-part=\"open\""))
        #expect(svg.contains("data-part=\"round\"") && svg.contains("data-part=\"flat\""))
        // Another mouth has the place of one's own, and not much of its size.
        #expect(svg.contains("translate(259 373.5) scale(1.12 1)"))
    }

    @Test func onesOwnEyesInAStateComeFirst() throws {
        let own = ["eyes/round--shut.svg": TestStyle.svg("<path class=\"line\" d=\"M164 268H224V272H164Z\"/>")]
        let svg = try svg(recipe, style(##"{"name": "test", "title": "Test", "eyes": "shut"}"##, files: own))
        #expect(svg.contains("data-part=\"round--shut\""))
    }

    @Test func eachBrowTurnsOnItsOwn() throws {
        let text =
            ##"{"name": "test", "title": "Test", "brows": {"frown": 20}, "rightBrow": {"dy": -12, "frown": -4}}"##
        let svg = try svg(recipe, style(text))
        #expect(svg.contains("translate(0 0) rotate(20 194 197)"))
        #expect(svg.contains("translate(0 -12) rotate(4 318 197)"))
        #expect(svg.components(separatedBy: "data-part=\"flat\"").count == 2)
    }

    @Test func gazeMovesWhatIsOnTheEyeball() throws {
        let svg = try svg(recipe, style(##"{"name": "test", "title": "Test", "gaze": {"x": 6, "y": -4}}"##))
        // Of each eye the iris, the pupil and the light; the white stays.
        #expect(svg.components(separatedBy: "<g transform=\"translate(6 -4)\">").count == 7)
    }

    @Test func openingStretchesOnesOwnEyes() throws {
        let svg = try svg(recipe, style(##"{"name": "test", "title": "Test", "opening": 1.2}"##))
        #expect(svg.contains("scale(1.1 1.2)"))
    }

    @Test func theHeadLeansOnItsShoulders() throws {
        let files = ["outfit/plain.svg": TestStyle.svg("<path class=\"cloth\" d=\"M40 460H472V512H40Z\"/>")]
        var recipe = recipe
        recipe.parts[.outfit] = "plain"
        let svg = try svg(recipe, style(##"{"name": "test", "title": "Test", "roll": 8}"##, files: files))
        let outfit = try #require(svg.range(of: "id=\"outfit\""))
        let lean = try #require(svg.range(of: "<g transform=\"rotate(8 256 256)\">"))
        #expect(outfit.lowerBound < lean.lowerBound && svg.components(separatedBy: "rotate(8").count == 2)
    }

    @Test func aNameThatTheStyleLacksIsSaid() throws {
        let style = style(##"{"name": "happy", "title": "Happy"}"##)
        #expect(throws: RecipeError.unknownExpression("test", known: ["happy"])) { try svg(recipe, style) }
        #expect(throws: RecipeError.unknownExpression("test", known: [])) { try svg(recipe, TestStyle()) }
    }

    @Test func recipesKeepTheName() throws {
        #expect(try AvatarRecipe(json: recipe.json()) == recipe)
    }

    static let broken: [(String, String)] = [
        (##"{"name": "Test", "title": "T"}"##, "is no name"),
        (##"{"name": "a", "title": "T", "roll": 50}"##, "out of range"),
        (##"{"name": "a", "title": "T", "gaze": {"x": 30}}"##, "out of range"),
        (##"{"name": "a", "title": "T", "brows": {"dx": 3}}"##, "dx"),
        (##"{"name": "a", "title": "T", "parts": {"head": "round"}}"##, "may not change head"),
        (##"{"name": "a", "title": "T", "mouth": "gone"}"##, "is not in mouth"),
        (##"{"name": "a", "title": "T", "eyes": "gone"}"##, "is not in eyes"),
        (##"{"name": "a", "title": "T"}, {"name": "a", "title": "T"}"##, "two expressions"),
        (##"{"name": "a""##, "no JSON"),
    ]

    @Test(arguments: broken) func whatIsWrongInTheFileIsSaid(text: String, word: String) {
        let error = #expect(throws: StyleError.self) { try style(text).load() }
        let problems = error?.problems ?? []
        #expect(problems.contains { $0.file.hasSuffix("expressions.json") && $0.message.contains(word) }, "\(problems)")
    }
}
