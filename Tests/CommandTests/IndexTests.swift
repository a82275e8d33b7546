import Foundation
import TestSupport
import Testing

@Suite("mugmoji index")
struct IndexTests {
    let style = TestStyle()
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        _ = try style.load()
    }

    private var index: URL { style.folder.appendingPathComponent("parts.index") }

    @Test func buildsAnIndexThatConvertUses() throws {
        let built = try Program.run("index", "build", "--parts", style.folder.path)
        #expect(built.status == 0, "\(built.errors)")
        #expect(built.errors.contains("parts embedded"))
        let first = try Fixtures.bytes(index)
        #expect(try Program.run("index", "build", "--parts", style.folder.path, "--quiet").errors.isEmpty)
        #expect(try Fixtures.bytes(index) == first)
        let outcome = try Program.run(
            "convert", "a.jpg", "--style", style.folder.path, "--json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("\"nose\":{\"id\":\"small\""))
    }

    @Test func aStaleIndexNeverGivesAPartThatIsGone() throws {
        _ = try Program.run("index", "build", "--parts", style.folder.path)
        try FileManager.default.removeItem(at: style.folder.appendingPathComponent("nose/small.svg"))
        let other = try #require(TestStyle.plain["nose/small.svg"])
        try Data(other.utf8).write(to: style.folder.appendingPathComponent("nose/other.svg"))
        let json = style.folder.appendingPathComponent("style.json")
        let text = try String(contentsOf: json, encoding: .utf8).replacingOccurrences(of: "small", with: "other")
        try Data(text.utf8).write(to: json)
        let outcome = try Program.run(
            "convert", "a.jpg", "--style", style.folder.path, "--json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("\"nose\":{\"id\":\"other\""))
    }

    @Test func aDamagedIndexIsAnErrorAndNeverAWrongMatch() throws {
        try Data("no index".utf8).write(to: index)
        let outcome = try Program.run("convert", "a.jpg", "--style", style.folder.path, folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("mugmoji index build"), "\(outcome.errors)")
        #expect(scratch.contents == ["a.jpg"])
    }

    @Test func aBrokenPartIs65AndNamesFileAndLine() throws {
        try Data("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n<script/></svg>".utf8).write(
            to: style.folder.appendingPathComponent("nose/small.svg"))
        let outcome = try Program.run("index", "build", "--parts", style.folder.path)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("nose/small.svg:2"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: index.path))
    }

    @Test func aMissingFolderIs66AndAnUnknownStyle64() throws {
        let missing = try Program.run("index", "build", "--parts", scratch.path("none"))
        #expect(missing.status == 66)
        #expect(missing.errors.contains("no such folder"))
        let unknown = try Program.run("index", "build", "--style", "none")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("classic"))
    }
}
