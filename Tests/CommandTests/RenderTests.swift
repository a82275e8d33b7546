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

    @Test func refusesToOverwriteWithoutForce() throws {
        _ = try Program.run("convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", folder: scratch.folder)
        let refused = try Program.run("render", "a.json", "-o", "a.png", folder: scratch.folder)
        #expect(refused.status == 73)
        #expect(refused.errors.contains("a.png exists"))
    }
}
