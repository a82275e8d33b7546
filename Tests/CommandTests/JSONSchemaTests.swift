import Foundation
import TestSupport
import Testing

/// What the program prints and writes keeps to `docs/schemas`.
@Suite struct JSONSchemaTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("curly-round-glasses")))
        try scratch.file("two.jpg", Fixtures.bytes(Fixtures.selfie("two-faces")))
        try scratch.file("empty.jpg", [])
    }

    /// What is wrong with the lines that were printed, by the schema `name`.
    private func faults(_ name: String, _ outcome: Program.Outcome, lines: Int) throws -> [String] {
        let schema = try JSONSchema(named: name)
        let printed = outcome.text.split(separator: "\n")
        #expect(printed.count == lines, "\(outcome.errors)")
        return try printed.flatMap { schema.faults(in: try JSONValue(json: $0)) }
    }

    @Test func convertKeepsToIt() throws {
        let outcome = try Program.run(
            "convert", "a.jpg", "empty.jpg", "two.jpg", "--face", "all", "--json", "--top", "2", "--recipe", "recipes/",
            "-o", "out/",
            folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(try faults("convert", outcome, lines: 4) == [])
        let recipe = try Fixtures.bytes(scratch.folder.appendingPathComponent("recipes/a.recipe-1.json"))
        let value = try JSONValue(json: String(decoding: recipe, as: UTF8.self))
        #expect(try JSONSchema(named: "recipe").faults(in: value) == [])
    }

    @Test func parseKeepsToIt() throws {
        let outcome = try Program.run(
            "parse", "two.jpg", "--json", "--why", "-o", "labels.png", "--overlay", "o.png", folder: scratch.folder)
        #expect(try faults("parse", outcome, lines: 1) == [])
        let why = try Program.run("parse", "a.jpg", "--json", "--why", folder: scratch.folder)
        #expect(try faults("parse", why, lines: 1) == [])
        #expect(
            try faults("parse", Program.run("parse", "empty.jpg", "--json", folder: scratch.folder), lines: 1) == [])
    }

    @Test func packKeepsToIt() throws {
        let recipe =
            #"{"version": 1, "style": "ink", "parts": {"head": "oval", "eyes": "round", "mouth": "smile"}}"#
        try scratch.file("me.json", Array(recipe.utf8))
        // LINE takes eight of the nine.
        let made = try Program.run(
            "pack", "me.json", "-o", "pack", "--for", "slack,line", "--expressions",
            "happy,sad,angry,wink,laughing,cool,thinking,smirk,surprised", "--json", folder: scratch.folder)
        #expect(try faults("pack", made, lines: 2) == [])
        #expect(made.text.contains(#""left_out":1"#))
        for (platform, breaches) in [("slack", 0), ("signal", 9)] {
            let outcome = try Program.run(
                "pack", "check", "pack/slack", "--for", platform, "--json", folder: scratch.folder)
            #expect(try faults("pack-check", outcome, lines: 1) == [])
            #expect(outcome.text.components(separatedBy: #""remedy""#).count == breaches + 1)
        }
        let schema = try JSONSchema(named: "pack")
        for (find, put) in [
            ("\"slack\"", "\"myspace\""), ("\"limit\":", "\"most\":"), ("\"stickers\":9", "\"stickers\":0"),
        ] {
            let line = try #require(made.text.split(separator: "\n").first).replacing(
                find, with: put, maxReplacements: 1)
            #expect(schema.faults(in: try JSONValue(json: line)) != [], "\(find)")
        }
    }

    @Test func captionKeepsToIt() throws {
        let outcome = try Program.run(
            "caption", "a.jpg", "--mood", "monday", "--language", "en", "--count", "40", "--json",
            folder: scratch.folder)
        #expect(try faults("caption", outcome, lines: 40) == [])
        #expect(outcome.text.contains(#""top""#) && outcome.text.contains(#""number":39"#))
        let moods = try Program.run("caption", "moods", "--json", folder: scratch.folder)
        #expect(try faults("moods", moods, lines: 48) == [])
    }

    @Test func whatIsNotSaidIsRefused() throws {
        let text = try Program.run("convert", "a.jpg", "--json", folder: scratch.folder).text
        let schema = try JSONSchema(named: "convert")
        for (find, put) in [
            ("\"face\"", "\"place\""), ("\"similarity\":", "\"likeness\":"),
            ("\"glasses\":\"clear\"", "\"glasses\":\"round\""),
            ("\"score\":0", "\"score\":7"), ("\"skin\":\"#", "\"skin\":\""), ("\"decode\":", "\"decode\":-"),
        ] {
            let range = try #require(text.range(of: find), "\(find)")
            let changed = text.replacingCharacters(in: range, with: put)
            #expect(schema.faults(in: try JSONValue(json: changed)) != [], "\(find)")
        }
    }
}
