import Foundation
import Imaging
import SVGRendering
import TestSupport
import Testing

@Suite("--format and extensions")
struct FormatTests {
    let scratch: Scratch
    let style = TestStyle()

    init() throws {
        scratch = try Scratch()
        _ = try style.load()
        let recipe = """
            {"version": 1, "style": "plain", "parts": {"head": "round", "eyes": "round",
            "hairFront": "bob", "hairBack": "bob", "headwear": "cap", "mouth": "smile", "facialHair": "beard"},
            "colors": {"skin": "#825c43"}, "placements": {"eyes": {"dy": 6, "sx": 1.1}, "hairFront": {"sx": 1.2}}}
            """
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func render(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["render", "me.json", "--parts", style.folder.path] + arguments, folder: scratch.folder)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Fixtures.bytes(scratch.folder.appendingPathComponent(name)), as: UTF8.self)
    }

    @Test func anSVGDrawsThePixelsOfThePNG() throws {
        for arguments in [["-o", "me.svg"], ["-o", "me.png"]] {
            let outcome = try Program.run(
                ["render", "me.json", "--size", "300", "--background", "#336699", "--parts", style.folder.path]
                    + arguments, folder: scratch.folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let drawn = try SVGDocument(svg: text("me.svg")).render(width: 300, height: 300)
        let png = try DecodedPicture(bytes: Fixtures.bytes(scratch.folder.appendingPathComponent("me.png"))).image
        // Room for rounding only: the same library draws both.
        let difference = try #require(
            PictureDifference(drawn, png, tolerance: PictureTolerance(channel: 1, share: 0)))
        #expect(difference.share == 0)
        #expect(png[150, 200].alpha == 255)
    }

    @Test func standardOutputIsPNGUnlessAnSVGIsAskedFor() throws {
        #expect(try render("-o", "-").output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try render("-o", "-", "--format", "svg").text.hasPrefix("<svg "))
    }

    @Test func aWebPHasThePixelsOfThePNG() throws {
        let webp = try render("-o", "me.webp", "--size", "64")
        #expect(webp.status == 0, "\(webp.errors)")
        let bytes = try render("-o", "-", "--format", "webp", "--size", "64").output
        #expect(bytes.starts(with: Array("RIFF".utf8)) && bytes[8..<12].elementsEqual(Array("WEBP".utf8)))
        #expect(try Array(Data(contentsOf: scratch.folder.appending(path: "me.webp"))) == bytes)
    }

    @Test func aFileWithoutAnExtensionNeedsTheFormat() throws {
        #expect(try render("-o", "me").status == 64)
        #expect(try render("-o", "me", "--format", "svg").status == 0)
        #expect(try text("me").hasPrefix("<svg "))
        #expect(try render("-o", "ME.SVG", "--format", "SVG").status == 0)
    }

    @Test(arguments: [
        (["-o", "x.svg", "--format", "png"], ["x.svg ends in .svg", "--format asks for png"]),
        (["-o", "x.png", "--format", "svg"], ["x.png ends in .png", "--format asks for svg"]),
        (["-o", "x.gif", "--format", "svg"], ["x.gif ends in .gif", "--format asks for svg"]),
        (["-o", "x.gif"], ["a .gif is for emoji that move; add --animate, or take .png, .svg or .webp"]),
        (["-o", "x.png", "--format", "webp"], ["x.png ends in .png", "--format asks for webp"]),
        (["-o", "x.png", "--format", "bmp"], ["the format is png, svg, webp, apng, gif or webm"]),
    ])
    func disagreementIs64AndNamesBoth(_ arguments: [String], _ messages: [String]) throws {
        for command in [["render", "me.json"], ["convert", "me.json"]] {
            let outcome = try Program.run(command + arguments, folder: scratch.folder)
            #expect(outcome.status == 64)
            for message in messages { #expect(outcome.errors.contains(message), "\(outcome.errors)") }
        }
        #expect(scratch.contents == ["me.json"])
    }

    @Test func foldersAndNeighboursTakeTheFormat() throws {
        let bytes = try Fixtures.bytes(Fixtures.selfie("short-smile"))
        try scratch.file("a.jpg", bytes)
        let beside = try Program.run("convert", "a.jpg", "--format", "svg", folder: scratch.folder)
        #expect(beside.status == 0, "\(beside.errors)")
        let folder = try Program.run("convert", "a.jpg", "-o", "out/", "--format", "svg", folder: scratch.folder)
        #expect(folder.status == 0, "\(folder.errors)")
        #expect(scratch.contents == ["a.emoji.svg", "a.jpg", "me.json", "out", "out/a.emoji.svg"])
        #expect(try text("a.emoji.svg").contains("publicdomain/zero/1.0/"))
        #expect(try text("a.emoji.svg") == text("out/a.emoji.svg"))
        let shared = try Program.run("convert", "a.jpg", "me.json", "-o", "us.svg", folder: scratch.folder)
        #expect(shared.status == 64)
        #expect(shared.errors.contains("several inputs cannot share the output us.svg"))
    }
}
