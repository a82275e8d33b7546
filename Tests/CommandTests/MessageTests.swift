import Foundation
import TestSupport
import Testing

@Suite("messages")
struct MessageTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(arguments, folder: scratch.folder)
    }

    @Test(arguments: [
        (["convrt", "x.jpg"], "there is no command “convrt”; did you mean convert?", "Usage: mugmoji <subcommand>"),
        (
            ["parts", "lst"], "there is no command “parts lst”; did you mean parts list?",
            "Usage: mugmoji parts <subcommand>"
        ),
        (["index", "bild"], "did you mean index build?", "Usage: mugmoji index <subcommand>"),
        (["draw-me"], "the commands are convert, parse, render", "Usage: mugmoji <subcommand>"),
        (["convert", "x.jpg", "--forse"], "'--forse'. Did you mean '--force'?", "Usage: mugmoji convert "),
        (["convert", "x.jpg", "x.jpg"], "x.jpg is named twice", "Usage: mugmoji convert "),
        (["parts", "show", "x", "-o", "x.gif"], "x.gif must end in .png", "Usage: mugmoji parts show "),
    ])
    func wrongUsageIsSaidInOneVoice(arguments: [String], message: String, usage: String) throws {
        try scratch.file("x.jpg", [1])
        let outcome = try Program.run(arguments, folder: scratch.folder)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n")
        #expect(
            lines.first?.hasPrefix("mugmoji: ") == true && lines.first?.contains(message) == true, "\(outcome.errors)")
        #expect(outcome.errors.contains(usage) && outcome.errors.contains(" --help' for more information."))
    }

    @Test(arguments: [
        ("\u{1B}[31mred.jpg", #"\x1B[31mred.jpg"#), ("two\nlines.jpg", #"two\nlines.jpg"#),
        ("\u{202E}gpj.exe", #"\u{202E}gpj.exe"#), ("\u{9B}2J.jpg", #"\u{009B}2J.jpg"#),
        ("del\u{7F}.jpg", #"del\x7F.jpg"#),
        ("mark\u{200F}\u{2066}.jpg", #"mark\u{200F}\u{2066}.jpg"#), ("schön 😀.jpg", "schön 😀.jpg"),
    ])
    func namesCannotMoveTheCursor(name: String, shown: String) throws {
        let missing = try run("convert", name)
        #expect(missing.errors == "mugmoji: \(shown): no such file or folder; look at its spelling\n")
        try scratch.file(name, [1])
        let empty = try run("parse", name, "--json")
        #expect(empty.errors.hasPrefix("mugmoji: \(shown): it is no picture"), "\(empty.errors)")
        #expect(
            !empty.text.unicodeScalars.dropLast().contains { $0.value < 0x20 || $0.value == 0x202E || $0.value == 0x9B }
        )
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(empty.text.utf8)) as? [String: Any])
        #expect(object["input"] as? String == name)
        let usage = try run("convert", "a.jpg", "--" + name)
        #expect(usage.status == 64 && usage.errors.contains(shown), "\(usage.errors)")
    }

    @Test func titlesOfPartsHaveNone() throws {
        let style = TestStyle(TestStyle.small)
        style.files["nose/small.svg"] = TestStyle.svg(
            "<title>a\u{9B}2J\u{202E}b</title><path class=\"skin-shade\" d=\"M256 290L240 330H272Z\"/>")
        _ = try? style.load()
        for command in [["parts", "list", "--parts"], ["parts", "check"], ["index", "build", "--parts"]] {
            let outcome = try Program.run(command + [style.folder.path], folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect((outcome.errors + outcome.text).contains("control character"), "\(outcome.errors)")
            #expect(!(outcome.errors + outcome.text).unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
        }
    }

    @Test func aDashIsAStreamOrRefused() throws {
        try scratch.file("me.json", QuickStyle.recipe)
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let recipe = try run(
            "convert", "a.jpg", "-o", "a.png", "--recipe", "-", "--parts", QuickStyle.path, "--size", "16")
        #expect(
            recipe.status == 0 && recipe.text.hasPrefix("{") && recipe.text.contains("\"version\""), "\(recipe.errors)")
        let piped = try Program.shell(
            "\"$M\" render - -o - --parts '\(QuickStyle.path)' < me.json | head -c 4 | tail -c 3",
            folder: scratch.folder)
        #expect(piped.text == "PNG")
        let labels = try Program.shell("\"$M\" parse - -o - < a.jpg | head -c 4 | tail -c 3", folder: scratch.folder)
        #expect(labels.text == "PNG", "\(labels.errors)")
        for (arguments, message) in [
            (["convert", "a.jpg", "-o", "-", "--recipe", "-"], "both go to standard output"),
            (["convert", "a.jpg", "--recipe", "-", "--json"], "--json and the recipe"),
            (["convert", "a.jpg", "--recipe", "-", "--face", "all"], "--recipe a file or a folder"),
            (["convert", "a.jpg", "me.json", "--recipe", "-"], "--recipe - takes one output"),
            (["parse", "a.jpg", "-o", "-", "--overlay", "-"], "both pictures"),
            (["parts", "list", "--parts", "-"], "a style is a folder"),
            (["parts", "check", "-"], "a style is a folder"),
            (["parts", "new", "-"], "a style is a folder"),
            (["index", "build", "--embedder", "resnet50", "--weights", "-"], "--weights takes a file"),
            (["index", "build", "--embedder", "-"], "is no embedder"),
        ] {
            let outcome = try Program.run(arguments, folder: scratch.folder)
            #expect(outcome.status == 64 && outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
        }
        #expect(scratch.contents == ["a.jpg", "a.png", "me.json"])
    }
}
