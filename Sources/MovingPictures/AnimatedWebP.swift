import CLibWebP
import Imaging

/// Writes loops as animated WebP files, by libwebp; of a single frame it makes a still picture, which has no duration.
enum AnimatedWebP {
    /// The longest side, in pixels.
    static let longestSide = 16383

    /// How frames are compressed.
    enum Way: Sendable {
        /// Every colour is kept.
        case lossless
        /// The same for a clip of few colours, ten times as fast, for a tenth more bytes.
        case losslessAtOnce
        /// The same in a quarter of that time, for a quarter more bytes: what keeps pace with a video.
        case losslessInPassing
        /// 0…100.
        case lossy(quality: Int)
    }

    /// - Throws: ``MovingPictureError/encodingFailed(format:details:)``.
    static func bytes(of clip: Clip, _ way: Way) throws(MovingPictureError) -> [UInt8] {
        let clip = clip.merged
        return try bytes(width: clip.width, height: clip.height, durations: clip.durations, way) { clip.frames[$0] }
    }

    /// - Throws: ``MovingPictureError/encodingFailed(format:details:)``.
    static func bytes(of clip: IndexedClip) throws(MovingPictureError) -> [UInt8] {
        try bytes(
            width: clip.width, height: clip.height, durations: clip.durations, .losslessAtOnce, frame: clip.image(at:))
    }

    private static func bytes(
        width: Int, height: Int, durations: [Int], _ way: Way, frame: (Int) -> Image
    ) throws(MovingPictureError) -> [UInt8] {
        let stream = try Stream(width: width, height: height, way)
        for (index, duration) in durations.enumerated() { try stream.add(frame(index), duration: duration) }
        return try stream.finish()
    }

    /// A file that gets one frame after the other.
    final class Stream {
        private let encoder: OpaquePointer
        private var config: WebPConfig
        private var time = 0

        init(width: Int, height: Int, _ way: Way) throws(MovingPictureError) {
            var options = WebPAnimEncoderOptions()
            guard WebPAnimEncoderOptionsInit(&options) != 0 else { throw otherVersion }
            options.anim_params.loop_count = 0
            options.anim_params.bgcolor = 0
            // What a lossy frame leaves of the one before adds up, until a frame is whole again.
            if case .lossy = way {
                (options.kmin, options.kmax) = (3, 5)
            } else {
                (options.kmin, options.kmax) = (0, 0)
            }
            config = try configuration(way)
            guard let encoder = WebPAnimEncoderNew(Int32(width), Int32(height), &options) else {
                throw failure("out of memory")
            }
            self.encoder = encoder
        }

        deinit { WebPAnimEncoderDelete(encoder) }

        /// - Parameter duration: milliseconds.
        func add(_ frame: Image, duration: Int) throws(MovingPictureError) {
            guard try AnimatedWebP.add(frame, at: time, to: encoder, &config) else {
                throw failure(words(of: encoder))
            }
            time += duration
        }

        func finish() throws(MovingPictureError) -> [UInt8] {
            guard WebPAnimEncoderAdd(encoder, nil, Int32(clamping: time), nil) != 0 else {
                throw failure(words(of: encoder))
            }
            var data = WebPData()
            WebPDataInit(&data)
            defer { WebPDataClear(&data) }
            guard WebPAnimEncoderAssemble(encoder, &data) != 0 else { throw failure(words(of: encoder)) }
            return Array(UnsafeBufferPointer(start: data.bytes, count: data.size))
        }
    }

    private static func configuration(_ way: Way) throws(MovingPictureError) -> WebPConfig {
        var config = WebPConfig()
        guard WebPConfigInit(&config) != 0 else { throw otherVersion }
        switch way {
        case .lossless:
            guard WebPConfigLosslessPreset(&config, 6) != 0 else { throw otherVersion }
        case .losslessAtOnce:
            (config.lossless, config.method, config.quality) = (1, 1, 20)
        case .losslessInPassing: (config.lossless, config.method, config.quality) = (1, 0, 0)
        case .lossy(let quality):
            config.quality = Float(min(max(quality, 0), 100))
            config.method = 4
            // Soft edges stay as they are, until little else is left to save.
            config.alpha_quality = min(Int32(config.quality * 2.5), 100)
        }
        return config
    }

    private static func add(
        _ frame: Image, at time: Int, to encoder: OpaquePointer, _ config: inout WebPConfig
    ) throws(MovingPictureError) -> Bool {
        var picture = WebPPicture()
        guard WebPPictureInit(&picture) != 0 else { throw otherVersion }
        defer { WebPPictureFree(&picture) }
        picture.use_argb = 1
        (picture.width, picture.height) = (Int32(frame.width), Int32(frame.height))
        guard WebPPictureImportRGBA(&picture, frame.pixels, Int32(frame.width * 4)) != 0 else {
            throw failure("out of memory")
        }
        return WebPAnimEncoderAdd(encoder, &picture, Int32(clamping: time), &config) != 0
    }

    private static func words(of encoder: OpaquePointer) -> String {
        WebPAnimEncoderGetError(encoder).map { String(cString: $0) } ?? "libwebp gave no reason"
    }

    private static var otherVersion: MovingPictureError {
        failure("another version of libwebp is installed than was built with")
    }

    private static func failure(_ details: String) -> MovingPictureError {
        .encodingFailed(format: MovingFormat.webP.name, details: details)
    }
}
