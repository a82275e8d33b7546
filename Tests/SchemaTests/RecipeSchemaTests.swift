import BuiltInStyles
import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

/// The schema of recipes takes what the reader takes, and refuses what it or the renderer refuses.
@Suite struct RecipeSchemaTests {
    /// Fifty recipes by lot of every style, with all slots and roles.
    @Test(arguments: BuiltInStyles.names) func takesWhatARecipeWrites(name: String) throws {
        let schema = try JSONSchema(named: "recipe")
        let library = try StyleLibrary(StyleID(name))
        var random = SplitMix64(seed: 7)
        for _ in 0..<50 {
            var recipe = AvatarRecipe(style: name)
            for slot in Slot.allCases {
                recipe.parts[slot] = library.parts(in: slot).sorted { $0.id < $1.id }.randomElement(using: &random)?.id
                guard Bool.random(using: &random) else { continue }
                recipe.placements[slot] = Placement(
                    dx: .random(in: -512...512, using: &random), dy: .random(in: -512...512, using: &random),
                    sx: .random(in: 0.1...4, using: &random), sy: .random(in: 0.1...4, using: &random))
            }
            for role in Role.allCases where Bool.random(using: &random) {
                recipe.colors[role] = Color(
                    red: .random(in: 0...255, using: &random), green: .random(in: 0...255, using: &random),
                    blue: .random(in: 0...255, using: &random))
            }
            recipe.crop = AvatarCrop.allCases.randomElement(using: &random) ?? .bust
            if Bool.random(using: &random) {
                recipe.outline = AvatarOutline(
                    color: .init(red: 1, green: 2, blue: 3), width: .random(in: 1...48, using: &random))
            }
            if Bool.random(using: &random) {
                recipe.caption = AvatarCaption(
                    "when the plan works|tell 🎉 everyone 。", mood: "happy", language: "en",
                    seed: .random(in: 0...(1 << 50), using: &random), model: "bank",
                    place: CaptionPlace.allCases.randomElement(using: &random) ?? .auto,
                    style: CaptionStyle.allCases.randomElement(using: &random) ?? .classic)
            }
            let json = try recipe.json()
            #expect(try schema.faults(in: JSONValue(json: json)) == [])
            #expect(try AvatarRecipe(json: json) == recipe)
        }
    }

    static let sound = [
        ##"{"version": 1, "style": "plain", "parts": {}}"##,
        ##"{"version": 1.0, "style": "plain", "parts": {"head": "round"}, "colors": {"skin-shade": "#ABC"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "crop": "head", "outline": {"width": 48}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "crop": "tight", "outline": {"color": "#ABC"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a |b", "place": "top", "style": "ink"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "seed": 7, "model": "causal"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"dx": -512, "dy": 512, "sx": 0.1, "sy": 4}}}"##,
    ]

    @Test(arguments: sound) func takesWhatTheReaderTakes(text: String) throws {
        #expect(try faults(text) == [])
        let renderer = AvatarRenderer(library: try TestStyle().load())
        #expect(throws: Never.self) { try renderer.svg(of: AvatarRecipe(json: Data(text.utf8))) }
    }

    static let broken = [
        ##"{"style": "plain", "parts": {}}"##,
        ##"{"version": 2, "style": "plain", "parts": {}}"##,
        ##"{"version": "1", "style": "plain", "parts": {}}"##,
        ##"{"version": 1, "parts": {}}"##,
        ##"{"version": 1, "style": "../plain", "parts": {}}"##,
        ##"{"version": 1, "style": "plain"}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "part": {}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"chin": "round"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"head": 1}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"head": null}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"head": "../head/round"}}"##,
        ##"{"version": 1, "style": "plain", "parts": ["head"]}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "colors": {"hat": "#ffffff"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "colors": {"skin": "#12"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "colors": {"skin": "red"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "colors": null}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"chin": {"dx": 1}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"x": 1}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"dx": 512.5}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"dy": -513}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"sx": 0}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"sy": 4.01}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"sy": "1"}}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"details": "+"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"details": "+mole"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"details": "a+b+c+d+e+f+g+h+i"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {"head": "round+square"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "crop": "chin"}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "outline": "white"}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "outline": {"width": 0}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "outline": {"width": 49}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "outline": {"color": "white"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "outline": {"colour": "#fff"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": "hello"}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": ""}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "  "}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a|"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a| "}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a|b|c"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a\nb"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a\u0007"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "place": "left"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "style": "bold"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "seed": -1}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "mood": "So Sad"}}"##,
        ##"{"version": 1, "style": "plain", "parts": {}, "caption": {"text": "a", "font": "serif"}}"##,
        "[]",
    ]

    @Test(arguments: broken) func refusesWhatTheReaderRefuses(text: String) throws {
        #expect(try faults(text) != [])
        let renderer = AvatarRenderer(library: try TestStyle().load())
        #expect(throws: RecipeError.self) { try renderer.svg(of: AvatarRecipe(json: Data(text.utf8))) }
    }

    private func faults(_ text: String) throws -> [String] {
        try JSONSchema(named: "recipe").faults(in: JSONValue(json: text))
    }
}
