import CLibWebP
import Imaging

/// Writes loops as animated WebP files, by libwebp; of a single frame it makes a still picture, which has no duration.
enum AnimatedWebP {
    /// The longest side, in pixels.
    static let longestSide = 16383

    /// - Parameters:
    ///   - quality: 0…100; `nil` is lossless. Of a lossy file single frames may be lossless, where that is smaller.
    ///   - isSmallest: tries all ways for each frame: takes up to ten times as long for about 3 % fewer bytes.
    /// - Throws: ``MovingPictureError/encodingFailed(format:details:)``.
    static func bytes(
        of clip: Clip, quality: Int?, isSmallest: Bool = false
    ) throws(MovingPictureError) -> [UInt8] {
        let clip = clip.merged
        var options = WebPAnimEncoderOptions()
        guard WebPAnimEncoderOptionsInit(&options) != 0 else { throw otherVersion }
        options.anim_params.loop_count = 0
        options.anim_params.bgcolor = 0
        options.allow_mixed = quality == nil ? 0 : 1
        options.minimize_size = isSmallest ? 1 : 0
        if !isSmallest { (options.kmin, options.kmax) = quality == nil ? (9, 17) : (3, 5) }
        guard let encoder = WebPAnimEncoderNew(Int32(clip.width), Int32(clip.height), &options) else {
            throw failure("out of memory")
        }
        defer { WebPAnimEncoderDelete(encoder) }
        var config = try configuration(quality: quality)
        var time = 0
        for (frame, duration) in zip(clip.frames, clip.durations) {
            guard try add(frame, at: time, to: encoder, &config) else { throw failure(words(of: encoder)) }
            time += duration
        }
        guard WebPAnimEncoderAdd(encoder, nil, Int32(clamping: time), nil) != 0 else {
            throw failure(words(of: encoder))
        }
        var data = WebPData()
        WebPDataInit(&data)
        defer { WebPDataClear(&data) }
        guard WebPAnimEncoderAssemble(encoder, &data) != 0 else { throw failure(words(of: encoder)) }
        return Array(UnsafeBufferPointer(start: data.bytes, count: data.size))
    }

    private static func configuration(quality: Int?) throws(MovingPictureError) -> WebPConfig {
        var config = WebPConfig()
        guard WebPConfigInit(&config) != 0, quality != nil || WebPConfigLosslessPreset(&config, 6) != 0 else {
            throw otherVersion
        }
        if let quality {
            config.quality = Float(min(max(quality, 0), 100))
            config.method = 4
            // Soft edges stay as they are, until little else is left to save.
            config.alpha_quality = min(Int32(config.quality * 2.5), 100)
        }
        config.thread_level = 1
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
