import Foundation
import TestSupport
import Testing

@testable import VideoFrames

@Suite("files that are cut short, and full disks")
struct WholenessTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func reading(of path: String, _ stretch: VideoDecoder.Stretch = .init()) async throws
        -> VideoDecoder.Reading
    {
        let info = try await VideoInfo(probing: path)
        let channel = BoundedChannel<VideoFrame>(capacity: 100)
        return try await VideoDecoder(path: path, info: info, stretch: stretch, longSide: 64)
            .read(into: channel, until: StopSignal())
    }

    @Test(
        arguments: [
            ("mkv", []), ("webm", ["-c:v", "libvpx-vp9"]),
            ("mp4", ["-movflags", "frag_keyframe+empty_moov", "-g", "10"]),
            ("avi", ["-c:v", "mpeg4"]), ("flv", ["-g", "5"]), ("gif", []), ("apng", ["-f", "apng"]),
            ("ogv", ["-c:v", "libtheora"]), ("mp4", ["-movflags", "+faststart", "-g", "5", "-bf", "0"]),
        ] as [(String, [String])])
    func aFileThatIsCutInHalfIsNoticed(ending: String, options: [String]) async throws {
        let path = scratch.path("whole." + ending)
        try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=160x120:r=10:d=4"] + options + [path])
        let whole = try await reading(of: path)
        #expect(whole.frames >= 40 && whole.shortfall == nil)
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: path))
        let cut = try scratch.file("cut." + ending, Array(bytes.prefix(bytes.count / 2))).path
        let half = try await reading(of: cut)
        #expect((5..<36).contains(half.frames))
        let shortfall = try #require(half.shortfall)
        #expect(abs(shortfall.seconds - Double(half.frames) / 10) < 0.25)
        #expect(shortfall.description.contains("cut short"))
        // What was asked for is there.
        #expect(try await reading(of: cut, .init(duration: 0.3)).shortfall == nil)
    }

    @Test func aMatroskaSaysHowLongItShouldBe() async throws {
        let path = scratch.path("whole.mkv")
        try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc2=s=160x120:r=10:d=4", path])
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: path))
        let cut = try scratch.file("cut.mkv", Array(bytes.prefix(bytes.count / 2))).path
        let shortfall = try #require(try await reading(of: cut).shortfall)
        #expect(shortfall.total.map { abs($0 - 4) < 0.05 } == true)
        #expect(shortfall.description.contains(" of 4.0 seconds are there"))
    }

    private static let size = (width: 128, height: 96)

    /// Frames that compress badly.
    private func encode(_ format: VideoFormat, to path: String) async throws {
        let channel = BoundedChannel<RawFrame>(capacity: 30)
        var numbers = SplitMix64(seed: 7)
        for index in 0..<30 {
            let pixels = (0..<Self.size.width * Self.size.height * 4).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            try await channel.send(RawFrame(time: Double(index) / 10, pixels: pixels))
        }
        channel.finish()
        let encoder = VideoEncoder(
            format: format, width: Self.size.width, height: Self.size.height, pixelFormat: .opaqueBGRA,
            frameDuration: 0.1)
        try await encoder.encode(channel, to: path)
    }

    /// A file system of so many KiB; `nil` where mounting is not allowed.
    private func smallDisk(kibibytes: Int) throws -> String? {
        let disk = scratch.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        guard (try? Tool.run("mount", ["-t", "tmpfs", "-o", "size=\(kibibytes)k", "none", disk])) != nil else {
            return nil
        }
        return disk
    }

    @Test(arguments: VideoFormat.allCases)
    func aFullDiskIsAFailure(format: VideoFormat) async throws {
        let whole = scratch.path("whole." + format.rawValue)
        try await encode(format, to: whole)
        let count = try Fixtures.bytes(URL(fileURLWithPath: whole)).count
        guard let disk = try smallDisk(kibibytes: (count * 6 / 10 + 4095) / 4096 * 4) else { return }
        defer { _ = try? Tool.run("umount", [disk]) }
        await #expect(throws: VideoError.writingFailed(details: "no space left on device")) {
            try await encode(format, to: disk + "/out." + format.rawValue)
        }
    }

    @Test(arguments: VideoFormat.allCases)
    func whatIsWrittenIsRead(format: VideoFormat) async throws {
        let path = scratch.path("out." + format.rawValue)
        try await encode(format, to: path)
        let finished = FinishedVideo(path: path, format: format)
        try await finished.check(frames: 30, last: 2.9)
        if format != .webp {
            await #expect(
                throws: VideoError.writingFailed(details: "what was written is not whole: it holds 30 of 31 frames")
            ) {
                try await finished.check(frames: 31, last: 2.9)
            }
        }
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: path))
        let cut = try scratch.file("cut." + format.rawValue, Array(bytes.prefix(bytes.count / 2))).path
        await #expect(throws: VideoError.self) {
            try await FinishedVideo(path: cut, format: format).check(frames: 30, last: 2.9)
        }
    }

    @Test func wordsOfAProgramCannotMoveTheCursor() {
        #expect(FFmpeg.clean("\u{1B}[31mred\u{7}\u{202E} file\r\u{9B}") == "[31mred file")
        #expect(FFmpeg.clean(String(repeating: "a", count: 5000)).count == 300)
    }
}
