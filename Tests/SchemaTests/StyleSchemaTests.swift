import BuiltInStyles
import Foundation
import PartLibrary
import StyleWorkshop
import TestSupport
import Testing

/// The schema of `style.json` takes what the reader takes, and refuses what it refuses.
@Suite struct StyleSchemaTests {
    @Test(arguments: BuiltInStyles.names) func takesTheStylesThatComeWithMugmoji(name: String) throws {
        let url = try BuiltInStyles.folder(of: name).appendingPathComponent("style.json")
        #expect(try faults(Data(contentsOf: url)) == [])
    }

    @Test func takesWhatPartsNewWrites() throws {
        let template = try #require(StyleTemplate(name: "mine"))
        #expect(try faults(Data(try #require(template.files["style.json"]).utf8)) == [])
    }

    @Test func takesWhatAStyleEncodes() throws {
        let style = try StyleLibrary(.classic).style
        #expect(try faults(JSONEncoder().encode(StyleFile(style))) == [])
    }

    /// Changes of the test style that are as sound as it is.
    static let sound: [(find: String, put: String)] = [
        ("nothing", "nothing"),
        ("#4a84bd", "#48B"),
        ("{\"default\": null}", "{}"),
        ("{\"default\": null}", "{\"default\": \"bob\"}"),
        ("\"windows\": {", "\"windows\": {\"earrings\": [0, 0, 512, 512],"),
        (
            "\"palettes\": {",
            "\"palettes\": {\"lip\": [], \"iris\": [{\"name\": \"Sky blue\", \"color\": \"#4a84bd\"}],"
        ),
        ("\"iris\": \"#4a84bd\",", "\"skin-shade\": \"#111111\", \"iris\": \"#4a84bd\","),
        ("\"name\": \"brown\", \"color\"", "\"name\": \"brown\", \"value\": null, \"color\""),
        ("[140, 195, 232, 150]", "[-140.5, 195, 232, 150]"),
        ("\"author\": \"The Mugmoji authors\"", "\"author\": \"Zoë 🎨\""),
    ]

    @Test(arguments: sound.indices) func takesWhatTheReaderTakes(_ index: Int) throws {
        let (style, json) = try changed(Self.sound[index])
        #expect(try faults(json) == [])
        #expect(throws: Never.self) { try style.load() }
    }

    static let broken: [(find: String, put: String)] = [
        ("\"version\": \"1.0.0\",", ""),
        ("\"title\"", "\"titel\""),
        ("\"name\": \"plain\"", "\"$schema\": \"style.schema.json\", \"name\": \"plain\""),
        ("\"name\": \"plain\"", "\"name\": \"Plain!\""),
        ("\"name\": \"plain\"", "\"name\": \"\""),
        ("\"1.0.0\"", "1"),
        ("\"The Mugmoji authors\"", "\"\""),
        ("\"The Mugmoji authors\"", "\"\\u001b[2J\""),
        ("\"The Mugmoji authors\"", "\"a\\u202Eb\""),
        ("\"Plain\"", "\"\(String(repeating: "a", count: 201))\""),
        ("[0, 0, 512, 512]", "[0, 0, 9000, 9000]"),
        ("[0, 0, 512, 512]", "[0, 0, 8, 512]"),
        ("[0, 0, 512, 512]", "[0, 0, 512]"),
        ("\"ears\": {\"default\": \"plain\"},", ""),
        ("{\"default\": \"plain\"}", "{\"default\": null}"),
        ("{\"default\": \"plain\"}", "{\"default\": \"No such\"}"),
        ("\"hairFront\": {\"default\"", "\"hairFront\": {\"standard\""),
        ("\"hairFront\": {\"default\"", "\"hairfront\": {\"default\""),
        ("\"eyes\": [140, 195, 232, 150],", ""),
        ("\"windows\": {", "\"windows\": {\"chin\": [0, 0, 512, 512],"),
        ("[140, 195, 232, 150]", "[140, 195, 0, 150]"),
        ("[140, 195, 232, 150]", "[140, 195, 232]"),
        ("[140, 195, 232, 150]", "[140, 195, 232, 150, 1]"),
        ("[140, 195, 232, 150]", "[140, 195, 1e300, 150]"),
        ("[140, 195, 232, 150]", "\"140 195 232 150\""),
        ("\"iris\": \"#4a84bd\",", ""),
        ("#4a84bd", "blue"),
        ("#4a84bd", "#4a84bd00"),
        ("\"iris\": \"", "\"iriss\": \""),
        ("\"skin\": [", "\"skin\": [8,"),
        ("\"palettes\": {", "\"palettes\": {\"hat\": [],"),
        ("\"hair\": [", "\"lip\": ["),
        (", \"value\": \"blond\"", ""),
        (", \"value\": \"blond\"", ", \"value\": \"golden\""),
        ("\"value\": \"5\"", "\"value\": \"6\""),
        ("\"value\": \"5\"", "\"value\": 5"),
        ("\"name\": \"light\", ", ""),
        ("\"name\": \"light\", ", "\"name\": \"light\", \"shade\": 1, "),
    ]

    @Test(arguments: broken.indices) func refusesWhatTheReaderRefuses(_ index: Int) throws {
        let (style, json) = try changed(Self.broken[index])
        #expect(try faults(json) != [])
        #expect(throws: StyleError.self) { try style.load() }
    }

    private func faults(_ json: Data) throws -> [String] {
        try JSONSchema(named: "style").faults(in: JSONValue(json: json))
    }

    /// The test style with the first `find` of its `style.json` replaced.
    private func changed(_ change: (find: String, put: String)) throws -> (TestStyle, Data) {
        let style = TestStyle()
        var text = try #require(style.files["style.json"])
        if change.find != change.put {
            let range = try #require(text.range(of: change.find))
            text.replaceSubrange(range, with: change.put)
        }
        style.files["style.json"] = text
        return (style, Data(text.utf8))
    }
}
