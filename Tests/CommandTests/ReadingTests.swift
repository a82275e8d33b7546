import Basics
import Foundation
import Imaging
import TestSupport
import Testing

@Suite("how convert and parse read pictures")
struct ReadingTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func selfie(turned turn: Turn = .none) throws -> Image {
        try DecodedPicture(
            bytes: Fixtures.bytes(Fixtures.selfie("short-smile")), options: DecodingOptions(turn: turn)
        ).image
    }

    private struct Report: Decodable {
        struct Face: Decodable {
            struct Box: Decodable { var x, y, width, height: Double }

            var box: Box
            var certainty: String
        }

        var rotated: Int?
        var face: Face?
    }

    private func report(_ arguments: String...) throws -> Report {
        let outcome = try Program.run(arguments, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.output))
    }

    @Test func aPictureOnItsSideIsTurnedAndSaysSo() throws {
        try scratch.file("upright.png", selfie().pngBytes())
        try scratch.file("side.png", selfie(turned: .threeQuarters).pngBytes())
        let upright = try report("convert", "upright.png", "-o", "a.png", "--json")
        let side = try report("convert", "side.png", "-o", "b.png", "--json")
        #expect(upright.rotated == nil && upright.face?.certainty == "sure")
        #expect(side.rotated == 90)
        #expect(side.face?.box.x == upright.face?.box.x && side.face?.box.width == upright.face?.box.width)
        #expect(
            try Fixtures.bytes(scratch.folder.appendingPathComponent("a.png"))
                == Fixtures.bytes(scratch.folder.appendingPathComponent("b.png")))
        #expect(try report("parse", "side.png", "--json").rotated == 90)
        // Who is told how to turn does not try, and what was asked for need not be said.
        #expect(try report("convert", "side.png", "-o", "c.png", "--json", "--rotate", "90").rotated == nil)
        for arguments in [["convert", "side.png", "-o", "d.png"], ["parse", "side.png", "--json"]] {
            #expect(try Program.run(arguments + ["--rotate", "0"], folder: scratch.folder).status == 65)
        }
        let wrong = try Program.run("convert", "side.png", "-o", "d.png", "--rotate", "45", folder: scratch.folder)
        #expect(wrong.status == 64 && wrong.errors.contains("--rotate"))
    }

    @Test func picturesHaveAsManyPixelsAsIsSaid() throws {
        let image = try selfie()
        try scratch.file("a.png", image.pngBytes())
        let pixels = image.width * image.height
        for command in [["convert", "a.png", "-o", "b.png", "--force"], ["parse", "a.png", "--json"]] {
            let refused = try Program.run(command + ["--max-pixels", "\(pixels - 1)"], folder: scratch.folder)
            #expect(refused.status == 65 && refused.errors.contains("--max-pixels"), "\(refused.errors)")
            #expect(try Program.run(command + ["--max-pixels", "\(pixels)"], folder: scratch.folder).status == 0)
        }
        #expect(
            try Program.run("convert", "a.png", "--max-pixels", "0", folder: scratch.folder).status == 64)
    }

    @Test func aLargePictureComesThroughAPipe() throws {
        // What hangs on behind the picture is longer than what is kept in memory.
        let bytes = try selfie().jpegBytes() + [UInt8](repeating: 7, count: 33 << 20)
        let outcome = try Program.run("convert", "-", "-o", "a.png", input: bytes, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let url = try scratch.file("piped.jpg", bytes)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "cat '\(url.path)' | '\(Program.location.path)' convert - -o '\(scratch.path("b.png"))' --quiet",
        ]
        try process.run()
        #expect(process.awaitEnd().status == 0)
        #expect(
            try Fixtures.bytes(scratch.folder.appendingPathComponent("a.png"))
                == Fixtures.bytes(scratch.folder.appendingPathComponent("b.png")))
    }
}
