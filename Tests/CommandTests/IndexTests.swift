import Foundation
import Imaging
import TestSupport
import Testing

@Suite("mugmoji index")
struct IndexTests {
    let style = TestStyle(TestStyle.small)
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        _ = try style.load()
    }

    private var index: URL { style.folder.appendingPathComponent("parts.safetensors") }

    @Test func buildsAnIndexThatConvertUses() throws {
        let built = try Program.run("index", "build", "--parts", style.folder.path)
        #expect(built.status == 0, "\(built.errors)")
        #expect(built.errors.contains("9 parts, 9 embedded"), "\(built.errors)")
        let first = try Fixtures.bytes(index)
        #expect(try Program.run("index", "build", "--parts", style.folder.path, "--quiet").errors.isEmpty)
        #expect(try Fixtures.bytes(index) == first)
        let outcome = try Program.run(
            "convert", "a.jpg", "--style", style.folder.path, "--json", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("\"nose\":{\"id\":\"small\""))
        #expect(!outcome.errors.contains("index"), "\(outcome.errors)")
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
        let notice = "mugmoji: the index is older than the style: 1 part was embedded in memory"
        #expect(outcome.errors.components(separatedBy: notice).count == 2, "\(outcome.errors)")
        #expect(outcome.errors.contains("“mugmoji index build --style \(style.folder.path)”"))
    }

    /// Once, however many pictures there are; and nothing is written, not even where it could be.
    @Test func aMissingIndexIsNoFailureAndIsSaidOnce() throws {
        let plain = Image(width: 100, height: 100, filledWith: Color(red: 120, green: 140, blue: 90))
        for name in ["b.png", "c.png"] { try scratch.file(name, plain.pngBytes()) }
        let convert = ["convert", "b.png", "c.png", "--style", style.folder.path, "-o", "out"]
        let outcome = try Program.run(convert, folder: scratch.folder)
        let notice = "mugmoji: the index is missing: 9 parts were embedded in memory"
        #expect(outcome.errors.components(separatedBy: notice).count == 2, "\(outcome.errors)")
        #expect(outcome.errors.components(separatedBy: "no face found").count >= 3, "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: index.path))
        let quiet = try Program.run(convert + ["--quiet"], folder: scratch.folder)
        #expect(!quiet.errors.contains("index"), "\(quiet.errors)")
    }

    @Test func buildingAgainEmbedsOnlyWhatChanged() throws {
        let path = style.folder.path
        let first = try Program.run("index", "build", "--parts", path, "--jobs", "1", "--json", "--quiet")
        #expect(first.errors.isEmpty)
        #expect(first.text.hasPrefix("{\"bytes\":") && first.text.contains("\"embedded\":9,\"kept\":0,\"parts\":9"))
        let bytes = try Fixtures.bytes(index)
        try FileManager.default.removeItem(at: index)
        _ = try Program.run("index", "build", "--parts", path, "--jobs", "7")
        #expect(try Fixtures.bytes(index) == bytes)
        let again = try Program.run("index", "build", "--parts", path)
        #expect(again.errors.contains("9 parts, 0 embedded, 9 kept"), "\(again.errors)")
        try FileManager.default.removeItem(at: style.folder.appendingPathComponent("eyes/wink.svg"))
        let third = try Program.run("index", "build", "--parts", path, "--json")
        #expect(third.text.contains("\"embedded\":0,\"kept\":8,\"parts\":8"))
        #expect(third.text.contains("\"removed\":1,\"seconds\":"))
    }

    @Test func checkNamesWhatChanged() throws {
        let path = style.folder.path
        let missing = try Program.run("index", "check", "--parts", path)
        #expect(missing.status == 1 && missing.text.contains("new      nose/small"))
        #expect(missing.errors.contains("there is no index"))
        _ = try Program.run("index", "build", "--parts", path)
        let fresh = try Program.run("index", "check", "--parts", path)
        #expect(fresh.status == 0 && fresh.text.isEmpty && fresh.errors.contains("9 parts, nothing to do"))
        let nose = style.folder.appendingPathComponent("nose/small.svg")
        try Data(TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L220 330H292Z\"/>").utf8).write(to: nose)
        try FileManager.default.removeItem(at: style.folder.appendingPathComponent("eyes/wink.svg"))
        let stale = try Program.run("index", "check", "--parts", path)
        #expect(stale.status == 1)
        #expect(stale.text == "pack     stale\nchanged  nose/small\ngone     eyes/wink\n")
        let json = try Program.run("index", "check", "--parts", path, "--json", "--quiet")
        #expect(json.status == 1 && json.errors.isEmpty)
        #expect(json.text.contains("\"changed\":[\"nose/small\"],\"fresh\":false,\"gone\":[\"eyes/wink\"]"))
    }

    @Test func infoTellsWhatIsInTheFile() throws {
        let path = style.folder.path
        #expect(try Program.run("index", "info", "--parts", path).status == 66)
        _ = try Program.run("index", "build", "--parts", path)
        let info = try Program.run("index", "info", "--parts", path)
        #expect(info.status == 0)
        #expect(info.text.contains("embedder      face-autoencoder\n") && info.text.contains("  eyes        4\n"))
        let json = try Program.run("index", "info", "--parts", path, "--json").text
        #expect(json.contains("\"format\":4,\"parts\":9,\"path\":") && json.contains("\"eyes\":4"))
    }

    @Test func aPartIsMostLikeItself() throws {
        let drawing = style.folder.appendingPathComponent("eyes/large.svg").path
        let query = ["index", "query", drawing, "--slot", "eyes", "--parts", style.folder.path]
        let outcome = try Program.run(query + ["--top", "2"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.hasPrefix(" 1.0000  large\n"), "\(outcome.text)")
        #expect(outcome.text.split(separator: "\n").count == 2)
        #expect(outcome.errors.contains("the index is missing"))
        let json = try Program.run(query + ["--json", "--quiet"])
        #expect(json.errors.isEmpty)
        #expect(json.text.contains("\"kind\":\"part\",\"matches\":[{\"id\":\"large\",\"similarity\":1}"))
    }

    @Test func aSelfieIsComparedWithAllPartsOfASlot() throws {
        _ = try Program.run("index", "build", "--parts", style.folder.path)
        let outcome = try Program.run(
            "index", "query", "a.jpg", "--slot", "eyes", "--parts", style.folder.path, folder: scratch.folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let ids = outcome.text.split(separator: "\n").compactMap { $0.split(separator: " ").last }
        #expect(ids.sorted() == ["large", "round", "shut", "wink"])
    }

    @Test func queriesThatCannotBeAnswered() throws {
        try scratch.file("broken.svg", Array("<svg><script/></svg>".utf8))
        let path = style.folder.path
        for (arguments, status, message) in [
            (["a.jpg", "--slot", "earrings"], 64, "not matched"), (["a.jpg"], 64, "--slot"),
            (["a.jpg", "--slot", "eyes", "--top", "0"], 64, "--top"),
            (["none.jpg", "--slot", "eyes"], 66, "no such file"),
            (["broken.svg", "--slot", "eyes"], 65, "broken.svg:1"),
        ] as [([String], Int32, String)] {
            let outcome = try Program.run(["index", "query", "--parts", path] + arguments, folder: scratch.folder)
            #expect(outcome.status == status && outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
        }
    }

    @Test func anIndexThatCannotBeWrittenIs73AndNamesTheFile() throws {
        try FileManager.default.createSymbolicLink(atPath: index.path, withDestinationPath: "/dev/full")
        let outcome = try Program.run("index", "build", "--parts", style.folder.path)
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("\(index.path): the part index cannot be written"), "\(outcome.errors)")
    }

    @Test func aDamagedIndexIsAnErrorAndNeverAWrongMatch() throws {
        try Data("no index".utf8).write(to: index)
        let outcome = try Program.run("convert", "a.jpg", "--style", style.folder.path, folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("mugmoji index build"), "\(outcome.errors)")
        #expect(scratch.contents == ["a.jpg"])
        for command in ["check", "info"] {
            let outcome = try Program.run("index", command, "--parts", style.folder.path)
            #expect(outcome.status == 65 && outcome.errors.contains("is no part index"), "\(outcome.errors)")
        }
        // It may be somebody's file.
        let refused = try Program.run("index", "build", "--parts", style.folder.path, "--quiet")
        #expect(refused.status == 73 && refused.errors.contains(index.path), "\(refused.errors)")
        #expect(try Data(contentsOf: index) == Data("no index".utf8))
        try FileManager.default.removeItem(at: index)
        _ = try Program.run("index", "build", "--parts", style.folder.path, "--quiet")
        var damaged = try Data(contentsOf: index)
        damaged[damaged.count - 9] ^= 1
        try damaged.write(to: index)
        let build = try Program.run("index", "build", "--parts", style.folder.path, "--quiet")
        #expect(build.status == 0 && build.errors.contains("nothing of it was kept"), "\(build.errors)")
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
