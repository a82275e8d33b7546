import Foundation
import TestSupport
import Testing

@Suite("mugmoji render")
struct RenderTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
    }

    @Test func drawsARecipeTheSameToThePixel() throws {
        let convert = try Program.run(
            "convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", folder: scratch.folder)
        #expect(convert.status == 0)
        let render = try Program.run("render", "a.json", "-o", "again.png", folder: scratch.folder)
        #expect(render.status == 0)
        #expect(
            try Fixtures.bytes(scratch.folder.appendingPathComponent("a.png"))
                == Fixtures.bytes(scratch.folder.appendingPathComponent("again.png")))
    }

    @Test func obeysAnEditedRecipe() throws {
        _ = try Program.run("convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", folder: scratch.folder)
        let url = scratch.folder.appendingPathComponent("a.json")
        var recipe = try String(contentsOf: url, encoding: .utf8)
        let skin = try #require(recipe.firstMatch(of: /"skin" ?: ?"#[0-9a-f]{6}"/))
        recipe.replaceSubrange(skin.range, with: "\"skin\": \"#00ff00\"")
        try recipe.write(to: url, atomically: true, encoding: .utf8)
        let outcome = try Program.run("render", "a.json", "-o", "-", folder: scratch.folder)
        #expect(outcome.status == 0)
        #expect(try outcome.output != Fixtures.bytes(scratch.folder.appendingPathComponent("a.png")))
    }

    /// A recipe may come from anybody: it opens no folder.
    @Test(arguments: ["/etc", "../../x", "~/x", "./mine", "mine", "a\u{1b}[2J"])
    func aRecipeNamesNoPlace(_ name: String) throws {
        let text = try String(decoding: JSONEncoder().encode(["style": name]), as: UTF8.self)
        try scratch.file("r.json", Array("{\"version\": 1, \"parts\": {}, \(text.dropFirst())".utf8))
        // What a message must not tell.
        try scratch.file("mine/style.json", Array("db_password=hunter2".utf8))
        let outcome = try Program.run("render", "r.json", "-o", "r.png", folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.hasPrefix("mugmoji: r.json: "), "\(outcome.errors)")
        #expect(outcome.errors.contains("the recipe's style is “") && outcome.errors.contains("--parts"))
        #expect(!outcome.errors.contains("hunter2") && !outcome.errors.contains("\u{1b}"))
    }

    @Test func aStyleOfOnesOwnIsNamedByAnOption() throws {
        func run(_ arguments: String...) throws -> Program.Outcome {
            try Program.run(arguments, folder: scratch.folder)
        }
        #expect(try run("parts", "new", "folder", "--name", "mine").status == 0)
        let convert = try run("convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", "--parts", "folder")
        #expect(convert.status == 0)
        let recipe = try String(contentsOf: scratch.folder.appendingPathComponent("a.json"), encoding: .utf8)
        #expect(recipe.contains(#""style" : "mine""#), "\(recipe)")
        #expect(try run("render", "a.json", "-o", "b.png").status == 65)
        #expect(try run("render", "a.json", "-o", "b.png", "--parts", "folder").status == 0)
        #expect(
            try Fixtures.bytes(scratch.folder.appendingPathComponent("a.png"))
                == Fixtures.bytes(scratch.folder.appendingPathComponent("b.png")))
        let other = try run("render", "a.json", "-o", "c.png", "--style", "ink")
        #expect(other.status == 65)
        #expect(other.errors.contains("the recipe's style is “mine”, and the style to draw it in is “ink”"))
    }

    @Test func whatIsNoRecipeIsRefusedAtOnce() throws {
        let large = try scratch.emptyFile("large.json").path
        #expect(truncate(large, 1 << 40) == 0)
        let outcome = try Program.run("render", "large.json", "-o", "r.png", folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("more than the limit of 1048576"), "\(outcome.errors)")
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        let pipe = try Program.run("render", "pipe", "-o", "r.png", folder: scratch.folder)
        #expect(pipe.status == 65)
        #expect(pipe.errors.contains("it is a pipe, not a file; name a file, or send it to standard input (-)"))
        let long = String(repeating: "x", count: 900_000)
        let named = try Program.run(
            "render", "-", "-o", "r.png",
            input: Array("{\"version\": 1, \"style\": \"classic\", \"parts\": {\"head\": \"\(long)\"}}".utf8),
            folder: scratch.folder)
        #expect(named.status == 65)
        #expect(named.errors.count < 300 && named.errors.contains("no name is so long"), "\(named.errors)")
        let endless = try Program.run(
            "render", "-", "-o", "r.png", input: [UInt8](repeating: 0x20, count: 2 << 20), folder: scratch.folder)
        #expect(endless.status == 65)
    }

    @Test func refusesToOverwriteWithoutForce() throws {
        _ = try Program.run("convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", folder: scratch.folder)
        let refused = try Program.run("render", "a.json", "-o", "a.png", folder: scratch.folder)
        #expect(refused.status == 73)
        #expect(refused.errors.contains("a.png exists"))
    }
}
