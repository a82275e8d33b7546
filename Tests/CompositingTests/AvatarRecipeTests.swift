import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import Testing

@Suite struct AvatarRecipeTests {
    static let recipe = AvatarRecipe(
        style: "plain", parts: [.head: "round", .hairFront: "bob"],
        colors: [.skin: Color(red: 0xd7, green: 0xbd, blue: 0x96), .skinShade: Color(red: 1, green: 2, blue: 3)],
        placements: [.eyes: Placement(dx: 2.5, dy: -1, sx: 1.1)])

    @Test func aRecipeIsReadableAndSurvives() throws {
        let json = try Self.recipe.json()
        #expect(
            String(decoding: json, as: UTF8.self) == """
                {
                  "colors" : {
                    "skin" : "#d7bd96",
                    "skin-shade" : "#010203"
                  },
                  "parts" : {
                    "hairFront" : "bob",
                    "head" : "round"
                  },
                  "placements" : {
                    "eyes" : {
                      "dx" : 2.5,
                      "dy" : -1,
                      "sx" : 1.1,
                      "sy" : 1
                    }
                  },
                  "style" : "plain",
                  "version" : 1
                }

                """)
        #expect(try AvatarRecipe(json: json) == Self.recipe)
    }

    @Test func coloursAndPlacementsMayBeLeftOut() throws {
        let json = Data(#"{"version": 1, "style": "plain", "parts": {"head": "round"}}"#.utf8)
        #expect(try AvatarRecipe(json: json) == AvatarRecipe(style: "plain", parts: [.head: "round"]))
    }

    @Test func aLeanIsKeptAndNoneIsNotWritten() throws {
        var leaning = Self.recipe
        leaning.roll = -12.5
        #expect(try AvatarRecipe(json: leaning.json()) == leaning)
        #expect(!String(decoding: try Self.recipe.json(), as: UTF8.self).contains("roll"))
    }

    static let broken: [(json: String, says: String)] = [
        (
            ##"{"version": 1, "style": "plain", "parts": {}, "roll": 90}"##,
            "roll: 90.0 is out of range; it may be -45.0 to 45.0"
        ),
        (##"{"version": 1, "style": "plain"}"##, "the key “parts” is missing"),
        (##"{"version": 2, "style": "plain", "parts": {}}"##, "version: version 2 is not known"),
        (##"{"version": 1, "style": "plain", "parts": {}, "part": {}}"##, "unknown key “part”"),
        (##"{"version": 1, "style": "plain", "parts": {"chin": "a"}}"##, "parts: unknown slot “chin”; the slots are"),
        (##"{"version": 1, "style": "plain", "parts": {"head": 1}}"##, "parts.head: "),
        (##"{"version": 1, "style": "plain", "parts": {}, "colors": {"hat": "#fff"}}"##, "colors: unknown role “hat”"),
        (
            ##"{"version": 1, "style": "plain", "parts": {}, "colors": {"skin": "#12"}}"##,
            "colors.skin: “#12” is no colour; write it as #rrggbb"
        ),
        (
            ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"x": 1}}}"##,
            "placements.eyes: unknown key “x”; the keys are dx, dy, sx, sy"
        ),
        (
            ##"{"version": 1, "style": "plain", "parts": {}, "placements": {"eyes": {"sx": 0}}}"##,
            "placements.eyes.sx: 0.0 is out of range"
        ),
        (##"{"version": 1,"##, "JSON"),
        ("", "JSON"),
    ]

    @Test(arguments: broken.indices) func aBrokenRecipeIsExplained(_ index: Int) throws {
        let error = try #require(throws: RecipeError.self) {
            try AvatarRecipe(json: Data(Self.broken[index].json.utf8))
        }
        #expect("\(error)".hasPrefix("it is not a readable recipe: "))
        #expect("\(error)".contains(Self.broken[index].says), "\(error)")
    }
}
