import Foundation
import Imaging
import TestSupport
import Testing

@Suite("mugmoji convert")
struct ConvertTests {
    let scratch: Scratch
    let selfie: String

    init() throws {
        scratch = try Scratch()
        selfie = try scratch.file("selfie.jpg", Fixtures.bytes(Fixtures.selfie("short-smile"))).path
    }

    private func picture(_ path: String) throws -> Image {
        try DecodedPicture(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), options: DecodingOptions())
            .image
    }

    @Test func writesBesideTheInputWithoutAnOutput() throws {
        let outcome = try Program.run("convert", selfie)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("selfie.emoji.png"))
        #expect(scratch.contents == ["selfie.emoji.png", "selfie.jpg"])
        let emoji = try picture(scratch.path("selfie.emoji.png"))
        #expect(emoji.width == 512 && emoji.height == 512)
        #expect(emoji[0, 0].alpha == 0)
        #expect(emoji[256, 300].alpha == 255)
    }

    @Test func obeysSizeAndBackground() throws {
        let path = scratch.path("out.png")
        let outcome = try Program.run("convert", selfie, "-o", path, "--size", "64", "--background", "#102030")
        #expect(outcome.status == 0)
        let emoji = try picture(path)
        #expect(emoji.width == 64)
        #expect(emoji[0, 0] == Color(red: 0x10, green: 0x20, blue: 0x30))
    }

    @Test func readsStandardInputAndWritesStandardOutput() throws {
        let outcome = try Program.run("convert", "-", "-o", "-", input: Fixtures.bytes(URL(fileURLWithPath: selfie)))
        #expect(outcome.status == 0)
        #expect(outcome.output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(outcome.errors.isEmpty)
    }

    @Test func refusesToOverwriteWithoutForce() throws {
        let path = try scratch.file("out.png", [1, 2, 3]).path
        let refused = try Program.run("convert", selfie, "-o", path)
        #expect(refused.status == 73)
        #expect(refused.errors.contains("\(path) exists"))
        #expect(refused.errors.contains("--force"))
        #expect(try Fixtures.bytes(URL(fileURLWithPath: path)) == [1, 2, 3])
        #expect(try Program.run("convert", selfie, "-o", path, "--force").status == 0)
        #expect(try picture(path).width == 512)
    }

    @Test func neverOverwritesAnInput() throws {
        let png = try scratch.file("face.png", Fixtures.bytes(URL(fileURLWithPath: selfie))).path
        let link = scratch.path("link.png")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: png)
        for output in [png, link] {
            let outcome = try Program.run("convert", png, "-o", output, "--force")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("never overwrites an input"))
        }
        #expect(try Fixtures.bytes(URL(fileURLWithPath: png)) == Fixtures.bytes(URL(fileURLWithPath: selfie)))
    }

    @Test func keepsTheStructureOfFolders() throws {
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: selfie))
        try scratch.file("in/a.jpg", bytes)
        try scratch.file("in/deep/b.jpg", bytes)
        try scratch.file("in/notes.txt", Array("no picture".utf8))
        let outcome = try Program.run("convert", scratch.path("in"), "--recursive", "-o", scratch.path("out"))
        #expect(outcome.status == 0)
        let written = scratch.contents.filter { $0.hasPrefix("out/") }
        #expect(written == ["out/a.emoji.png", "out/deep", "out/deep/b.emoji.png"])
        let flat = try Program.run("convert", scratch.path("in"), "-o", scratch.path("flat"))
        #expect(flat.status == 0)
        #expect(scratch.contents.filter { $0.hasPrefix("flat/") } == ["flat/a.emoji.png"])
    }

    @Test func refusesTwoInputsThatWouldWriteTheSameOutput() throws {
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: selfie))
        let one = try scratch.file("one/face.jpg", bytes).path
        let two = try scratch.file("two/face.jpg", bytes).path
        let outcome = try Program.run("convert", one, two, "-o", scratch.path("out"))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("would both write"))
        #expect(!scratch.contents.contains { $0.hasPrefix("out") })
    }

    @Test func leavesNoTemporaryFile() throws {
        _ = try Program.run("convert", selfie, "-o", scratch.path("out.png"), "--recipe", scratch.path("me.json"))
        #expect(scratch.contents == ["me.json", "out.png", "selfie.jpg"])
    }
}
