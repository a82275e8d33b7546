import Captioning
import FaceAtlas
import Foundation
import PartLibrary
import StickerPacks
import TestSupport
import Testing

/// The schemas themselves: what they use, and that their lists of names are those of the code. With
/// `MUGMOJI_REGENERATE_GOLDENS=1` the lists of slots are written anew instead.
@Suite struct SchemaFileTests {
    static let all = ["style", "recipe", "convert", "parse", "pack", "pack-check", "caption", "moods"]

    /// Replaces the list of the definition `list` in the schema's text.
    private func write(_ names: [String], as list: String, in schema: String) throws {
        let file = Fixtures.checkout.appendingPathComponent("docs/schemas/\(schema).schema.json")
        var text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: "\"\(list)\": {\n      \"enum\": ["))
        let end = try #require(text.range(of: "]", range: start.upperBound..<text.endIndex))
        let words = names.map { "\"\($0)\"" }.joined(separator: ", ")
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: words)
        try Data(text.utf8).write(to: file)
    }

    private func names(_ schema: JSONSchema, _ reference: String) throws -> [String] {
        try #require(schema.definition(reference)?["enum"]?.array).compactMap(\.string)
    }

    @Test func everySchemaIsThere() throws {
        let folder = Fixtures.checkout.appendingPathComponent("docs/schemas")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == Self.all.map { "\($0).schema.json" }.sorted())
    }

    @Test(arguments: all) func aSchemaSaysWhatItIs(name: String) throws {
        let root = try JSONSchema(named: name).root
        #expect(root["$schema"] == .string("https://json-schema.org/draft/2020-12/schema"))
        #expect(root["$id"] == .string("urn:mugmoji:schema:\(name)"))
        for key in ["title", "description"] { #expect(root[key]?.string?.isEmpty == false) }
    }

    @Test func unknownKeywordsAndReferencesAreFaults() throws {
        for text in [##"{"items": {"maxLenght": 3}}"##, ##"{"$ref": "#/$defs/none"}"##, ##"{"anyOf": {}}"##, "7"] {
            #expect(throws: JSONSchema.Fault.self) { try JSONSchema(JSONValue(json: text)) }
        }
    }

    @Test(arguments: ["style", "recipe", "convert"]) func slotsAndRolesAreThoseOfTheAtlas(name: String) throws {
        if Fixtures.areWritten {
            try write(Slot.allCases.map(\.rawValue), as: "slotName", in: name)
            try write(Role.allCases.map(\.rawValue), as: "roleName", in: name)
        }
        let schema = try JSONSchema(named: name)
        #expect(try names(schema, "#/$defs/slotName") == Slot.allCases.map(\.rawValue))
        #expect(try names(schema, "#/$defs/roleName") == Role.allCases.map(\.rawValue))
    }

    @Test func whatAStyleNeedsIsWhatItsReaderNeeds() throws {
        let schema = try JSONSchema(named: "style")
        let slots = schema.definition("#/properties/slots")
        #expect(Set(slots?["properties"]?.object?.keys ?? [:].keys) == Set(Slot.required.map(\.rawValue)))
        #expect(slots?["required"]?.array?.compactMap(\.string) == Slot.required.map(\.rawValue))
        let windows = schema.definition("#/properties/windows/required")?.array?.compactMap(\.string)
        #expect(windows == Slot.matched.map(\.rawValue))
        let colors = schema.root["allOf"]?.array?.compactMap { rule in
            rule["anyOf"]?.array?.first?["properties"]?["colors"]?["required"]?.array?.first?.string
        }
        let needed = Role.allCases.filter { !Role.derived.contains($0) && $0 != .skin && $0 != .hair }
        #expect(colors == needed.map(\.rawValue))
        let hair = Attribute.hairColor.values.filter { $0 != "none" }
        #expect(try names(schema, "#/$defs/hairColor") == hair)
        #expect(try names(schema, "#/$defs/skinTone") == Attribute.skin.values)
    }

    @Test func attributesAndClassesAreThoseOfTheAtlas() throws {
        let convert = try JSONSchema(named: "convert")
        let place = "#/$defs/emoji/properties/attributes"
        let attributes = convert.definition(place)
        let drawn = Attribute.allCases.filter { $0 != .clothes }
        #expect(attributes?["required"]?.array?.compactMap(\.string) == drawn.map(\.rawValue))
        for attribute in drawn {
            #expect(try names(convert, "\(place)/properties/\(attribute.rawValue)") == attribute.values)
        }
        let parse = try JSONSchema(named: "parse")
        #expect(try names(parse, "#/$defs/shares/propertyNames") == FaceLabel.allCases.map(\.name))
    }

    @Test func platformsAndRulesAreThoseOfThePacks() throws {
        for name in ["pack", "pack-check"] {
            #expect(try names(JSONSchema(named: name), "#/$defs/platform") == Platform.allCases.map(\.name))
        }
        #expect(try names(JSONSchema(named: "pack-check"), "#/$defs/rule") == Breach.Rule.allCases.map(\.rawValue))
    }

    @Test func moodsLanguagesAndModelsAreThoseOfTheCaptions() throws {
        let caption = try JSONSchema(named: "caption")
        let moods = try Moods.packaged().all.map(\.id)
        #expect(try names(caption, "#/$defs/moodName") == moods)
        #expect(try names(JSONSchema(named: "moods"), "#/$defs/moodName") == moods)
        #expect(try names(caption, "#/$defs/language") == CaptionLanguage.allCases.map(\.rawValue))
        #expect(try names(caption, "#/$defs/model") == CaptionModel.allCases.map(\.rawValue))
    }

    /// The table of failures in `docs/json.md`, row by row.
    @Test(arguments: ["convert", "parse"]) func reasonsAreThoseOfThePage(name: String) throws {
        let page = try String(
            contentsOf: Fixtures.checkout.appendingPathComponent("docs/json.md"), encoding: .utf8)
        var told: [String] = []
        var statuses: Set<Double> = []
        for line in page.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3, let status = Double(cells[1]) else { continue }
            // Only what reads pictures in processes of their own gives some.
            if name != "convert", cells[2].contains("`--timeout`") { continue }
            told += cells[0].matches(of: /`([a-z_]+)`/).map { String($0.1) }
            statuses.insert(status)
        }
        let schema = try JSONSchema(named: name)
        let place = "#/$defs/failure/properties/error/properties"
        #expect(try names(schema, "\(place)/reason").sorted() == told.sorted())
        let numbers = schema.definition("\(place)/status")?["enum"]?.array?.compactMap(\.number) ?? []
        #expect(Set(numbers) == statuses)
    }
}
