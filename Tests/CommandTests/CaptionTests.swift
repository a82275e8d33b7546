import Foundation
import Imaging
import TestSupport
import Testing

/// `mugmoji caption`, through the executable.
@Suite("caption", .serialized) struct CaptionTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let recipe =
            #"{"version": 1, "style": "pop", "parts": {"head": "broad", "eyes": "almond", "nose": "aquiline"}}"#
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func caption(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Outcome {
        try Program.run(["caption"] + arguments, folder: scratch.folder, environment: environment)
    }

    @Test func captionsArePrintedAndTheSameForASeed() throws {
        let first = try caption("me.json", "--mood", "monday", "--count", "5", "--seed", "4", "--language", "en")
        #expect(first.status == 0, "\(first.errors)")
        let lines = first.text.split(separator: "\n")
        #expect(lines.count == 5 && Set(lines).count == 5)
        let again = try caption("me.json", "--mood", "Monday", "--count", "5", "--seed", "4", "--language", "en")
        #expect(again.text == first.text)
        let third = try caption("me.json", "--mood", "周一", "--another", "2", "--seed", "4", "--language", "en")
        #expect(third.text == lines[2] + "\n")
        let other = try caption("me.json", "--mood", "monday", "--count", "5", "--seed", "5", "--language", "en")
        #expect(other.text != first.text)
        // Without a seed the face and the mood are one.
        #expect(
            try caption("me.json", "--mood", "ok", "--language", "zh").text
                == caption("me.json", "--mood", "ok", "--language", "zh").text)
    }

    @Test func theLanguageIsThatOfThePromptOrOfTheSystem() throws {
        func language(_ arguments: [String], locale: String) throws -> String? {
            let outcome = try Program.run(
                ["caption", "me.json", "--mood", "happy", "--json"] + arguments, folder: scratch.folder,
                environment: ["LC_ALL": locale])
            let report = try JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any]
            return report?["language"] as? String
        }
        #expect(try language([], locale: "zh_CN.UTF-8") == "zh")
        #expect(try language([], locale: "de_DE.UTF-8") == "en")
        #expect(try language(["--prompt", "今天"], locale: "C") == "zh")
        #expect(try language(["--language", "en"], locale: "zh_CN.UTF-8") == "en")
    }

    @Test func aPromptIsKept() throws {
        for model in ["bank", "convnet", "lstm-label"] {
            let outcome = try caption(
                "me.json", "--mood", "happy", "--prompt", "when the", "--model", model, "--language", "en", "--seed",
                "1")
            #expect(outcome.status == 0 && outcome.text.hasPrefix("when the"), "\(model): \(outcome.text)")
        }
    }

    @Test func aStickerIsDrawnAndSaysWhatItBears() throws {
        let drawn = try caption(
            "me.json", "-o", "happy.png", "--mood", "happy", "--seed", "2", "--language", "en", "--json")
        #expect(drawn.status == 0, "\(drawn.errors)")
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(drawn.text.utf8)) as? [String: Any])
        #expect(
            report["mood"] as? String == "happy" && report["seed"] as? Int == 2 && report["model"] as? String == "bank")
        let sticker = try DecodedPicture(bytes: scratch.bytes("happy.png")).image
        #expect(sticker.width == 512 && sticker.height == 512)
        // Your own words, and the same through render.
        let own = try caption("me.json", "-o", "own.png", "--text", "hello|you")
        let rendered = try Program.run(
            ["render", "me.json", "-o", "same.png", "--caption", "hello|you"], folder: scratch.folder)
        #expect(own.status == 0 && rendered.status == 0, "\(own.errors)\(rendered.errors)")
        #expect(
            try scratch.bytes("own.png")
                == scratch.bytes("same.png"))
        let bubble = try caption("me.json", "-o", "bubble.svg", "--text", "hello", "--bubble")
        #expect(bubble.status == 0, "\(bubble.errors)")
        // The written one again, as the recipe tells it.
        let written = try Program.run(
            [
                "render", "me.json", "-o", "written.png", "--caption", "auto", "--mood", "happy", "--seed", "2",
                "--language", "en",
            ],
            folder: scratch.folder)
        #expect(written.status == 0, "\(written.errors)")
        #expect(
            try scratch.bytes("written.png")
                == scratch.bytes("happy.png"))
    }

    @Test func aSelfieHasTheMoodOfItsFace() throws {
        let selfie = Fixtures.selfie("long-blond-smile").path
        let made = try Program.run(
            [
                "convert", selfie, "-o", "a.png", "--recipe", "a.json", "--caption", "auto", "--language", "en",
                "--json",
            ], folder: scratch.folder)
        #expect(made.status == 0, "\(made.errors)")
        let recipe = try #require(
            JSONSerialization.jsonObject(with: Data(scratch.bytes("a.json")))
                as? [String: Any])
        let caption = try #require(recipe["caption"] as? [String: Any])
        #expect(caption["model"] as? String == "bank" && ["happy", "celebrate"].contains(caption["mood"] as? String))
        let line = try #require(JSONSerialization.jsonObject(with: Data(made.text.utf8)) as? [String: Any])
        #expect(line["caption"] as? NSDictionary == caption as NSDictionary)
        let printed = try self.caption(selfie, "--language", "en", "--json")
        let report = try #require(JSONSerialization.jsonObject(with: Data(printed.text.utf8)) as? [String: Any])
        #expect(report["text"] as? String == caption["text"] as? String)
    }

    @Test func aCaptionIsTakenOff() throws {
        func render(_ recipe: String, _ output: String, _ caption: String) throws -> [UInt8] {
            let outcome = try Program.run(
                ["render", recipe, "-o", output, "--caption", caption], folder: scratch.folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try scratch.bytes(output)
        }
        let recipe =
            #"{"version": 1, "style": "pop", "parts": {"head": "broad", "eyes": "almond", "nose": "aquiline"}, "caption": {"text": "hi"}}"#
        try scratch.file("says.json", Array(recipe.utf8))
        let bare = try render("me.json", "bare.png", "none")
        #expect(try render("says.json", "off.png", "none") == bare)
        #expect(try render("says.json", "on.png", "hi") != bare)
        let placed = try Program.run(
            ["render", "says.json", "-o", "x.png", "--caption", "none", "--top"], folder: scratch.folder)
        #expect(placed.status == 64 && placed.errors.contains("--top is for captions"), "\(placed.errors)")
    }

    @Test func moodsAreListed() throws {
        let list = try Program.run(["caption", "moods"], folder: scratch.folder)
        #expect(list.status == 0 && list.text.split(separator: "\n").count == 48)
        #expect(list.text.contains("Payday, 发工资"))
        let json = try Program.run(["caption", "moods", "--json"], folder: scratch.folder)
        #expect(json.text.split(separator: "\n").count == 48 && json.text.contains(#""mood":"brb""#))
    }

    static let wrong: [([String], Int32, String)] = [
        (["me.json", "--mood", "hapy"], 64, "happy"),
        (["me.json", "--language", "fr"], 64, "take en, zh or auto"),
        (["me.json", "--model", "gpt"], 64, "bank, convnet"),
        (["me.json", "--count", "0"], 64, "out of range"),
        (["me.json", "--another", "100001"], 64, "out of range"),
        (["me.json", "--text", "x"], 64, "name it with -o"),
        (["me.json", "-o", "x.png", "--text", "x", "--mood", "happy"], 64, "leave out"),
        (["me.json", "-o", "x.png", "--text", ""], 64, "no words"),
        (["me.json", "-o", "x.png", "--text", "a\u{7}b"], 64, "U+0007"),
        (["me.json", "-o", "x.png", "--text", "a|b|c"], 64, "|"),
        (["me.json", "-o", "x.png", "--text", "x", "--top", "--caption-place", "bubble"], 64, "take one"),
        (["me.json", "-o", "x.png", "--count", "3"], 64, "one caption"),
        (["me.json", "--prompt", "vote for me"], 64, "it touches politics"),
        (["me.json", "--prompt", "a|b|c"], 64, "one | may stand"),
        (["nobody.json"], 66, "no such file"),
    ]

    @Test(arguments: wrong) func whatCannotBeIsToldAndNothingMade(
        _ arguments: [String], _ status: Int32, _ message: String
    ) throws {
        let outcome = try Program.run(["caption"] + arguments, folder: scratch.folder)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }
}
