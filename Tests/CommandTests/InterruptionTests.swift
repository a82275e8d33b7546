import Basics
import Foundation
import TestSupport
import Testing

@Suite("Ctrl-C, kill and what they leave", .serialized)
struct InterruptionTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Program.location
        process.arguments = arguments
        process.currentDirectoryURL = scratch.folder
        process.standardError = try FileHandle(forWritingTo: scratch.emptyFile("errors"))
        try process.run()
        return process
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func convertTellsHowFarItCame(signal: Int32, status: Int32) throws {
        let selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
        for number in 1...8 { try scratch.file("in/\(number).jpg", selfie) }
        let process = try start(
            ["convert", "in", "-o", "out", "--size", "16", "--jobs", "1", "--parts", QuickStyle.path])
        let first = scratch.path("out/1.emoji.png")
        while process.isRunning, !FileManager.default.fileExists(atPath: first) { usleep(2_000) }
        kill(process.processIdentifier, signal)
        #expect(process.awaitEnd() == ProcessEnd(status: status))
        let written = scratch.contents.filter { $0.hasPrefix("out/") }
        #expect((1...7).contains(written.count) && written.allSatisfy { $0.hasSuffix(".emoji.png") })
        let errors = try String(contentsOfFile: scratch.path("errors"), encoding: .utf8)
        #expect(errors.hasSuffix("mugmoji: stopped after \(written.count) of 8\n"), "\(errors)")
        for name in written {
            let bytes = try Fixtures.bytes(scratch.folder.appendingPathComponent(name))
            #expect(bytes.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
        }
    }

    @Test func otherCommandsEndAtOnce() throws {
        let process = try start(["index", "build", "--parts", scratch.path("style")])
        #expect(process.awaitEnd().status == 66)
        // Waits for its input.
        let outcome = try Program.shell(
            """
            mkfifo p; sleep 300 > p & feed=$!; "$M" render - -o x.png < p & program=$!
            # It has begun once it looks after the signal, 15.
            for turn in $(seq 1500); do
                cares=$(awk '/^Sig(Blk|Cgt|Ign)/ {print $2}' /proc/$program/status | cut -c 13)
                case $cares in *[4-7c-f]*) break;; esac
                sleep 0.1
            done
            kill -TERM $program; wait $program; status=$?; kill $feed; exit $status
            """, folder: scratch.folder)
        #expect(outcome.status == 143)
        #expect(outcome.errors == "mugmoji: stopped; nothing unfinished is left\n")
    }

    #if Service
    @Test func aServiceEndsWell() throws {
        let process = try start(["serve", "--port", "0"])
        func errors() throws -> String { try String(contentsOfFile: scratch.path("errors"), encoding: .utf8) }
        while process.isRunning, try !errors().contains("listening on http://127.0.0.1:") { usleep(2_000) }
        kill(process.processIdentifier, SIGTERM)
        #expect(process.awaitEnd() == ProcessEnd(status: 0))
        #expect(try errors().split(separator: "\n").count == 1)
    }
    #endif

    @Test func killedRunsLeaveWholeFilesAndNothingElse() throws {
        try scratch.file("me.json", QuickStyle.recipe)
        var random = SplitMix64(seed: 5)
        for round in 0..<10 {
            let process = try start([
                "render", "me.json", "-o", "out/me.png", "--size", "1024", "--force", "--parts", QuickStyle.path,
            ])
            usleep(.random(in: 0...300_000, using: &random))
            kill(process.processIdentifier, SIGKILL)
            process.awaitEnd()
            guard scratch.contents.contains("out/me.png") else { continue }
            let bytes = try Fixtures.bytes(scratch.folder.appendingPathComponent("out/me.png"))
            #expect(bytes.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], "round \(round)")
        }
        #expect(
            try Program.run(
                "render", "me.json", "-o", "out/me.png", "--force", "--parts", QuickStyle.path, folder: scratch.folder
            ).status == 0)
        #expect(scratch.contents.filter { $0.hasPrefix("out/") } == ["out/me.png"])
    }

    @Test func leftoversOfTheDeadAreRemoved() throws {
        try scratch.file("me.json", QuickStyle.recipe)
        // A process that has ended, and was waited for.
        let gone = try start(["--version"])
        gone.waitUntilExit()
        let dead = ".mugmoji-\(gone.processIdentifier)-abc.tmp"
        let alive = ".mugmoji-\(getpid())-abc.tmp"
        for name in [dead, alive, ".mugmoji-notes"] { try scratch.file("out/" + name, [1]) }
        #expect(
            try Program.run(
                "render", "me.json", "-o", "out/me.svg", "--parts", QuickStyle.path, folder: scratch.folder
            ).status == 0)
        let left = scratch.contents.filter { $0.hasPrefix("out/") }
        #expect(left == ["out/\(alive)", "out/.mugmoji-notes", "out/me.svg"].sorted())
    }
}
