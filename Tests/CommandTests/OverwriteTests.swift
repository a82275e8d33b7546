import Foundation
import TestSupport
import Testing

@Suite("nothing of the person's is overwritten")
struct OverwriteTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func convert(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["convert", "--parts", QuickStyle.path, "--size", "16"] + arguments, folder: scratch.folder)
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try Fixtures.bytes(scratch.folder.appendingPathComponent(name))
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: scratch.path(name), withDestinationPath: target)
    }

    @Test(arguments: ["us-1.png", "us-3.png", "us-007.png"])
    func aNumberedOutputIsNeverAnInput(name: String) throws {
        try scratch.file(name, [1])
        let outcome = try convert(name, "--face", "all", "-o", "us.png", "--force")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("\(name) is an input, and a numbered output of us.png"), "\(outcome.errors)")
        #expect(try bytes(name) == [1])
        #expect(scratch.contents == [name])
    }

    @Test func norThroughALinkOfEitherKindNorASecondInput() throws {
        try scratch.file("in/a.jpg", [1])
        try scratch.file("in/b.jpg", [2])
        try scratch.file("hard.jpg", [3])
        try scratch.file("out/keep", [])
        try FileManager.default.linkItem(atPath: scratch.path("hard.jpg"), toPath: scratch.path("out/a.emoji-2.png"))
        try link("out/b.emoji-9.png", to: "../in/b.jpg")
        let hard = try convert("in/a.jpg", "hard.jpg", "--face", "all", "-o", "out", "--force")
        #expect(hard.status == 64 && hard.errors.contains("out/a.emoji-2.png is an input"), "\(hard.errors)")
        let soft = try convert("in/b.jpg", "in/a.jpg", "--face", "all", "-o", "out", "--force")
        #expect(soft.status == 64 && soft.errors.contains("out/b.emoji-9.png is an input"), "\(soft.errors)")
        #expect(try bytes("hard.jpg") == [3])
        #expect(try bytes("in/b.jpg") == [2])
    }

    @Test func anEmojiAndItsRecipeAreTwoFiles() throws {
        try scratch.file("a.jpg", [1])
        // A link that leads to nothing yet.
        try link("r.json", to: "e.png")
        try link("r-1.json", to: "us-1.png")
        let one = try convert("a.jpg", "-o", "e.png", "--recipe", "r.json", "--force")
        #expect(one.status == 64 && one.errors.contains("the same file, e.png and r.json"), "\(one.errors)")
        let all = try convert("a.jpg", "-o", "us.png", "--recipe", "r.json", "--face", "all", "--force")
        #expect(all.status == 64 && all.errors.contains("us-1.png and r-1.json"), "\(all.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("e.png")))
    }

    @Test func aRecipeIsNotOverwrittenByItsEmojiThroughALink() throws {
        try scratch.file("me.png", QuickStyle.recipe)
        try link("me.json", to: "me.png")
        let outcome = try Program.run("render", "me.json", "-o", "me.png", "--force", folder: scratch.folder)
        #expect(outcome.status == 64 && outcome.errors.contains("me.png is an input"), "\(outcome.errors)")
        #expect(try bytes("me.png") == QuickStyle.recipe)
        let piped = try Program.shell("\"$M\" render - -o me.png --force < me.png", folder: scratch.folder)
        #expect(piped.status == 64 && piped.errors.contains("me.png is an input"), "\(piped.errors)")
        #expect(try bytes("me.png") == QuickStyle.recipe)
    }

    @Test func theFilesOfAStyleStay() throws {
        let style = TestStyle(TestStyle.small)
        _ = try style.load()
        let drawing = style.folder.appendingPathComponent("eyes/round.svg")
        let before = try Fixtures.bytes(drawing)
        try FileManager.default.linkItem(atPath: drawing.path, toPath: scratch.path("x.png"))
        try FileManager.default.linkItem(atPath: drawing.path, toPath: scratch.path("x.svg"))
        try scratch.file("a.jpg", [1])
        try scratch.file(
            "me.json",
            Array("{\"version\": 1, \"style\": \"plain\", \"parts\": {}, \"colors\": {}}".utf8))
        for arguments in [
            ["parts", "gallery", "-o", "x.png", "--parts", style.folder.path],
            ["parts", "show", "eyes/large", "-o", "x.png", "--parts", style.folder.path],
            ["convert", "a.jpg", "-o", drawing.path, "--parts", style.folder.path],
            ["render", "me.json", "-o", "x.svg", "--parts", style.folder.path],
        ] {
            let outcome = try Program.run(arguments + ["--force"], folder: scratch.folder)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains("belongs to the style that is drawn"), "\(outcome.errors)")
        }
        #expect(try Fixtures.bytes(drawing) == before)
        // What else lies there is the person's own picture of it, drawn anew.
        let sheet = style.folder.appendingPathComponent("sheet.html").path
        for _ in 0..<2 {
            let outcome = try Program.run("parts", "gallery", "-o", sheet, "--parts", style.folder.path, "--force")
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    @Test func allOutputsOfAnInputOrNone() throws {
        try scratch.file("two.jpg", Fixtures.bytes(Fixtures.selfie("two-faces")))
        try scratch.file("us-2.png", [2])
        let outcome = try convert("two.jpg", "--face", "all", "-o", "us.png")
        #expect(outcome.status == 73 && outcome.errors.contains("us-2.png exists"), "\(outcome.errors)")
        #expect(scratch.contents == ["two.jpg", "us-2.png"])
        #expect(try bytes("us-2.png") == [2])
    }

    @Test func whatWasWrittenIsTakenBack() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        try scratch.file("old.png", [7])
        for name in ["full.json", "full.png"] { try link(name, to: "/dev/full") }
        let before = scratch.contents
        for arguments in [
            ["convert", "a.jpg", "-o", "old.png", "--recipe", "full.json", "--parts", QuickStyle.path],
            ["parse", "a.jpg", "-o", "old.png", "--overlay", "full.png"],
            ["parse", "a.jpg", "-o", "new.png", "--overlay", "full.png"],
        ] {
            let outcome = try Program.run(arguments + ["--force"], folder: scratch.folder)
            #expect(outcome.status == 73, "\(outcome.errors)")
            #expect(outcome.errors.contains("cannot write full."), "\(outcome.errors)")
            #expect(try bytes("old.png") == [7])
            #expect(scratch.contents == before)
        }
    }

    @Test(arguments: [0o640, 0o444, 0o600])
    func forceKeepsTheMode(mode: Int) throws {
        try scratch.file("me.json", QuickStyle.recipe)
        try scratch.file("me.svg", [1])
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.path("me.svg"))
        let outcome = try Program.run(
            "render", "me.json", "-o", "me.svg", "--force", "--parts", QuickStyle.path, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("me.svg"))
        #expect(attributes[.posixPermissions] as? Int == mode)
        #expect(try bytes("me.svg").starts(with: Array("<svg".utf8)))
    }
}
