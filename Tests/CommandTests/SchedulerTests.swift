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
        try scratch.file("in/below/x", [65])
        let whole = try convert("in", "-o", "whole", "--json")
        #expect(try lines(whole).filter { $0["left_out"] != nil }.count == 2)
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

    @Test func outputsAreCalledAsOneSays() throws {
        for name in ["one/a.jpg", "two/a.jpg", "c.jpg"] { try scratch.file(name, selfie) }
        try scratch.file("two/b.png", Fixtures.bytes(Fixtures.selfie("afro-smile")))
        // sha256sum, another program.
        func sum(_ path: String) throws -> String {
            String(try Program.shell("sha256sum \(path)", folder: scratch.folder).text.prefix(64))
        }
        let (one, two) = (try sum("c.jpg"), try sum("two/b.png"))
        let hashed = try convert(
            "c.jpg", "two/b.png", "-o", "h", "--recipe", "h", "--output-name", "{sha256}-x", "--json")
        #expect(hashed.status == 0, "\(hashed.errors)")
        #expect(try lines(hashed).map { $0["output"] as? String } == ["h/\(one)-x.png", "h/\(two)-x.png"])
        #expect(
            scratch.contents.filter { $0.hasPrefix("h/") }
                == ["\(one)-x.png", "\(one)-x.recipe.json", "\(two)-x.png", "\(two)-x.recipe.json"].map { "h/" + $0 }
                .sorted())
        #expect(try convert("c.jpg", "-o", "h/", "--output-name", "{sha256}-x").status == 73)
        // The structure of folders is kept, and so are numbers of faces.
        let kept = try convert(
            "one", "two", "-o", "kept", "--recursive", "--face", "all", "--output-name", "{stem}_{name}")
        #expect(kept.status == 64 && kept.errors.contains("put {name} into --output-name"), "\(kept.errors)")
        #expect(scratch.contents.filter { $0.hasPrefix("kept/") } == ["kept/b_b.png-1.png"])
        let listed = try convert(
            "--files-from", "-", "-o", "listed", "--output-name", "of {name}", input: Array("c.jpg\ntwo/b.png".utf8))
        #expect(listed.status == 0, "\(listed.errors)")
        #expect(scratch.contents.filter { $0.hasPrefix("listed/") } == ["listed/of b.png.png", "listed/of c.jpg.png"])
    }

    @Test func namesOfBytesThatMeet() throws {
        for name in ["a.jpg", "b.jpg", "c.jpg"] { try scratch.file(name, selfie) }
        let arguments = ["a.jpg", "b.jpg", "c.jpg", "--output-name", "{sha256}", "--json", "-o"]
        func run(_ more: String...) throws -> [[String: Any]] {
            try lines(
                try Program.run(
                    ["convert", "--parts", QuickStyle.path, "--size", "16"] + arguments + more, folder: scratch.folder))
        }
        for force in [[], ["--force"]] {
            let clash = try Program.run(
                ["convert", "--parts", QuickStyle.path, "--size", "16", "--jobs", "2"] + arguments + ["out"] + force,
                folder: scratch.folder)
            #expect(clash.status == 64 && clash.errors.contains("hold the same bytes"), "\(clash.errors)")
            #expect(try lines(clash).filter { $0["output"] != nil }.count == 1)
            try FileManager.default.removeItem(atPath: scratch.path("out"))
        }
        // One emoji for all, however many at a time, and for every shard.
        for jobs in ["1", "3"] {
            let made = try run("out", "--skip-existing", "--jobs", jobs)
            #expect(made.count == 3 && Set(made.compactMap { $0["output"] as? String }).count == 1)
            #expect(made.filter { $0["skipped"] as? String == "exists" }.count == (jobs == "1" ? 2 : 3))
        }
        for shard in ["1/2", "2/2"] {
            let made = try run("shards", "--skip-existing", "--shard", shard)
            #expect(made.allSatisfy { $0["error"] == nil })
        }
        #expect(scratch.contents.filter { $0.hasPrefix("shards/") }.count == 1)
        // What cannot be read has no name.
        try FileManager.default.removeItem(atPath: scratch.path("b.jpg"))
        #expect(
            try run("out", "--skip-existing").compactMap { ($0["error"] as? [String: Any])?["reason"] as? String } == [
                "not_found"
            ])
    }

    @Test func namesThatCannotBe() throws {
        try scratch.file("a.jpg", selfie)
        for (name, words) in [
            ("{size}", "no placeholder {size}; the placeholders are {stem}, {name}, {sha256}"), ("{stem", "a brace"),
            ("stem}", "a brace"), ("a/{stem}", "no slash"), ("", "not empty"), (".{stem}", "begin with a dot"),
            ("..", "begin with a dot"),
        ] {
            let outcome = try convert("a.jpg", "-o", "out/", "--output-name", name)
            #expect(outcome.status == 64 && outcome.errors.contains(words), "\(name): \(outcome.errors)")
        }
        #expect(try convert("a.jpg", "--output-name", "{stem}").errors.contains("name the folder with -o"))
        #expect(try convert("a.jpg", "-o", "b.png", "--output-name", "{stem}").status == 64)
        let piped = try convert("-", "-o", "out/", "--output-name", "{sha256}", input: selfie)
        #expect(piped.status == 64 && piped.errors.contains("standard input"), "\(piped.errors)")
        #expect(try convert("-", "-o", "out/", "--output-name", "{stem}", input: selfie).status == 0)
        // An input is no output, whatever it is called.
        try scratch.file("there/b.png", Fixtures.bytes(Fixtures.selfie("afro-smile")))
        #expect(try convert("there/b.png", "-o", "there", "--output-name", "{stem}", "--force").status == 64)
        #expect(scratch.contents == ["a.jpg", "out", "out/standard-input.png", "there", "there/b.png"])
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
