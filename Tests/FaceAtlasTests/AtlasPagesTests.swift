import FaceAtlas
import Foundation
import TestSupport
import Testing

/// What people and scripts read about slots is what the program knows. Run with `MUGMOJI_REGENERATE_GOLDENS=1` these tests
/// write the tables of `docs/architecture.md` and `Tools/training/atlas.json` anew instead.
@Suite(.serialized) struct AtlasPagesTests {
    @Test(arguments: AtlasTable.allCases) func thePageShowsTheAtlas(_ table: AtlasTable) throws {
        let page = Fixtures.checkout.appendingPathComponent("docs/architecture.md")
        var text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- \(table.rawValue) -->\n"))
        let end = try #require(text.range(of: "<!-- /\(table.rawValue) -->", range: start.upperBound..<text.endIndex))
        let shown = start.upperBound..<end.lowerBound
        let wanted = try "\n\(table.markdown())\n"
        if Fixtures.areWritten {
            text.replaceSubrange(shown, with: wanted)
            try Data(text.utf8).write(to: page)
        } else if text[shown] != wanted {
            Issue.record(
                "docs/architecture.md does not show the atlas; between its marks “\(table.rawValue)” belongs\(wanted)")
        }
    }

    @Test func trainingReadsTheAtlas() throws {
        let file = Fixtures.checkout.appendingPathComponent("Tools/training/atlas.json")
        let wanted = try AtlasFile.json()
        if Fixtures.areWritten {
            try Data(wanted.utf8).write(to: file)
        } else {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text == wanted, "run this test with MUGMOJI_REGENERATE_GOLDENS=1, which writes the file")
        }
    }
}
