import Foundation
import Imaging
import TestSupport
import Testing
import VideoFrames

@testable import MovingPictures

@Suite("WebM")
struct AnimatedWebMTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func file(_ clip: Clip, quality: Int = 90) async throws -> String {
        let writer = ClipWriter(format: .webM, folder: scratch.folder.path)
        let bytes = try await writer.bytes(of: clip, quality: quality)
        #expect(scratch.contents.isEmpty, "nothing is left behind")
        return try scratch.file("loop.webm", bytes).path
    }

    /// The frames with alpha, which only libvpx decodes.
    private func frames(of path: String, width: Int, height: Int) throws -> [Image] {
        let raw = scratch.path("frames.raw")
        try Tool.ffmpeg(["-c:v", "libvpx-vp9", "-i", path, "-pix_fmt", "rgba", "-f", "rawvideo", raw])
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
        return stride(from: 0, to: bytes.count, by: width * height * 4).map {
            Image(width: width, height: height, pixels: Array(bytes[$0..<$0 + width * height * 4]))
        }
    }

    @Test(arguments: [(64, 48), (33, 21), (1, 1)])
    func framesComeBackWithAlpha(width: Int, height: Int) async throws {
        let clip = Loops.disc(width: width, height: height, durations: [40, 40, 30, 30, 40, 60])
        let path = try await file(clip)
        let info = try await VideoInfo(probing: path)
        #expect((info.width, info.height) == (width, height))
        #expect(abs((info.duration ?? 0) - 0.24) < 0.002)
        #expect(info.soundCodec == nil)
        let times = try Tool.packetTimes(of: "v:0", in: path)
        #expect(times.map { Int(($0 * 1000).rounded()) } == [0, 40, 80, 110, 140, 180])
        let frames = try frames(of: path, width: width, height: height)
        #expect(frames.count == 6)
        for (frame, shown) in zip(clip.frames, frames) {
            let difference = zip(frame.words, shown.words).map { abs(Int($0.alpha) - Int($1.alpha)) }
            #expect(difference.max() ?? 0 < 48)
        }
        if width > 1 { #expect(clip.difference(from: frames) < 60, "no dark rim: \(clip.difference(from: frames))") }
        let tag = try Tool.run("ffprobe", ["-v", "error", "-show_entries", "stream_tags=alpha_mode", path])
        #expect(tag.contains("alpha_mode=1"))
    }

    @Test func oneFrameIsAVideoToo() async throws {
        let path = try await file(Loops.disc(frames: 1, durations: [500]))
        #expect(try Tool.packetTimes(of: "v:0", in: path) == [0])
        #expect(abs((try await VideoInfo(probing: path).duration ?? 0) - 0.5) < 0.002)
    }

    @Test func aFrameMayVanish() async throws {
        let frames = try frames(of: try await file(Loops.vanishing), width: 23, height: 17)
        #expect(frames.count == 4)
        #expect(frames[1].words.allSatisfy { $0.alpha < 8 } && frames[2].words.contains { $0.alpha > 247 })
    }

    @Test func colorsGoOnWhereNothingIsSeen() {
        var image = Image(width: 20, height: 9)
        image[4, 4] = Color(red: 200, green: 100, blue: 50)
        let bled = image.bleeding(reach: 3)
        #expect(bled[4, 4] == image[4, 4])
        #expect(bled[1, 3] == Color(red: 200, green: 100, blue: 50, alpha: 0))
        #expect(bled[8, 4] == .clear && bled[7, 4].red == 200)
        #expect(Image(width: 3, height: 3).bleeding() == Image(width: 3, height: 3))
    }
}
