import Foundation
import TestSupport
import Testing

/// `--caption` and what goes with it, through the executable.
@Suite("--caption")
struct CaptionDrawingTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let recipe =
            ##"{"version": 1, "style": "pop", "parts": {"head": "oval", "eyes": "round", "mouth": "smile", "brows": "soft", "nose": "drop", "ears": "medium", "outfit": "crew"}}"##
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func render(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Outcome {
        try Program.run(["render", "me.json"] + arguments, folder: scratch.folder, environment: environment)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Fixtures.bytes(scratch.folder.appendingPathComponent(name)), as: UTF8.self)
    }

    /// A configuration of fontconfig in which only the fonts of a folder are there.
    private func fonts(_ files: [String]) throws -> [String: String] {
        let folder = scratch.folder.appendingPathComponent("fonts")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files {
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("f.ttf"), withDestinationURL: URL(fileURLWithPath: file))
        }
        let text =
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig><dir>\(folder.path)</dir>"
            + "<cachedir>\(scratch.path("cache"))</cachedir></fontconfig>"
        return ["FONTCONFIG_FILE": try scratch.file("fonts.conf", Array(text.utf8)).path]
    }

    @Test(arguments: [
        ["--caption", "hello"], ["--caption", "a"], ["--caption", "top|bottom", "--caption-style", "ink"],
        ["--caption", "你好，世界！", "--caption-place", "bubble"], ["--caption", "e\u{301}\u{302}"],
        ["--caption", "\u{301}"],
        ["--caption", String(repeating: "five hundred ", count: 39).prefix(500).description],
        ["--caption", String(repeating: "字", count: 500), "--caption-place", "bubble"],
    ]) func captionsAreDrawn(_ arguments: [String]) throws {
        let plain = try render("-o", "plain.png", "--size", "96")
        #expect(plain.status == 0)
        let outcome = try Program.run(
            ["render", "me.json", "-o", "x.png", "--size", "96"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.isEmpty)
        #expect(try text("x.png") != text("plain.png"))
    }

    /// Scripts that the fonts of `Tools/setup` lack are drawn where others are installed, or named with a package.
    @Test(arguments: ["مرحبا بالعالم، كيف حالك؟", "שלום עולם", "नमस्ते दुनिया", "สวัสดีชาวโลก", "so tired 😴", "❤️ 👩‍👩‍👧"])
    func everyScriptIsDrawnOrNamed(_ words: String) throws {
        let outcome = try render("--caption", words, "-o", "x.svg")
        if outcome.status == 0 { return #expect(try text("x.svg").contains("id=\"caption\"")) }
        #expect(outcome.status == 69, "\(outcome.errors)")
        #expect(outcome.errors.contains(/no font has the sign .* apt-get install fonts-noto-/), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test func aMissingFontIsNamed() throws {
        let latin = "/usr/share/fonts/truetype/quicksand/Quicksand-Bold.ttf"
        try #require(FileManager.default.fileExists(atPath: latin), "run Tools/setup")
        let environment = try fonts([latin])
        #expect(try render("--caption", "hello", "-o", "x.svg", environment: environment).status == 0)
        for (words, package) in [
            ("你好", "fonts-wqy-microhei"), ("שלום", "fonts-noto-core"), ("नमस्ते", "fonts-noto-core"),
            ("hm 😴", "fonts-noto-color-emoji"),
        ] {
            let outcome = try render("--caption", words, "-o", "y.svg", environment: environment)
            #expect(outcome.status == 69)
            #expect(outcome.errors.contains("me.json: the caption cannot be drawn: no font has the sign"))
            #expect(outcome.errors.hasSuffix("apt-get install \(package)\n"), "\(outcome.errors)")
        }
        #expect(!scratch.contents.contains("y.svg"))
    }

    @Test func noFontsAtAllIsAnError() throws {
        let outcome = try render("--caption", "hello", "-o", "x.svg", environment: try fonts([]))
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("no fonts are installed"), "\(outcome.errors)")
    }

    static let wrong: [([String], String)] = [
        (["--caption", ""], "--caption: it has no words"), (["--caption", "a|b|c"], "it has 2 |"),
        (["--caption", "|a"], "one side of its | is empty"), (["--caption", "a\nb"], "it has a line break"),
        (["--caption", "a\u{1B}[31m"], "it has the control character U+001B"),
        (["--caption", "\u{202E}abc"], "it has the control character U+202E"),
        (["--caption", String(repeating: "x", count: 501)], "it has 501 characters"),
        (["--caption", "a", "--caption-place", "left"], "there is no place “left” of captions"),
        (["--caption", "a", "--caption-style", "gothic"], "there is no style “gothic” of captions"),
        (["--caption-style", "ink"], "add --caption"), (["--caption-place", "top"], "add --caption"),
        (["--bubble"], "--bubble is for captions"),
        (["--caption", "a", "--top", "--caption-place", "bottom"], "--top and --caption-place both say"),
        (["--caption", "a", "--live-text"], "--live-text is for SVG files"),
    ]

    @Test(arguments: wrong) func whatCannotBeIs64(_ arguments: [String], _ message: String) throws {
        let outcome = try Program.run(["render", "me.json", "-o", "x.png"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test func liveTextStaysText() throws {
        #expect(try render("--caption", "hello|you & me", "--live-text", "-o", "x.svg").status == 0)
        let svg = try text("x.svg")
        #expect(svg.contains(">hello</text>") && svg.contains(">you &amp; me</text>"))
        #expect(try render("--caption", "hello|you", "-o", "y.svg").status == 0)
        #expect(try !text("y.svg").contains("<text"))
    }

    /// A recipe keeps its caption; the options change it.
    @Test func recipesKeepCaptions() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run(
            "convert", "a.jpg", "-o", "a.png", "--size", "64", "--caption", "hello|you", "--caption-style", "sunny",
            "--recipe", "a.json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let recipe = try text("a.json")
        #expect(recipe.contains("\"text\" : \"hello|you\"") && recipe.contains("\"style\" : \"sunny\""))
        let again = try Program.run("render", "a.json", "-o", "b.png", "--size", "64", folder: scratch.folder)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try text("a.png") == text("b.png"))
        let other = try Program.run(
            "render", "a.json", "-o", "c.svg", "--bubble", "--live-text", folder: scratch.folder)
        #expect(other.status == 0, "\(other.errors)")
        #expect(try text("c.svg").contains(">hello</text>"))
        #expect(try text("c.svg").contains("#fff1bf"))
    }

    @Test func movingEmojiHaveCaptions() throws {
        let outcome = try render("--caption", "hi", "--animate", "--size", "64", "--fps", "10", "-o", "x.webp")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Fixtures.bytes(scratch.folder.appendingPathComponent("x.webp")).starts(with: Array("RIFF".utf8)))
    }

    @Test func aBrokenCaptionInARecipeIs65() throws {
        let recipe = ##"{"version": 1, "style": "pop", "parts": {}, "caption": {"text": "a\u0007b"}}"##
        try scratch.file("bad.json", Array(recipe.utf8))
        let outcome = try Program.run("render", "bad.json", "-o", "x.png", folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("caption.text: it has the control character U+0007"), "\(outcome.errors)")
    }
}
