import Foundation
import Imaging
import TestSupport
import Testing

@testable import VideoFrames

@Suite("colours of videos")
struct ColorTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Signals and light of ITU-R BT.2408-7, table 1, and BT.2100-2.
    @Test(arguments: [(0, 0), (0.5081, 100), (0.5807, 203), (0.7518, 1000), (1, 10_000)] as [(Double, Double)])
    func perceptualQuantizer(code: Double, luminance: Double) {
        let found = StandardRange.luminance(perceptualQuantizer: code)
        #expect(abs(found - luminance) <= luminance * 0.004)
    }

    @Test(arguments: [(0, 0), (0.5, 1.0 / 12), (0.75, 0.2650), (1, 1)] as [(Double, Double)])
    func hybridLogGamma(code: Double, light: Double) {
        #expect(abs(StandardRange.sceneLight(hybridLogGamma: code) - light) < 1e-4)
    }

    @Test func whiteStaysWhiteInOtherPrimaries() {
        for matrix in [StandardRange.fromBT2020, StandardRange.fromDisplayP3] {
            for row in stride(from: 0, to: 9, by: 3) {
                #expect(abs(matrix[row] + matrix[row + 1] + matrix[row + 2] - 1) < 2e-4)
            }
        }
    }

    @Test func brightLightIsCompressedWithoutAStep() {
        let knee = StandardRange.knee
        #expect(StandardRange.compressed(knee) == knee)
        var last: Float = 0
        for step in 0...5000 {
            let light = StandardRange.compressed(Float(step) / 1000)
            #expect(step == 0 || light > last)
            #expect(light < 1)
            last = light
        }
    }

    /// Skin, cloth, leaves, sky, grey, and a near black.
    private static let patches: [Color] = [
        Color(red: 224, green: 172, blue: 138), Color(red: 94, green: 58, blue: 42),
        Color(red: 176, green: 48, blue: 60),
        Color(red: 88, green: 130, blue: 64), Color(red: 96, green: 142, blue: 200),
        Color(red: 128, green: 128, blue: 128),
        Color(red: 20, green: 18, blue: 24), Color(red: 228, green: 226, blue: 222),
    ]
    /// Columns and rows of a patch.
    private static let side = 16

    private static var picture: Image {
        var image = Image(width: side * patches.count, height: side)
        for y in 0..<side {
            for x in 0..<image.width { image[x, y] = patches[x / side] }
        }
        return image
    }

    private func firstFrame(of path: String) async throws -> Image {
        let info = try await VideoInfo(probing: path)
        let channel = BoundedChannel<VideoFrame>(capacity: 10)
        let decoder = VideoDecoder(path: path, info: info, longSide: 4096)
        _ = try await decoder.decode(into: channel, until: StopSignal())
        return try #require(try await channel.next()).image
    }

    private func expectPatches(in image: Image, within tolerance: Int, _ note: String) {
        let side = image.width / Self.patches.count
        for (index, patch) in Self.patches.enumerated() {
            let found = image[index * side + side / 2, image.height / 2]
            let gaps = [
                (patch.red, found.red), (patch.green, found.green), (patch.blue, found.blue),
            ].map { abs(Int($0) - Int($1)) }
            #expect(gaps.allSatisfy { $0 <= tolerance }, "\(note): \(patch) came as \(found)")
        }
    }

    @Test(
        arguments: HighRangeClip.Kind.allCases,
        [
            ("mkv", ["-c:v", "ffv1", "-pix_fmt", "yuv444p10le"]),
            ("mov", ["-c:v", "prores_ks", "-pix_fmt", "yuv422p10le"]),
            ("mp4", ["-c:v", "libx265", "-x265-params", "log-level=error", "-crf", "4", "-pix_fmt", "yuv420p10le"]),
        ] as [(String, [String])])
    func highDynamicRangeBecomesStandard(kind: HighRangeClip.Kind, file: (String, [String])) async throws {
        let path = scratch.path("clip." + file.0)
        try HighRangeClip.write(Self.picture, as: kind, options: file.1, to: path)
        try await expectPatches(in: firstFrame(of: path), within: 5, "\(kind) in \(file.0)")
    }

    /// sRGB written in Display P3 and in BT.2020 of standard range, by the inverses of the matrices.
    @Test(
        arguments: [
            ("smpte432", [[0.8225, 0.1774, 0], [0.0332, 0.9669, 0], [0.0171, 0.0724, 0.9108]]),
            ("bt2020", [[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]]),
        ] as [(String, [[Double]])])
    func wideGamutsOfStandardRange(primaries: String, matrix: [[Double]]) async throws {
        let path = scratch.path("clip.mkv")
        let bytes = stride(from: 0, to: Self.picture.pixels.count, by: 4).flatMap { index -> [UInt8] in
            let light = (0..<3).map { StandardRange.linear(sRGB: Double(Self.picture.pixels[index + $0]) / 255) }
            return matrix.map { row in
                let value = StandardRange.code(linear: zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })
                return UInt8((min(max(value, 0), 1) * 255).rounded())
            }
        }
        try Tool.ffmpeg(
            [
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "\(Self.picture.width)x\(Self.side)", "-i", "pipe:0",
                "-vf",
                "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd", "-c:v", "ffv1", "-pix_fmt", "yuv444p",
                "-color_primaries", primaries, "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
                path,
            ], input: bytes)
        try await expectPatches(in: firstFrame(of: path), within: 4, primaries)
    }

    /// The matrix is that of the file's tag; without one that of high definition for high definition, else BT.601.
    @Test(
        arguments: [
            ("bt709", "bt709", 128), ("smpte170m", "smpte170m", 128), ("smpte170m", "", 128), ("bt709", "", 1280),
            ("bt709", "bt709", 1280), ("smpte170m", "smpte170m", 1280),
        ] as [(String, String, Int)])
    func theMatrixIsTheRightOne(matrix: String, tag: String, width: Int) async throws {
        let path = scratch.path("clip.mkv")
        let tags = tag.isEmpty ? [] : ["-colorspace", tag]
        let scale = "scale=\(width):\(Self.side * width / 128):flags=neighbor+accurate_rnd"
        try Tool.ffmpeg(
            [
                "-f", "rawvideo", "-pix_fmt", "rgba", "-s", "128x\(Self.side)", "-i", "pipe:0", "-vf",
                scale + ":out_color_matrix=\(matrix):out_range=tv", "-c:v", "ffv1", "-pix_fmt", "yuv444p",
            ] + tags + [path], input: Self.picture.pixels)
        let space = try Tool.run(
            "ffprobe", ["-v", "error", "-show_entries", "stream=color_space", "-of", "csv=p=0", path])
        #expect(space.contains(tag.isEmpty ? "unknown" : tag))
        try await expectPatches(in: firstFrame(of: path), within: 3, "\(matrix), tag “\(tag)”, width \(width)")
    }

    @Test func whatIsWrittenSaysItsColors() async throws {
        for format in [VideoFormat.mp4, .mov, .mkv, .webm] {
            let path = scratch.path("out." + format.rawValue)
            let channel = BoundedChannel<RawFrame>(capacity: 2)
            for time in [0, 0.04] { try await channel.send(RawFrame(time: time, pixels: Self.picture.pixels)) }
            channel.finish()
            let encoder = VideoEncoder(
                format: format, width: Self.picture.width, height: Self.side, pixelFormat: .straightRGBA)
            try await encoder.encode(channel, to: path)
            #expect(
                try Tool.run("ffprobe", ["-v", "error", "-show_entries", "stream=color_space", "-of", "csv=p=0", path])
                    .contains("bt709"))
            try await expectPatches(in: firstFrame(of: path), within: 12, format.rawValue)
        }
    }

    /// Planes are taken as they are: no matrix between.
    @Test(arguments: [VideoFormat.mp4, .mov, .mkv, .webm])
    func planesKeepTheirColors(format: VideoFormat) async throws {
        let (side, path) = (32, scratch.path("planes." + format.rawValue))
        // (200, 60, 120) by BT.709 in the range of television.
        let planes =
            [UInt8](repeating: 97, count: side * side) + [UInt8](repeating: 140, count: side * side / 4)
            + [UInt8](repeating: 187, count: side * side / 4)
        let channel = BoundedChannel<RawFrame>(capacity: 2)
        for time in [0, 0.04] { try await channel.send(RawFrame(time: time, pixels: planes)) }
        channel.finish()
        let encoder = VideoEncoder(format: format, width: side, height: side, pixelFormat: .planarYUV)
        try await encoder.encode(channel, to: path)
        let pixel = try await firstFrame(of: path)[16, 16]
        #expect(abs(Int(pixel.red) - 200) <= 4 && abs(Int(pixel.green) - 60) <= 4 && abs(Int(pixel.blue) - 120) <= 4)
    }
}
