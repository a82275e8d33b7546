import Foundation
import Imaging
import TestSupport
import Testing

@testable import VideoFrames

@Suite("sound beside the picture")
struct SoundTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A clip of three seconds of picture and of sound, each beginning at its time.
    private func clip(picture: Double, sound: Double, _ ending: String) throws -> String {
        let path = scratch.path("clip." + ending)
        let codec =
            ending == "webm"
            ? ["-c:v", "libvpx-vp9", "-c:a", "libopus"] : ["-c:v", "libx264", "-g", "5", "-c:a", "aac"]
        try Tool.ffmpeg(
            [
                "-itsoffset", "\(picture)", "-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=3", "-itsoffset", "\(sound)",
                "-f",
                "lavfi", "-i", "sine=d=3", "-map", "0:v", "-map", "1:a", "-vsync", "passthrough",
            ] + codec + [path])
        return path
    }

    /// Copies pictures and sound.
    ///
    /// - Parameter most: the number of frames after which the video is stopped.
    private func transcode(
        _ path: String, _ stretch: VideoDecoder.Stretch = .init(), as format: VideoFormat, most: Int = .max
    ) async throws -> String {
        let output = scratch.path("out." + format.rawValue)
        let info = try await VideoInfo(probing: path)
        let decoder = VideoDecoder(path: path, info: info, stretch: stretch, longSide: 64)
        let encoder = VideoEncoder(
            format: format, width: decoder.width, height: decoder.height, pixelFormat: .straightRGBA,
            sound: VideoEncoder.Sound(of: decoder), frameDuration: decoder.frameDuration)
        let stop = StopSignal()
        let (decoded, drawn) = (BoundedChannel<VideoFrame>(capacity: 2), BoundedChannel<RawFrame>(capacity: 2))
        // The first failure ends the others.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await decoder.read(into: decoded, until: stop) }
            group.addTask { try await encoder.encode(drawn, to: output, until: stop) }
            group.addTask {
                while let frame = try await decoded.next() {
                    if frame.index + 1 >= most { stop.set() }
                    try await drawn.send(
                        RawFrame(time: frame.time, fileTime: frame.fileTime, pixels: frame.image.pixels))
                }
                drawn.finish()
            }
            while try await group.next() != nil {}
        }
        return output
    }

    /// How much later than the sound the picture begins.
    private func offset(_ path: String) throws -> Double {
        let picture = try #require(try Tool.packetTimes(of: "v:0", in: path).min())
        let sound = try #require(try Tool.packetTimes(of: "a:0", in: path).min())
        return picture - sound
    }

    @Test(
        arguments: [
            (1.0, 0.0, "mkv", .mp4), (0.0, 0.7, "mkv", .mkv), (0.5, 0.2, "mkv", .webm), (0.0, 0.0, "mkv", .mp4),
            (1.0, 0.0, "mp4", .mov), (0.0, 0.7, "mp4", .mp4), (1.0, 0.0, "ts", .mp4), (0.0, 0.7, "ts", .mkv),
            (0.5, 0.0, "webm", .webm),
        ] as [(Double, Double, String, VideoFormat)])
    func theOffsetIsKept(picture: Double, sound: Double, ending: String, format: VideoFormat) async throws {
        let path = try clip(picture: picture, sound: sound, ending)
        let (before, after) = (try offset(path), try offset(try await transcode(path, as: format)))
        #expect(abs(before - (picture - sound)) < 0.06)
        #expect(abs(after - before) < 0.06, "\(before) became \(after)")
    }

    /// The picture begins a second after the sound: 0.4 s of sound are left before it, or none.
    @Test(
        arguments: [(0.6, 1.0, 0.4), (1.5, 0.8, 0.0), (1.52, 0.8, 0.0)],
        [("mkv", .mp4), ("mkv", .mkv), ("ts", .mov)] as [(String, VideoFormat)])
    func aStretchKeepsIt(stretch: (Double, Double, Double), kinds: (String, VideoFormat)) async throws {
        let (start, duration, offset) = stretch
        let path = try clip(picture: 1, sound: 0, kinds.0)
        let output = try await transcode(path, .init(start: start, duration: duration), as: kinds.1)
        #expect(abs(try self.offset(output) - offset) < 0.06)
        #expect(try Tool.packetTimes(of: "v:0", in: output).count == Int((duration * 10).rounded()))
        let last = try #require(try Tool.packetTimes(of: "a:0", in: output).max())
        #expect(last < offset + duration + 0.05 && last > offset + duration - 0.1)
    }

    @Test(arguments: [VideoFormat.mp4, .mkv, .webm])
    func aVideoThatIsStoppedHasNoSoundBehindItsLastFrame(format: VideoFormat) async throws {
        let output = try await transcode(try clip(picture: 0, sound: 0, "mkv"), as: format, most: 8)
        let pictures = try Tool.packetTimes(of: "v:0", in: output)
        let sounds = try Tool.packetTimes(of: "a:0", in: output)
        #expect((1..<30).contains(pictures.count))
        let end = try #require(pictures.max()) + 0.1
        let last = try #require(sounds.max())
        #expect(last <= end + 0.03 && last > end - 0.15, "\(last) beside \(end)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).count == 2)
    }
}
