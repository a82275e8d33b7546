import Foundation
import TestSupport
import Testing

@Suite("standard streams")
struct StreamTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file("me.json", QuickStyle.recipe)
    }

    private func shell(_ line: String) throws -> Program.Outcome { try Program.shell(line, folder: scratch.folder) }

    @Test(arguments: ["2>&-", "2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
    func workGoesOnWithoutStandardError(streams: String) throws {
        #expect(try shell("\"$M\" render me.json -o me.svg --parts '\(QuickStyle.path)' \(streams)").status == 0)
        #expect(scratch.contents == ["me.json", "me.svg"])
        // No stream was taken for the file, nor the file for a stream.
        let svg = try Fixtures.bytes(scratch.folder.appendingPathComponent("me.svg"))
        #expect(svg.starts(with: Array("<svg".utf8)))
        #expect(try shell("\"$M\" convert none.jpg \(streams)").status == 66)
        #expect(try shell("\"$M\" convert none.jpg --nonsense \(streams)").status == 64)
        #expect(try shell("\"$M\" parts check \"\(QuickStyle.path)\" \(streams)").status == 0)
    }

    @Test(arguments: [
        "--help", "--version", "help convert", "render me.json -o - --parts \"$S\"", "parts new style",
        "parts list --parts \"$S\"",
        "parts list --json --parts \"$S\"", "parts show eyes/round --parts \"$S\"", "index info --parts \"$S\"",
        "parts gallery -o - --parts \"$S\"",
    ])
    func whatCannotBePrintedIs74(command: String) throws {
        for stream in [">/dev/full", ">&-"] {
            let outcome = try shell("S='\(QuickStyle.path)'; \"$M\" \(command) \(stream)")
            #expect(outcome.status == 74, "\(command)")
            #expect(outcome.errors.contains("mugmoji: cannot write standard output: "), "\(outcome.errors)")
            try? FileManager.default.removeItem(atPath: scratch.path("style"))
        }
    }

    @Test func measuresThatCannotBePrintedAre74() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let parse = try shell("\"$M\" parse a.jpg --json >/dev/full")
        #expect(parse.status == 74 && parse.errors.contains("No space left on device"), "\(parse.errors)")
        let convert = try shell(
            "\"$M\" convert a.jpg -o a.png --json --size 16 --parts \"\(QuickStyle.path)\" >/dev/full")
        #expect(convert.status == 74 && convert.errors.contains("No space left on device"), "\(convert.errors)")
    }

    @Test(arguments: ["parts list", "render me.json -o - --parts \"$S\"", "--help"])
    func aReaderThatWentAwayEndsItQuietly(command: String) throws {
        let outcome = try shell("S='\(QuickStyle.path)'; (sleep 0.3; \"$M\" \(command); echo \"status $?\" >&2) | true")
        #expect(outcome.errors == "status 141\n")
    }

    @Test func standardInputThatIsClosedCannotBeRead() throws {
        let outcome = try shell("\"$M\" render - -o me.svg <&-")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("cannot read standard input"), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test func devicesAndPipesAreWrittenTo() throws {
        let outcome = try shell(
            "mkfifo p.svg; cat p.svg > copy & \"$M\" render me.json -o p.svg --force --parts '\(QuickStyle.path)'; wait; head -c 4 copy"
        )
        #expect(outcome.status == 0 && outcome.text == "<svg", "\(outcome.errors)")
        #expect(
            try shell(
                "\"$M\" render me.json --parts '\(QuickStyle.path)' --format svg -o /dev/stdout --force | head -c 4"
            ).text == "<svg")
    }
}
