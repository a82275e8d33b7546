import Foundation
import TestSupport
import Testing

@Suite("mugmoji visualize", .serialized)
struct VisualizeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
    }

    @Test func aRowForEachFrameAndSlot() throws {
        let outcome = try Program.run(
            "visualize", Fixtures.clip, "-o", "out.webm", "--csv", "out.csv", "--duration", "0.2", "--size", "320x180",
            "--slots", "mouth,facial-hair", folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try names() == ["out.csv", "out.webm"])
        let csv = try String(contentsOf: scratch.folder.appendingPathComponent("out.csv"), encoding: .utf8)
        let rows = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 1 + 3 * 2)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        #expect(rows[0].prefix(7) == ["frame", "time", "slot", "part", "similarity", "changed", "face_1"])
        let keys = (0..<3).flatMap { ["\($0) mouth", "\($0) facialHair"] }
        #expect(rows.dropFirst().map { "\($0[0]) \($0[2])" } == keys)
    }

    @Test(arguments: [
        (["clip.mp4", "-o", "out.avi"], "“.avi” is no kind of video"),
        (["clip.mp4", "--size", "321x180"], "--size"),
        (["clip.mp4", "--fps", "0"], "--fps"),
        (["clip.mp4", "--slots", "hat"], "no compared slot “hat”"),
        (["clip.mp4", "-o", "clip.mp4", "--force"], "is the video itself"),
        (["clip.mp4", "-o", "a.mp4", "--csv", "./a.mp4"], "two outputs"),
    ])
    func wrongUsageIs64(arguments: [String], message: String) throws {
        try scratch.file("clip.mp4", [1])
        let outcome = try Program.run(["visualize"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(try names() == ["clip.mp4"])
    }

    @Test func whatIsNoVideoIs65AndLeavesNothing() throws {
        try scratch.file("empty.mp4", [])
        try scratch.file("text.mp4", Array("no video".utf8))
        for file in ["empty.mp4", "text.mp4"] {
            let outcome = try Program.run("visualize", file, "-o", "out.mp4", folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("\(file): it is no video that can be read"), "\(outcome.errors)")
        }
        #expect(try Program.run("visualize", "none.mp4", folder: scratch.folder).status == 66)
        #expect(try names() == ["empty.mp4", "text.mp4"])
    }

    @Test func withoutFFmpegThePackageIsNamed() throws {
        let outcome = try Program.run(
            ["visualize", Fixtures.clip, "-o", "out.mp4"], folder: scratch.folder, environment: ["PATH": ""])
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("install the package ffmpeg"), "\(outcome.errors)")
        #expect(try names() == [])
    }

    @Test(arguments: [("pipe:1", 65 as Int32), ("pipe:0", 73)])
    func whenFFmpegIsKilledNothingIsLeft(pipe: String, status: Int32) throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let tools = scratch.folder.appendingPathComponent("tools")
        // The decoder writes to pipe:1, the encoder reads from pipe:0; either dies after some bytes.
        let script = """
            #!/bin/sh
            PATH='\(path)'
            case "$*" in
            *\(pipe)*)
                if [ \(pipe) = pipe:1 ]; then
                    ffmpeg "$@" 2>/dev/null | head -c 2000000
                else
                    head -c 900000 >/dev/null
                fi
                kill -9 $$ ;;
            esac
            exec ffmpeg "$@"
            """
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        let fake = tools.appendingPathComponent("ffmpeg")
        try Data(script.utf8).write(to: fake)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fake.path)
        let outcome = try Program.run(
            ["visualize", Fixtures.clip, "-o", "out.mp4", "--size", "320x180", "--duration", "1"],
            folder: scratch.folder,
            environment: ["PATH": tools.path + ":" + path])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains("signal 9"), "\(outcome.errors)")
        #expect(try names() == ["tools"])
    }

    @Test func anInterruptLeavesAPlayableFileOrNone() throws {
        let process = Process()
        process.executableURL = Program.location
        process.arguments = ["visualize", Fixtures.clip, "-o", "out.mp4", "--size", "320x180", "--quiet"]
        process.currentDirectoryURL = scratch.folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The temporary file is there as soon as the work has begun.
        while process.isRunning, try names().isEmpty { usleep(20_000) }
        usleep(1_500_000)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130 || process.terminationStatus == 0)
        let left = try names()
        #expect(left == [] || left == ["out.mp4"])
        guard left == ["out.mp4"] else { return }
        let probe = try Program.run(
            [
                "ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0",
                "out.mp4",
            ],
            folder: scratch.folder, program: URL(fileURLWithPath: "/usr/bin/env"))
        let frames = try #require(Int(probe.text.prefix { $0.isNumber }))
        #expect((1...45).contains(frames))
    }
}
