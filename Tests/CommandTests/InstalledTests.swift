import Foundation
import Imaging
import TestSupport
import Testing

/// The program as `make install` lays it.
@Suite("installed")
struct InstalledTests {
    private let scratch: Scratch
    private let program: URL

    init() throws {
        scratch = try Scratch()
        program = URL(fileURLWithPath: scratch.path("usr/bin/mugmoji"))
        try FileManager.default.createDirectory(
            at: program.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Program.location, to: program)
    }

    /// Lays the resources of the build into `share/mugmoji`.
    private func installResources() throws {
        let share = URL(fileURLWithPath: scratch.path("usr/share/mugmoji"))
        let build = Program.location.resolvingSymlinksInPath().deletingLastPathComponent()
        try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: build.path)
        where name.hasPrefix("mugmoji_") && name.hasSuffix(".resources") && !name.contains("Tests") {
            try FileManager.default.createSymbolicLink(
                at: share.appendingPathComponent(name), withDestinationURL: build.appendingPathComponent(name))
        }
    }

    @Test func convertsAlsoThroughALink() throws {
        try installResources()
        let link = URL(fileURLWithPath: scratch.path("m"))
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
        let selfie = Fixtures.selfie("short-smile").path
        let built = try Program.run("convert", selfie, "-o", "-")
        #expect(built.status == 0 && !built.output.isEmpty)
        for program in [program, link] {
            let outcome = try Program.run(
                ["convert", selfie, "-o", "-"], program: program, environment: ["MUGMOJI_RESOURCES": ""])
            #expect(outcome.status == 0 && outcome.output == built.output, "\(outcome.errors)")
        }
    }

    @Test func saysWhatIsMissingAndLeavesNothing() throws {
        let outcome = try Program.run(
            ["convert", Fixtures.selfie("short-smile").path, "-o", scratch.path("me.png")], program: program,
            environment: ["MUGMOJI_RESOURCES": ""])
        #expect(outcome.status == 70)
        #expect(
            outcome.errors.contains("was not found: install Mugmoji again")
                && outcome.errors.contains("usr/share/mugmoji"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("me.png")))
    }
}
