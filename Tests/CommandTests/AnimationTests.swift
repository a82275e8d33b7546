import Foundation
import TestSupport
import Testing

/// `--animate`, `--crop`, `--outline` and `--backdrop`, through the executable.
@Suite("--animate and framing")
struct AnimationTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let recipe =
            ##"{"version": 1, "style": "pop", "parts": {"head": "oval", "eyes": "round", "mouth": "smile", "brows": "soft", "nose": "drop", "ears": "medium", "outfit": "crew"}, "expression": "beaming"}"##
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func render(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["render", "me.json"] + arguments, folder: scratch.folder)
    }

    static let files: [(String, [UInt8])] = [
        ("x.webp", Array("RIFF".utf8)), ("x.png", [0x89, 0x50]), ("x.apng", [0x89, 0x50]),
        ("x.gif", Array("GIF89a".utf8)),
        ("x.webm", [0x1A, 0x45, 0xDF, 0xA3]),
    ]

    @Test(arguments: files) func everyKindMoves(_ name: String, _ beginning: [UInt8]) throws {
        let outcome = try render("--animate", "-o", name, "--size", "48", "--fps", "12")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try Fixtures.bytes(scratch.folder.appendingPathComponent(name))
        #expect(bytes.starts(with: beginning))
        #expect(scratch.contents == ["me.json", name].sorted())
    }

    static let wrong: [([String], String)] = [
        (["--animate", "-o", "x.svg"], "an SVG does not move"),
        (["--animate", "--fps", "60", "-o", "x.webp"], "--fps 60.0 is out of range"),
        (["--fps", "24", "-o", "x.webp"], "add --animate"),
        (["--animate", "--size", "1025", "-o", "x.webp"], "at most 1024 pixels wide"),
        (["--format", "webm", "-o", "x.webm"], "add --animate"),
        (["--crop", "chin", "-o", "x.png"], "the crop is one of bust, head, tight"),
        (["--outline", "white:90", "-o", "x.png"], "“90” is no width of an outline"),
        (["--outline", "whitish", "-o", "x.png"], "--outline whitish: there is no such colour"),
        (["--backdrop", "cirkle", "-o", "x.png"], "no such part"),
        (["--backdrop", "circle", "--choose", "backdrop=square", "-o", "x.png"], "both name a part for backdrop"),
        (["--choose", "details=freckles+freckels", "-o", "x.png"], "no such part"),
    ]

    @Test(arguments: wrong) func whatCannotBeIs64(_ arguments: [String], _ message: String) throws {
        let outcome = try Program.run(["render", "me.json"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test func aStyleWithoutMotionsSaysSo() throws {
        try scratch.file("ink.json", Array(##"{"version": 1, "style": "ink", "parts": {}}"##.utf8))
        let outcome = try Program.run("render", "ink.json", "--animate", "-o", "x.gif", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("the style ink has no motions"), "\(outcome.errors)")
    }

    /// What a style lacks is said, with where it is.
    @Test func anExpressionOfAnotherStyleIsNamed() throws {
        try scratch.file("ink.json", Array(##"{"version": 1, "style": "ink", "parts": {}}"##.utf8))
        let outcome = try Program.run(
            "render", "ink.json", "--expression", "party", "-o", "x.png", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("the style ink has no such expression"), "\(outcome.errors)")
        #expect(outcome.errors.contains("--style pop has it"), "\(outcome.errors)")
    }

    @Test func theGalleryShowsEveryExpression() throws {
        let outcome = try Program.run(
            "expressions", "gallery", "me.json", "--style", "pop", "-o", "all.png", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try Fixtures.bytes(scratch.folder.appendingPathComponent("all.png"))
        func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        // Eight in a row, of 160 pixels and a line of text; the size stands in the first chunk.
        let names = try Program.run("expressions", "list", folder: scratch.folder).text.split(separator: "\n").count
        #expect(number(16) == 1280 && number(20) == (names + 7) / 8 * 182)
        let again = try Program.run("expressions", "gallery", "-o", "all.png", folder: scratch.folder)
        #expect(again.status == 73 || again.status == 64, "\(again.errors)")
    }

    @Test func framingGoesIntoThePicture() throws {
        #expect(try render("-o", "a.svg", "--crop", "head", "--outline", "white", "--backdrop", "circle").status == 0)
        let svg = try String(contentsOf: scratch.folder.appendingPathComponent("a.svg"), encoding: .utf8)
        #expect(svg.contains("url(#outline)") && svg.contains("id=\"backdrop\"") && !svg.contains("id=\"outfit\""))
    }

    /// What an earlier run wrote is no selfie, whatever kind it is.
    @Test func movingEmojiOfEarlierRunsAreLeftOut() throws {
        try scratch.file("f/a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        for name in ["b.emoji.gif", "b.emoji-2.apng", "b.emoji.webm", "b.emoji.webp", "b.emoji.png", "b.emoji.svg"] {
            try scratch.file("f/\(name)", Fixtures.bytes(Fixtures.selfie("short-smile")))
        }
        let outcome = try Program.run("convert", "f", "--size", "32", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("1 of 1 converted"), "\(outcome.errors)")
    }

    @Test func aStyleWithoutExpressionsHasNoGallery() throws {
        _ = try Program.run("parts", "new", "mine", folder: scratch.folder)
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("mine/expressions.json"))
        let outcome = try Program.run(
            "expressions", "gallery", "--parts", "mine", "-o", "x.png", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("has no expressions to show"), "\(outcome.errors)")
    }

    @Test func convertMovesAndKeepsTheFraming() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run(
            "convert", "a.jpg", "--animate", "--expression", "wave", "--size", "48", "--fps", "10", "--outline",
            "black:8",
            "--recipe", "a.json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(scratch.contents == ["a.emoji.webp", "a.jpg", "a.json", "me.json"])
        let recipe = try String(contentsOf: scratch.folder.appendingPathComponent("a.json"), encoding: .utf8)
        #expect(recipe.contains("\"outline\"") && recipe.contains("#000000"))
    }
}
