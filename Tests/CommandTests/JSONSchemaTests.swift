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
