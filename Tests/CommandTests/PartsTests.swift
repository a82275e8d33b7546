import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite("mugmoji parts")
struct PartsTests {
    let style = TestStyle()
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        _ = try style.load()
    }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["parts"] + arguments, folder: scratch.folder)
    }

    @Test func listsEveryPart() throws {
        let all = try run("list", "--parts", style.folder.path)
        #expect(all.status == 0)
        #expect(all.text.split(separator: "\n").count == TestStyle.plain.count - 1)
        #expect(all.text.contains("hairFront/bob     bangs=y hair_length=medium hair_texture=straight back=bob\n"))
        let eyes = try run("list", "--parts", style.folder.path, "--slot", "EYES")
        let names = eyes.text.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(names == ["eyes/large", "eyes/round", "eyes/shut", "eyes/wink"])
        #expect(try run("list").text.contains("hairFront/"))
    }

    @Test func listsAsJSON() throws {
        let outcome = try run("list", "--parts", style.folder.path, "--json", "--slot", "headwear")
        let line = try #require(outcome.text.split(separator: "\n").first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["slot"] as? String == "headwear")
        #expect(object["id"] as? String == "cap")
        #expect(object["tags"] as? [String: String] == ["headwear": "hat"])
        #expect(object["matched"] as? Bool == true)
        #expect(object["hair_top"] as? Double == 110)
    }

    @Test func showsAPart() throws {
        let outcome = try run("show", "crop", "--parts", style.folder.path, "-o", "crop.png", "--size", "100")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("hair_length   short\n"))
        #expect(outcome.text.contains("roles         hair\n"))
        let picture = try DecodedPicture(bytes: Fixtures.bytes(scratch.folder.appendingPathComponent("crop.png")))
        #expect(picture.image.width == 100)
        let refused = try run("show", "crop", "--parts", style.folder.path, "-o", "crop.png")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("crop.png exists"))
        let forced = try run("show", "crop", "--parts", style.folder.path, "-o", "crop.png", "--force", "--alone")
        #expect(forced.status == 0)
        let piped = try run("show", "nose/small", "--parts", style.folder.path, "-o", "-")
        #expect(piped.output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test(arguments: [
        (["show", "bob"], "hairBack/bob, hairFront/bob"),
        (["show", "eyes/ajar"], "no part “ajar” in eyes; it has large, round, shut, wink"),
        (["show", "chin/long"], "there is no slot “chin”"),
        (["show", "crop", "--slot", "eyes"], "no part “crop” in eyes"),
        (["show", "crop", "-o", "crop.gif"], "must end in .png"),
        (["show", "crop", "--size", "8"], "16…4096"),
        (["list", "--slot", "chin"], "chin"),
        (["gallery"], "-o"),
        (["gallery", "-o", "sheet.pdf"], "must end in .png or .html"),
    ])
    func wrongUsageIs64(arguments: [String], message: String) throws {
        let outcome = try Program.run(["parts"] + arguments + ["--parts", style.folder.path], folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents.isEmpty)
    }

    @Test func checkTellsEveryMistake() throws {
        let sound = try run("check", style.folder.path)
        #expect(sound.status == 0, "\(sound.text)")
        #expect(sound.output.isEmpty)
        #expect(sound.errors.contains("nothing to mend"))
        try Data("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n<a/>\n<b/></svg>".utf8).write(
            to: style.folder.appendingPathComponent("nose/small.svg"))
        try Data(TestStyle.svg("<g/>").utf8).write(to: style.folder.appendingPathComponent("brows/flat.svg"))
        let broken = try run("check", style.folder.path)
        #expect(broken.status == 65)
        let lines = broken.text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.contains("nose/small.svg:2: <a> is not allowed in a part; use paths") == true)
        #expect(lines.dropFirst().first?.contains("nose/small.svg:3: <b>") == true)
        #expect(lines.last?.contains("brows/flat.svg: nothing is drawn") == true)
        #expect(broken.errors.contains("3 mistakes in 2 files"))
    }

    @Test func aMissingFolderIs66() throws {
        for arguments in [
            ["check", "none"], ["list", "--parts", "none"], ["gallery", "-o", "a.png", "--parts", "none"],
        ] {
            let outcome = try Program.run(["parts"] + arguments, folder: scratch.folder)
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("none: no such folder"))
        }
        try scratch.file("file", [1])
        #expect(try run("check", "file").status == 66)
    }

    @Test func drawsAGallery() throws {
        let sheet = try run("gallery", "--parts", style.folder.path, "-o", "sheet.png")
        #expect(sheet.status == 0, "\(sheet.errors)")
        let picture = try DecodedPicture(bytes: Fixtures.bytes(scratch.folder.appendingPathComponent("sheet.png")))
        #expect(picture.image.height > 1000)
        let page = try run("gallery", "--parts", style.folder.path, "-o", "page.html")
        #expect(page.status == 0, "\(page.errors)")
        let text = try String(contentsOfFile: scratch.path("page.html"), encoding: .utf8)
        #expect(text.hasPrefix("<!DOCTYPE html>"))
        #expect(try run("gallery", "--parts", style.folder.path, "-o", "page.html").status == 73)
    }

    @Test func aNewStyleGivesAnEmojiAtOnce() throws {
        let made = try run("new", "My Style")
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.text.contains("the style my-style"))
        #expect(try run("check", "My Style").status == 0)
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let emoji = try Program.run(
            "convert", "a.jpg", "--parts", "My Style", "-o", "a.png", "--json", folder: scratch.folder)
        #expect(emoji.status == 0, "\(emoji.errors)")
        #expect(emoji.text.contains("\"hairFront\":{\"id\":\"short\""))
        let again = try run("new", "My Style")
        #expect(again.status == 73)
        #expect(again.errors.contains("My Style is not empty"))
    }

    @Test func newTakesAnEmptyFolderAndANameAndNothingElse() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("empty"), withIntermediateDirectories: true)
        #expect(try run("new", "empty", "--name", "dots").text.contains("the style dots"))
        #expect(try run("list", "--parts", "empty").status == 0)
        let named = try run("new", "other", "--name", "No Name")
        #expect(named.status == 64)
        try scratch.file("file", [1])
        #expect(try run("new", "file").status == 73)
        #expect(try run("new", "file/below").status == 73)
        #expect(try Fixtures.bytes(scratch.folder.appendingPathComponent("file")) == [1])
        #expect(!scratch.contents.contains { $0.contains(".tmp") || $0.hasPrefix("other") })
    }
}
