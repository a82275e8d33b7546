import Basics
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

    @Test func aTerminalIsToldTheShareAndTheTimeThatIsLeft() throws {
        let outcome = try Program.shell(
            """
            script -qec '"$M" visualize "\(Fixtures.clip)" -o out.webm --duration 0.6 --size 320x180 --slots mouth' /dev/null
            """, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.text)")
        // 0.6 seconds at 15 frames a second; the first frame is drawn at once.
        for words in ["1 of about 9 frames, 11 %", " s left"] {
            #expect(outcome.text.contains(words), "\(outcome.text)")
        }
    }

    /// What is kept of a slot that has hardly changed is near to what it would be: `docs/decisions/video-speed.md`.
    @Test func keptNumbersAreNearThoseOfEveryFrame() throws {
        func rows(_ options: [String]) throws -> [[Substring]] {
            let outcome = try Program.run(
                ["visualize", Fixtures.clip, "-o", "out.mp4", "--csv", "-", "--duration", "0.6", "--size", "320x180"]
                    + ["--slots", "mouth,brows,hair-front", "--force", "--quiet"] + options, folder: scratch.folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.text.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
        }
        let (kept, exact) = (try rows([]), try rows(["--every-frame"]))
        #expect(kept.count == 9 * 3 && exact.count == kept.count)
        var (gaps, held) = ([Double](), 0)
        for (index, (row, other)) in zip(kept, exact).enumerated() {
            #expect(row[..<3] == other[..<3])
            if index >= 3, row[6...] == kept[index - 3][6...] { held += 1 }
            guard row[3] == other[3] else { continue }
            gaps.append(abs(try #require(Double(row[4])) - #require(Double(other[4]))))
        }
        #expect(held >= 8, "\(held) rows were kept")
        #expect(gaps.reduce(0, +) / Double(gaps.count) < 0.02 && gaps.allSatisfy { $0 < 0.1 }, "\(gaps)")
    }

    @Test(arguments: [
        (["clip.mp4", "-o", "out.avi"], "“.avi” is no kind of video"),
        (["clip.mp4", "--size", "321x180"], "--size"),
        (["clip.mp4", "--fps", "0"], "--fps"),
        (["clip.mp4", "--slots", "hat"], "no compared slot “hat”"),
        (["clip.mp4", "-o", "clip.mp4", "--force"], "is the video itself"),
        (["clip.mp4", "-o", "a.mp4", "--csv", "./a.mp4"], "two outputs"),
        (["clip.mp4", "-o", "a.mp4", "--csv", "A.mp4"], "two outputs"),
        (["clip.mp4", "-o", "a.mp4", "--csv", "clip.mp4", "--force"], "clip.mp4 is the video itself"),
        (["clip.mp4", "-o", "link.mp4", "--force"], "link.mp4 is the video itself"),
        (["clip.mp4", "-o", "a.mp4", "--json", "twin.mp4", "--force"], "twin.mp4 is the video itself"),
        (["clip.mp4", "-o", "-"], "not written to standard output"), (["-", "-o", "a.mp4"], "standard input"),
        (["clip.mp4", "-o", "a.mp4", "--csv", ""], "no name"),
    ])
    func wrongUsageIs64(arguments: [String], message: String) throws {
        try scratch.file("clip.mp4", [1])
        let clip = scratch.path("clip.mp4")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link.mp4"), withDestinationPath: clip)
        try FileManager.default.linkItem(atPath: clip, toPath: scratch.path("twin.mp4"))
        let outcome = try Program.run(["visualize"] + arguments, folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(try names() == ["clip.mp4", "link.mp4", "twin.mp4"])
        #expect(try Fixtures.bytes(URL(fileURLWithPath: clip)) == [1])
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
        #expect([0, 130].contains(process.awaitEnd().status))
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

    @Test func aPlaylistDoesNotReachOtherFiles() throws {
        try FileManager.default.copyItem(atPath: Fixtures.clip, toPath: scratch.path("private.mp4"))
        let lists = [
            "ffconcat version 1.0\nfile private.mp4\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile://\(scratch.path("private.mp4"))\n#EXT-X-ENDLIST\n",
        ]
        for list in lists {
            try scratch.file("clip.mp4", Array(list.utf8))
            let outcome = try Program.run("visualize", "clip.mp4", "-o", "out.mp4", folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(
                outcome.errors.contains("clip.mp4: it is no video that can be read: it is a playlist"),
                "\(outcome.errors)")
        }
        #expect(try names() == ["clip.mp4", "private.mp4"])
    }

    @Test func tablesGoToStandardOutput() throws {
        let options = ["--duration", "0.1", "--size", "64x64", "--slots", "mouth", "--quiet"]
        let csv = try Program.run(
            ["visualize", Fixtures.clip, "-o", "out.webm", "--csv", "-"] + options, folder: scratch.folder)
        #expect(csv.status == 0 && csv.errors == "", "\(csv.errors)")
        #expect(csv.text.hasPrefix("frame,time,slot,part"))
        #expect(csv.text.split(separator: "\n").count == 3)
        #expect(try names() == ["out.webm"])
        // Nobody can write to it.
        let full = try Program.run(
            ["-c", "exec \"$0\" \"$@\" >/dev/full", Program.location.path, "visualize", Fixtures.clip, "-o", "o.webm"]
                + ["--json", "-"] + options, folder: scratch.folder, program: URL(fileURLWithPath: "/bin/sh"))
        #expect(full.status == 74)
        #expect(full.errors.contains("cannot write standard output: no space left"), "\(full.errors)")
        #expect(try names() == ["out.webm"])
    }

    /// 20 blocks of 512 bytes, or of 1024: where the disk is full or a limit reached, it looks the same.
    private func limited(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(
            ["-c", "ulimit -f 20; exec \"$0\" \"$@\"", Program.location.path, "visualize", Fixtures.clip] + arguments,
            folder: scratch.folder, program: URL(fileURLWithPath: "/bin/sh"))
    }

    @Test func aVideoThatDoesNotFitLeavesTheOldOneAndNoTable() throws {
        try scratch.file("out.mp4", [1, 2, 3])
        let outcome = try limited(
            [
                "-o", "out.mp4", "--csv", "t.csv", "--slots", "mouth", "--avatar-only", "--duration", "0.2", "--force",
                "--quiet",
            ])
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("out.mp4: the video cannot be written: file too large"), "\(outcome.errors)")
        #expect(try names() == ["out.mp4"])
        #expect(try Fixtures.bytes(URL(fileURLWithPath: scratch.path("out.mp4"))) == [1, 2, 3])
    }

    @Test func aTableThatDoesNotFitLeavesNoVideo() throws {
        let outcome = try limited(
            ["-o", "out.mp4", "--csv", "t.csv", "--size", "64x64", "--avatar-only", "--duration", "0.3", "--quiet"])
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("cannot write t.csv: file too large"), "\(outcome.errors)")
        #expect(try names() == [])
    }

    @Test func aVideoThatIsCutShortIsDrawnAsFarAsItGoes() throws {
        try Tool.ffmpeg(["-i", Fixtures.clip, "-c", "copy", scratch.path("whole.mkv")])
        let whole = try Fixtures.bytes(URL(fileURLWithPath: scratch.path("whole.mkv")))
        try scratch.file("clip.mkv", Array(whole.prefix(whole.count / 2)))
        let outcome = try Program.run(
            "visualize", "clip.mkv", "-o", "out.mkv", "--size", "64x64", "--avatar-only", "--fps", "2", "--quiet",
            folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("of 3.0 seconds are there; out.mkv holds its"), "\(outcome.errors)")
        #expect(try names() == ["clip.mkv", "out.mkv", "whole.mkv"])
    }

    @Test func whereNothingCanBeSaidTheVideoIsWritten() throws {
        for closing in ["2>&-", "2>/dev/full"] {
            let outcome = try Program.run(
                [
                    "-c", "exec \"$0\" \"$@\" \(closing)", Program.location.path, "visualize", Fixtures.clip, "-o",
                    "out.webm",
                    "--size", "64x64", "--avatar-only", "--duration", "0.1", "--force",
                ], folder: scratch.folder, program: URL(fileURLWithPath: "/bin/sh"))
            #expect(outcome.status == 0)
            #expect(try names() == ["out.webm"])
        }
    }

    @Test func withoutDescriptorsTheCauseIsNamed() throws {
        let outcome = try Program.run(
            [
                "-c", "ulimit -n 16; exec \"$0\" \"$@\"", Program.location.path, "visualize", Fixtures.clip, "-o",
                "out.mp4",
            ],
            folder: scratch.folder, program: URL(fileURLWithPath: "/bin/sh"))
        #expect(outcome.status == 71)
        #expect(outcome.errors.contains("too many open files"), "\(outcome.errors)")
        #expect(try names() == [])
    }
}
