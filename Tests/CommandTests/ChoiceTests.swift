import Foundation
import TestSupport
import Testing

@Suite("--choose, --color and --top")
struct ChoiceTests {
    let scratch: Scratch
    let style = TestStyle()

    init() throws {
        scratch = try Scratch()
        _ = try style.load()
        let recipe = """
            {"version": 1, "style": "plain", "parts": {"head": "round", "eyes": "round",
            "hairFront": "bob", "hairBack": "bob", "glasses": "dark"}, "colors": {"skin": "#825c43"}}
            """
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func render(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
            ["render", "me.json", "-o", "-", "--format", "svg", "--parts", style.folder.path] + arguments,
            folder: scratch.folder)
    }

    @Test func aRecipeIsOverruled() throws {
        let outcome = try render(
            "--choose", "eyes=large", "--choose", "hair-front=crop", "--choose", "glasses=none", "--color",
            "skin=monk-6", "--color", "Hair=blond")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let parts = outcome.text.matches(of: /<g id="(\w+)" data-part="([a-z-]+)"/).map { "\($0.1)=\($0.2)" }
        #expect(parts == ["head=round", "eyes=large", "hairFront=crop"])
        #expect(outcome.text.contains("r=\"150\" fill=\"#a07e56\""))
        #expect(outcome.text.contains("fill=\"#efe0b9\""))
    }

    @Test func rolesMayBeCalledWhatPeopleCallThem() throws {
        #expect(
            try render("--choose", "glasses=clear", "--color", "glasses=#010203").text.contains("stroke=\"#010203\""))
        #expect(try render("--choose", "facialHair=beard", "--color", "facial-hair=#010203").text.contains("#010203"))
    }

    @Test(arguments: [
        (["--choose", "eyes"], "write it as slot=part"),
        (["--choose", "eye=round"], "there is no slot “eye”; the slots are backdrop, effectBack"),
        (["--choose", "eyes=rund"], "--choose eyes=rund: the style plain has no such part; it has large, round"),
        (["--choose", "eyes=round", "--choose", "eyes=large"], "a part for eyes twice"),
        (["--color", "hat=red"], "there is no role “hat”; the roles are skin"),
        (["--color", "hair=reddish"], "take one of brown, black, platinum, blond"),
        (["--color", "hair=#12"], "write it as #rrggbb"),
        (["--color", "lip=red", "--color", "lips=blue"], "a colour for lip twice"),
    ])
    func wrongChoicesAre64(_ arguments: [String], _ message: String) throws {
        let outcome = try Program.run(
            ["render", "me.json", "-o", "x.png", "--parts", style.folder.path] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test(arguments: [(["--top", "3"], "add --json"), (["--top", "0", "--json"], "1 or more")])
    func topNeedsJSON(_ arguments: [String], _ message: String) throws {
        let outcome = try Program.run(["convert", "me.json"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func convertObeysAndTellsTheNearest() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run(
            "convert", "a.jpg", "--style", style.folder.path, "--json", "--top", "2", "--choose", "headwear=cap",
            "--color", "fabric=#010203", "--recipe", "a.json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any])
        let parts = try #require(line["parts"] as? [String: [String: Any]])
        #expect(parts["headwear"]?["id"] as? String == "cap")
        #expect((line["attributes"] as? [String: String])?["headwear"] == "hat")
        #expect((line["colors"] as? [String: String])?["fabric"] == "#010203")
        let nearest = try #require(line["nearest"] as? [String: [[String: Any]]])
        #expect(nearest["headwear"] == nil)
        #expect(nearest["head"]?.count == 2)
        #expect(nearest["head"]?.first?["id"] as? String == parts["head"]?["id"] as? String)
        let first = try #require(nearest["head"]?.first?["similarity"] as? Double)
        let second = try #require(nearest["head"]?.last?["similarity"] as? Double)
        #expect(first >= second)
        #expect(nearest.values.allSatisfy { $0.count <= 2 })
        let recipe = try String(contentsOfFile: scratch.path("a.json"), encoding: .utf8)
        #expect(recipe.contains("\"headwear\" : \"cap\""))
    }

    @Test func convertRefusesAnUnknownPart() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run("convert", "a.jpg", "--choose", "hairFront=nothing-such", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("the style pop has no such part; the nearest of its "), "\(outcome.errors)")
        #expect(scratch.contents == ["a.jpg", "me.json"])
    }
}
