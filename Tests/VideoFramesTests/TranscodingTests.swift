import Foundation
import Imaging
import TestSupport
import Testing

@testable import VideoFrames

@Suite("decoding and encoding by ffmpeg")
struct TranscodingTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func frames(
        of path: String, stretch: VideoDecoder.Stretch = .init(), longSide: Int = 100
    ) async throws -> [VideoFrame] {
        let info = try await VideoInfo(probing: path)
        let decoder = VideoDecoder(path: path, info: info, stretch: stretch, longSide: longSide)
        let channel = BoundedChannel<VideoFrame>(capacity: 1)
        async let count = decoder.decode(into: channel, until: StopSignal())
        var frames: [VideoFrame] = []
        while let frame = try await channel.next() { frames.append(frame) }
        #expect(try await count == frames.count)
        return frames
    }

    @Test func everyFrameComesOnceAndAtItsTime() async throws {
        let frames = try await frames(of: Fixtures.clip)
        #expect(frames.map(\.index) == Array(0..<45))
        #expect(frames.allSatisfy { abs($0.time - Double($0.index) / 15) < 1e-6 })
        #expect(frames.allSatisfy { ($0.image.width, $0.image.height) == (80, 100) })
    }

    /// Frames that are 2³¹ seconds apart: nanoseconds of that do not fit into 64 bits. Some versions of ffmpeg hand such times on, others end.
    @Test(arguments: [UInt32.max / 2, 1_000_000_000, 900_000]) func timesBeyondAllMeasureAreNotHandedOn(_ delta: UInt32)
        async throws
    {
        var clip = try Fixtures.bytes(URL(fileURLWithPath: Fixtures.clip))
        func set(_ offset: Int, behind type: String, _ number: UInt32) throws {
            let place = try #require(clip.firstRange(of: Array(type.utf8))).lowerBound + 4 + offset
            for index in 0..<4 { clip[place + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32(index))) }
        }
        try set(12, behind: "mdhd", 1)
        try set(12, behind: "stts", delta)
        let path = try scratch.file("clip.mp4", clip).path
        do {
            let times = try await frames(of: path).map(\.time)
            #expect(times.allSatisfy { abs($0) <= 1_000_000 }, "\(times)")
        } catch is VideoError {
            // Told, and nothing worse.
        }
    }

    @Test func aStretchAndARateAreKept() async throws {
        let stretch = VideoDecoder.Stretch(start: 1, duration: 1, framesPerSecond: 5)
        let frames = try await frames(of: Fixtures.clip, stretch: stretch)
        #expect(frames.count == 5)
        #expect(zip(frames, 0...).allSatisfy { abs($0.time - Double($1) / 5) < 1e-6 })
    }

    @Test(arguments: [VideoFormat.mp4, .mkv, .webm, .gif, .apng])
    func unevenTimesSurvive(format: VideoFormat) async throws {
        let times = [0, 0.1, 0.15, 0.4, 0.48]
        let path = scratch.folder.appendingPathComponent("clip.\(format.rawValue)").path
        let encoder = VideoEncoder(format: format, width: 32, height: 16, pixelFormat: .straightRGBA)
        let channel = BoundedChannel<RawFrame>(capacity: times.count)
        for (index, time) in times.enumerated() {
            let pixel: [UInt8] = [UInt8(index * 50), 128, 255, 255]
            try await channel.send(
                RawFrame(time: time, pixels: (0..<32 * 16).flatMap { _ in pixel }))
        }
        channel.finish()
        try await encoder.encode(channel, to: path)
        let found = try await frames(of: path)
        #expect(found.count == times.count)
        #expect(zip(found, times).allSatisfy { abs($0.time - $1) < 0.011 }, "\(found.map(\.time))")
    }

    @Test(arguments: [VideoFormat.mp4, .mov, .mkv, .webm])
    func theLastFrameIsShownAsLongAsItShould(format: VideoFormat) async throws {
        let path = scratch.folder.appendingPathComponent("clip.\(format.rawValue)").path
        let encoder = VideoEncoder(
            format: format, width: 32, height: 16, pixelFormat: .straightRGBA, frameDuration: 0.25)
        let channel = BoundedChannel<RawFrame>(capacity: 4)
        let pixels = [UInt8](repeating: 200, count: 32 * 16 * 4)
        for index in 0..<4 { try await channel.send(RawFrame(time: Double(index) * 0.25, pixels: pixels)) }
        channel.finish()
        try await encoder.encode(channel, to: path)
        let duration = try #require(await VideoInfo(probing: path).duration)
        #expect(abs(duration - 1) < 0.011)
    }

    @Test(arguments: VideoFormat.allCases, [1, 2])
    func fewFramesAreAVideoToo(format: VideoFormat, count: Int) async throws {
        let path = scratch.folder.appendingPathComponent("clip.\(format.rawValue)").path
        let encoder = VideoEncoder(format: format, width: 32, height: 16, pixelFormat: .straightRGBA)
        let channel = BoundedChannel<RawFrame>(capacity: count)
        for index in 0..<count {
            let pixels = [UInt8](repeating: UInt8(100 * index + 50), count: 32 * 16 * 4)
            try await channel.send(RawFrame(time: Double(index) / 10, pixels: pixels))
        }
        channel.finish()
        try await encoder.encode(channel, to: path)
        guard format != .webp, format != .apng || count > 1 else { return }
        #expect(try await frames(of: path).count == count)
    }

    @Test func whatIsNoVideoIsRefused() async throws {
        let empty = try scratch.file("empty.mp4", []).path
        await #expect(throws: VideoError.otherKind(name: "empty", advice: "copy it again")) {
            try await VideoInfo(probing: empty)
        }
    }

    @Test func aFolderThatIsNotThereCannotBeWrittenTo() async throws {
        let encoder = VideoEncoder(format: .mp4, width: 32, height: 16, pixelFormat: .opaqueBGRA)
        let channel = BoundedChannel<RawFrame>(capacity: 2)
        let pixels = [UInt8](repeating: 9, count: 32 * 16 * 4)
        for time in [0, 0.1] { try await channel.send(RawFrame(time: time, pixels: pixels)) }
        channel.finish()
        let path = scratch.folder.appendingPathComponent("none/clip.mp4").path
        await #expect {
            try await encoder.encode(channel, to: path)
        } throws: { error in
            guard case VideoError.writingFailed(let details) = error else { return false }
            return details.contains("No such file")
        }
    }
}
