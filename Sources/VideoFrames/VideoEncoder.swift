import Foundation
import Imaging
import Subprocess

/// Encodes frames to a video file by the program `ffmpeg`.
public struct VideoEncoder: Sendable {
    /// The order of the bytes of a pixel.
    public enum PixelFormat: String, Sendable {
        /// The fourth byte is of no account.
        case opaqueBGRA = "BGRA"
        /// Straight alpha.
        case straightRGBA = "RGBA"
    }

    /// Where the sound comes from.
    public struct Sound: Sendable {
        public var path: String
        public var stretch: VideoDecoder.Stretch
        /// Name of its codec.
        public var codec: String

        /// The sound of a video; `nil` for a silent one.
        public init?(of decoder: VideoDecoder) {
            guard let codec = decoder.info.soundCodec else { return nil }
            self.path = decoder.path
            self.stretch = decoder.stretch
            self.codec = codec
        }
    }

    public let format: VideoFormat
    public let width: Int
    public let height: Int
    public let pixelFormat: PixelFormat
    public let sound: Sound?
    /// Seconds that the last frame is shown, where that is known.
    public let frameDuration: Double?

    /// - Parameters:
    ///   - width: even, as most codecs want it.
    ///   - height: even.
    ///   - sound: copied where the container takes it, encoded anew where not, left out where it takes none.
    ///   - frameDuration: seconds that the last frame is shown; as long as the one before it when `nil`.
    public init(
        format: VideoFormat, width: Int, height: Int, pixelFormat: PixelFormat, sound: Sound? = nil,
        frameDuration: Double? = nil
    ) {
        self.frameDuration = frameDuration
        self.format = format
        self.width = width
        self.height = height
        self.pixelFormat = pixelFormat
        self.sound = format.copiedSound == nil ? nil : sound
    }

    /// Writes every frame of `channel` to a new file.
    ///
    /// - Parameter path: a file that may be half-written until this returns, and is left to the caller when it throws.
    /// - Returns: seconds from the beginning to the end of the last frame.
    /// - Throws: ``VideoError``, or `CancellationError`.
    @discardableResult
    public func encode(_ channel: BoundedChannel<RawFrame>, to path: String) async throws -> Double {
        FFmpeg.ignoreBrokenPipes()
        let words = LastWords()
        do {
            let result = try await run(
                .name("ffmpeg"), arguments: Arguments(arguments(to: path)), platformOptions: FFmpeg.platformOptions,
                input: .inputWriter, output: .discarded, error: .sequence
            ) { execution -> Double? in
                async let listening: Void = words.listen(to: execution.standardError)
                let written: Double?
                do {
                    written = try await write(channel, to: execution.standardInputWriter)
                } catch is EncoderEnded {
                    // What it said is worth more than that the pipe is broken; nothing said, its status tells.
                    await listening
                    if let text = words.text { throw VideoError.writingFailed(details: text) }
                    return nil
                }
                await listening
                return written
            }
            if let failure = FFmpeg.failure(result.terminationStatus, said: words.text) {
                throw VideoError.writingFailed(details: failure)
            }
            guard let end = result.closureResult else {
                throw VideoError.writingFailed(details: "ffmpeg ended before the last frame")
            }
            return end
        } catch let error as SubprocessError {
            throw FFmpeg.missing("ffmpeg", error) ?? VideoError.writingFailed(details: "\(error)")
        }
    }

    private func write(_ channel: BoundedChannel<RawFrame>, to writer: StandardInputWriter) async throws -> Double {
        let stream = MatroskaWriter(width: width, height: height, pixelFormat: pixelFormat.rawValue)
        try await writer.writeAll(stream.header)
        var last = 1.0 / 25
        var current = try await channel.next()
        var finished = 0.0
        while let frame = current {
            let next = try await channel.next()
            if let next {
                last = max(next.time - frame.time, 0.001)
            } else if let frameDuration {
                last = frameDuration
            }
            try await writer.writeAll(stream.prefix(time: frame.time, duration: last, count: frame.pixels.count))
            try await writer.writeAll(frame.pixels)
            finished = frame.time + last
            current = next
        }
        do { try await writer.finish() } catch { throw EncoderEnded() }
        return finished
    }

    private func arguments(to path: String) -> [String] {
        var arguments = ["-nostdin", "-v", "error", "-f", "matroska", "-i", "pipe:0"]
        if let sound { arguments += sound.stretch.arguments + FFmpeg.input(sound.path) }
        arguments += format == .gif ? [] : ["-map", "0:v"]
        arguments += format.arguments(alpha: pixelFormat == .straightRGBA)
        if format == .gif { arguments += ["-map", "[v]"] }
        // Frames keep the times that they come with.
        arguments += ["-vsync", "passthrough", "-enc_time_base", format.timeBase]
        if format == .mp4 || format == .mov { arguments += ["-video_track_timescale", "90000"] }
        if let frameDuration, ![.gif, .apng, .webp].contains(format) {
            // Encoders forget how long the last frame is shown; of the others the container takes the difference of times.
            arguments += ["-bsf:v", "setts=pts=PTS:dts=DTS:duration=\(frameDuration)/TB"]
        }
        if let sound, let copied = format.copiedSound {
            arguments += ["-map", "1:a:0", "-c:a", copied.contains(sound.codec) ? "copy" : format.soundEncoder]
        }
        return arguments + ["-y", "-f", format.muxer, "file:" + path]
    }
}
