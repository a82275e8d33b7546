import Foundation
import TestSupport
import Testing

@Suite("convert --timeout and --memory")
struct SupervisionTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for name in ["a", "b"] { try scratch.file("in/\(name).jpg", Fixtures.bytes(Fixtures.selfie("short-smile"))) }
        try scratch.file("in/empty.jpg", [])
        try scratch.file("in/cut.jpg", Array(Fixtures.bytes(Fixtures.selfie("short-smile")).prefix(900)))
    }

    /// A shell's words for a child of the process `$parent`.
    private static let children =
        #"grep -sl "^PPid:[[:space:]]*$parent\$" /proc/[0-9]*/status | head -n 1 | tr -dc 0-9"#

    private func convert(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
            ["convert", "in", "--parts", QuickStyle.path, "--size", "32", "--json", "--top", "1"] + arguments,
            folder: scratch.folder)
    }

    private func objects(_ outcome: Program.Outcome) throws -> [NSDictionary] {
        let schema = try JSONSchema(named: "convert")
        return try outcome.text.split(separator: "\n").map { line in
            #expect(schema.faults(in: try JSONValue(json: String(line))) == [])
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let result = try #require(object as? NSDictionary).mutableCopy() as? NSMutableDictionary
            result?.removeObject(forKey: "timings_ms")
            return try #require(result)
        }
    }

    @Test func makesWhatConvertMakes() throws {
        let color = ["--color", "hair=#ff0000"]
        let plain = try convert("-o", "out", "--recipe", "recipes", color[0], color[1])
        let files = scratch.contents.filter { $0.hasPrefix("out/") || $0.hasPrefix("recipes/") }
        let bytes = try files.map(scratch.bytes)
        try FileManager.default.removeItem(atPath: scratch.path("out"))
        try FileManager.default.removeItem(atPath: scratch.path("recipes"))
        let supervised = try convert(
            "-o", "out", "--recipe", "recipes", color[0], color[1], "--timeout", "100", "--memory", "4000")
        #expect(supervised.status == plain.status && plain.status == 65)
        #expect(supervised.errors == plain.errors)
        #expect(try objects(supervised) == objects(plain))
        #expect(try files.map(scratch.bytes) == bytes && files.count == 4)
    }

    @Test(arguments: [("--timeout", "0.001", "timed_out"), ("--memory", "1", "out_of_memory")])
    func whatGoesTooFarIsAFailure(option: String, value: String, reason: String) throws {
        let outcome = try convert("-o", "out", option, value, "--jobs", "2")
        #expect(outcome.status == 65)
        let reasons = try objects(outcome).map { ($0["error"] as? NSDictionary)?["reason"] as? String }
        #expect(reasons == [reason, reason, reason, "empty"], "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("mugmoji: 0 of 4 converted\n"))
        #expect(outcome.errors.contains("in/a.jpg: it took more than"))
        #expect(!scratch.contents.contains { $0.hasPrefix("out/") })
    }

    @Test func aWorkerThatCrashesIsReplaced() throws {
        let line = """
            "$M" convert in/a.jpg in/b.jpg -o out/ --parts "\(QuickStyle.path)" --size 32 --timeout 100 --jobs 1 --json > log &
            parent=$!; child=
            while [ -z "$child" ]; do child=$(\(Self.children)); sleep 0.01; done
            kill -KILL $child; wait $parent; echo "status $?"
            """
        let outcome = try Program.shell(line, folder: scratch.folder)
        #expect(outcome.text == "status 70\n", "\(outcome.errors)")
        #expect(outcome.errors.contains("in/a.jpg: its process") || outcome.errors.contains("the worker: its process"))
        #expect(scratch.contents.filter { $0.hasPrefix("out/") } == ["out/b.emoji.png"])
    }

    /// Else what a killed `convert` had begun would go on without it.
    @Test func aWorkerEndsWithItsParent() throws {
        let requests = (0..<20).flatMap { WorkerFrames.frame(#"{"type":"convert","id":\#($0),"path":"in/a.jpg"}"#) }
        let outcome = try Program.run(
            [
                "worker", "--parts", QuickStyle.path, "--jobs", "1", "--queue", "30", "--for-convert", "png", "--",
                "convert", "in/a.jpg", "--parts", QuickStyle.path,
            ], input: WorkerFrames.hello + requests, folder: scratch.folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let answers = String(decoding: outcome.output, as: UTF8.self).components(separatedBy: #""type":"emoji""#)
        #expect(answers.count - 1 < 20, "it went on")
    }

    @Test func wrongUsage() throws {
        for arguments in [
            ["in", "--timeout", "0"], ["in", "--timeout", "nan"], ["in", "--memory", "0"], ["-", "--timeout", "1"],
            ["in", "--timeout", "1", "--choose", "glasses=moon"],
        ] {
            #expect(try Program.run(["convert"] + arguments, folder: scratch.folder).status == 64, "\(arguments)")
        }
    }
}
