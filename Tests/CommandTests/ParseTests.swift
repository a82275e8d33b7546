import Foundation
import Imaging
import TestSupport
import Testing

@Suite("mugmoji parse")
struct ParseTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
    }

    @Test func writesAPaletteOfLabelsAtThePicturesSize() throws {
        let outcome = try Program.run(
            "parse", "a.jpg", "-o", "labels.png", "--overlay", "overlay.png", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let source = try PictureHeader(bytes: Fixtures.bytes(Fixtures.selfie("short-smile")))
        let labels = try Fixtures.bytes(scratch.folder.appendingPathComponent("labels.png"))
        let header = try PictureHeader(bytes: labels)
        #expect(header.width == source.width && header.height == source.height)
        // IHDR: bit depth 8, colour type 3
        #expect(labels[24] == 8 && labels[25] == 3)
        let overlay = try PictureHeader(bytes: Fixtures.bytes(scratch.folder.appendingPathComponent("overlay.png")))
        // Enlarged, with a legend beside the picture.
        #expect(overlay.height == 1024 && overlay.width > 1024 * source.width / source.height)
        #expect(outcome.output.isEmpty)
    }

    @Test func refusesOneNameForBoth() throws {
        let outcome = try Program.run(
            "parse", "a.jpg", "-o", "x.png", "--overlay", "x.png", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("same file"))
    }

    @Test func neverOverwritesItsInput() throws {
        try scratch.file("b.png", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run("parse", "b.png", "-o", "b.png", "--force", folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("never overwrites an input"))
    }

    @Test func drawsTheOverlayWithoutAnyFont() throws {
        let fonts = try scratch.file("fonts.conf", Array("<?xml version=\"1.0\"?><fontconfig></fontconfig>".utf8))
        let outcome = try Program.run(
            [
                "FONTCONFIG_FILE=\(fonts.path)", Program.location.path, "parse", "a.jpg", "--overlay", "overlay.png",
            ], folder: scratch.folder, program: URL(fileURLWithPath: "/usr/bin/env"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(scratch.contents.contains("overlay.png"))
    }
}
