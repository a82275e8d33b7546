import Foundation
import TestSupport
import Testing

@Suite("convert, run by a scheduler")
struct SchedulerTests {
    private let scratch: Scratch
    private let selfie: [UInt8]

    init() throws {
        scratch = try Scratch()
        selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
    }

    private func convert(_ arguments: String..., input: [UInt8]? = nil) throws -> Program.Outcome {
        try Program.run(
            ["convert", "--parts", QuickStyle.path, "--size", "16"] + arguments, input: input, folder: scratch.folder)
    }

    private func lines(_ outcome: Program.Outcome) throws -> [[String: Any]] {
        let schema = try JSONSchema(named: "convert")
        return try outcome.text.split(separator: "\n").map { line in
            #expect(schema.faults(in: try JSONValue(json: String(line))) == [])
            return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func listsOfInputs() throws {
        for name in ["a.jpg", "b c.jpg", "d.jpg", "e\nf.jpg"] { try scratch.file(name, selfie) }
        try scratch.file("list", Array("a.jpg\r\n\nb c.jpg\nmissing.jpg".utf8))
        let outcome = try convert("--files-from", "list", "-o", "out/", "--json", "d.jpg")
        #expect(outcome.status == 66)
        #expect(
            try lines(outcome).map { $0["input"] as? String } == ["d.jpg", "a.jpg", "b c.jpg", "missing.jpg"])
        #expect(outcome.errors.contains("missing.jpg: no such file"))
        let zeros = try convert(
            "--files-from0", "-", "-o", "zeros", input: Array("e\nf.jpg\0a.jpg\0".utf8))
        #expect(zeros.status == 0, "\(zeros.errors)")
        #expect(scratch.contents.filter { $0.hasPrefix("zeros/") } == ["zeros/a.emoji.png", "zeros/e\nf.emoji.png"])
        // One alone is a list too, and an empty one is nothing to do.
        #expect(try convert("--files-from", "-", "-o", "one.png", input: Array("a.jpg".utf8)).status == 64)
        #expect(try convert("--files-from", "-", "-o", "none", input: []).status == 0)
    }

    @Test func listsThatCannotBe() throws {
        try scratch.file("a.jpg", selfie)
        try scratch.file("list", Array("-\n".utf8))
        for (arguments, status, words) in [
            (["--files-from", "gone"], 66, "gone: no such file"), (["--files-from", "list"], 64, "standard input"),
            ([], 64, "name at least one selfie"), (["-", "--files-from", "-"], 64, "only once"),
        ] as [([String], Int32, String)] {
            let outcome = try Program.run(["convert"] + arguments, folder: scratch.folder)
            #expect(outcome.status == status && outcome.errors.contains(words), "\(arguments) \(outcome.errors)")
        }
    }

    @Test func shardsAreDisjointAndWhole() throws {
        for index in 0..<8 { try scratch.file("in/\(index).jpg", selfie) }
        // Those have one stem, whichever shards they are in.
        try scratch.file("in/3.png", Fixtures.bytes(Fixtures.selfie("short-smile")))
        try scratch.file("in/notes.txt", [65])
        try scratch.file("in/bad.jpg", [])
        let whole = try convert("in", "-o", "whole", "--json")
        var inputs: [String] = []
        var counted = 0
        for index in 1...3 {
            let outcome = try convert("in", "-o", "parts", "--json", "--shard", "\(index)/3")
            inputs += try lines(outcome).compactMap { $0["input"] as? String }
            if outcome.errors.contains("1 file is no picture") { counted += 1 }
        }
        #expect(inputs.sorted() == (try lines(whole).compactMap { $0["input"] as? String }).sorted())
        #expect(counted == 1)
        let made = scratch.contents
        #expect(
            made.filter { $0.hasPrefix("parts/") }.map { $0.dropFirst(6) }
                == made.filter { $0.hasPrefix("whole/") }.map { $0.dropFirst(6) })
        for shard in ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3"] {
            #expect(try convert("in", "-o", "x", "--shard", shard).status == 64)
        }
    }

    @Test func theShardOfAPathStaysTheSame() throws {
        // zlib.crc32(b"in/a.jpg") % 4 and so on, by another program.
        for (name, crc) in [("a.jpg", 3_672_351_145), ("b.jpg", 2_638_470_009)] {
            try scratch.file("in/\(name)", selfie)
            let outcome = try convert("in/\(name)", "--shard", "\(crc % 4 + 1)/4", "--force")
            #expect(outcome.status == 0 && scratch.contents.contains("in/\(name.dropLast(4)).emoji.png"))
        }
    }

    @Test func wholeOutputsStayAndBrokenOnesAreMadeAgain() throws {
        for format in ["png", "webp", "svg"] {
            for name in ["a", "b", "c", "d"] { try scratch.file("\(format)/\(name).jpg", selfie) }
            let arguments = [format, "--format", format, "-o", "out-\(format)", "--recipe", "recipes-\(format)/"]
            func run(_ more: String...) throws -> Program.Outcome {
                try Program.run(
                    ["convert", "--parts", QuickStyle.path, "--size", "32"] + arguments + more, folder: scratch.folder)
            }
            #expect(try run().status == 0)
            let path = "out-\(format)/a.emoji.\(format)"
            let good = try scratch.bytes(path)
            let other = Array(try scratch.bytes("out-\(format)/b.emoji.\(format)"))
            #expect(good == other)
            // Cut short, empty, and without its recipe.
            try scratch.file("out-\(format)/b.emoji.\(format)", Array(good.dropLast(20)))
            try scratch.file("out-\(format)/c.emoji.\(format)", [])
            try FileManager.default.removeItem(atPath: scratch.path("recipes-\(format)/d.recipe.json"))
            let again = try run("--skip-existing", "--json")
            #expect(again.status == 0, "\(again.errors)")
            let lines = try lines(again)
            #expect(lines.map { $0["skipped"] as? String } == ["exists", nil, nil, nil])
            #expect(lines.first?["output"] as? String == path)
            #expect(again.errors.hasSuffix("mugmoji: 3 of 4 converted, 1 had its output\n"), "\(again.errors)")
            for name in ["a", "b", "c", "d"] {
                #expect(try scratch.bytes("out-\(format)/\(name).emoji.\(format)") == good)
                #expect(scratch.contents.contains("recipes-\(format)/\(name).recipe.json"))
            }
            #expect(try run().status == 73)
        }
        for more in [["--force"], ["--face", "all", "-o", "x/"]] {
            let outcome = try Program.run(["convert", "png", "--skip-existing"] + more, folder: scratch.folder)
            #expect(outcome.status == 64)
        }
    }

    @Test func oneFolderIsMadeAndNoTree() throws {
        try scratch.file("a.jpg", selfie)
        try scratch.file("there/x", [])
        for (output, made) in [("new/", "new/a.emoji.png"), ("there/one/b.png", "there/one/b.png")] {
            #expect(try convert("a.jpg", "-o", output).status == 0)
            #expect(scratch.contents.contains(made))
        }
        for output in ["no/such/", "no/such/b.png", "there/no/such/b.png"] {
            let outcome = try convert("a.jpg", "-o", output)
            #expect(outcome.status == 64 && outcome.errors.contains("there is no folder"), "\(outcome.errors)")
        }
        #expect(try convert("a.jpg", "-o", "c.png", "--recipe", "no/such/c.json").status == 64)
        #expect(!scratch.contents.contains { $0.hasPrefix("no") || $0 == "c.png" })
    }

    @Test func inputsAreNoBrokenOutputs() throws {
        try scratch.file("a.jpg", selfie)
        try scratch.file("a.emoji.png", [1])
        let outcome = try convert("a.jpg", "a.emoji.png", "--skip-existing")
        #expect(outcome.status == 64)
        #expect(try scratch.bytes("a.emoji.png") == [1])
    }
}
