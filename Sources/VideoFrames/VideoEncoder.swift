import Basics
import Foundation
import Imaging
import Subprocess

/// Encodes frames to a video file by the program `ffmpeg`.
package struct VideoEncoder: Sendable {
    /// The order of the bytes of a pixel.
    package enum PixelFormat: String, Sendable {
        /// The fourth byte is of no account.
        case opaqueBGRA = "BGRA"
        /// Straight alpha.
        case straightRGBA = "RGBA"
        /// H×W of luma, then H/2×W/2 of each colour difference, blue first; BT.709 in the range of television. For
        /// formats that hold just that (``VideoFormat/holdsPlanes``).
        case planarYUV = "I420"
    }

    /// Where the sound comes from.
    package struct Sound: Sendable {
        package var path: String
        package var stretch: VideoDecoder.Stretch
        /// Name of its codec.
        package var codec: String
        let info: VideoInfo

        /// The sound of a video; `nil` for a silent one.
        package init?(of decoder: VideoDecoder) {
            guard let codec = decoder.info.soundCodec else { return nil }
            self.path = decoder.path
            self.stretch = decoder.stretch
            self.codec = codec
            self.info = decoder.info
        }

        /// How much later than the sound the picture begins, in seconds: 0 where the difference is less than a frame, as it is
        /// when the stretch begins between two frames; then the sound begins with the first of them.
        ///
        /// - Parameters:
        ///   - first: when the first frame is shown, on the clock of the file.
        ///   - frame: seconds from one frame to the next.
        func delay(ofPictureAt first: Double, frame: Double?) -> Double {
            let gap = first - max(soundStart, info.start + (stretch.start ?? 0))
            return gap >= (frame ?? 0.04) - 0.001 ? gap : 0
        }

        private var soundStart: Double { info.soundStart ?? info.start }
    }

    package let format: VideoFormat
    package let width: Int
    package let height: Int
    package let pixelFormat: PixelFormat
    package let sound: Sound?
    /// Seconds that the last frame is shown, where that is known.
    package let frameDuration: Double?
    private let quantizer: Int?

    /// - Parameters:
    ///   - width: even, as most codecs want it.
    ///   - height: even.
    ///   - sound: copied where the container takes it, encoded anew where not, left out where it takes none.
    ///   - frameDuration: seconds that the last frame is shown; 0.04 s when `nil`.
    ///   - quantizer: of a short loop as WebM: VP9's constant quality, 0 (best) … 63; `nil` for videos.
    package init(
        format: VideoFormat, width: Int, height: Int, pixelFormat: PixelFormat, sound: Sound? = nil,
        frameDuration: Double? = nil, quantizer: Int? = nil
    ) {
        self.quantizer = quantizer
        self.frameDuration = frameDuration
        self.format = format
        self.width = width
        self.height = height
        self.pixelFormat = pixelFormat
        self.sound = format.copiedSound == nil ? nil : sound
    }

    /// Writes every frame of `channel` to a new file, brings it to the disk, and looks whether it is whole.
    ///
    /// - Parameters:
    ///   - path: a file that may be half-written until this returns, and is left to the caller when it throws.
    ///   - stop: when it is set, the sound ends with the last frame.
    /// - Returns: seconds from the beginning to the end of the last frame.
    /// - Throws: ``VideoError``, or `CancellationError`.
    @discardableResult
    package func encode(
        _ channel: BoundedChannel<RawFrame>, to path: String, until stop: StopSignal? = nil
    ) async throws -> Double {
        FFmpeg.ignoreBrokenPipes()
        guard let first = try await channel.next() else { throw VideoError.noFrames }
        let delay = sound?.delay(ofPictureAt: first.fileTime, frame: frameDuration) ?? 0
        // With sound, times are those of its file.
        let origin = sound == nil ? 0 : first.fileTime - first.time - delay
        let written = try await run(arguments(to: path, origin: origin, delay: delay)) { writer in
            try await write(channel, from: first, delay: delay, origin: origin, to: writer)
        }
        if let stop, stop.isSet, sound != nil { try await cutSound(of: path, at: written.end) }
        let finished = FinishedVideo(path: path, format: format)
        // To count the frames of a short loop takes as long as to write them.
        if quantizer != nil {
            try finished.checkEnd()
        } else {
            try await finished.check(frames: written.frames, last: written.last)
        }
        return written.end
    }

    /// Times are taken as they come.
    private static let rawInput = ["-nostdin", "-v", "error", "-copyts", "-f", "matroska", "-i", "pipe:0"]

    /// Encoders forget how long the last frame is shown; of the others the container takes the difference of times. A last
    /// frame that is shown for no time would not be shown at all.
    private var durations: [String] {
        ["-bsf:v", "setts=pts=PTS:dts=DTS:duration=\(frameDuration ?? Self.usualDuration)/TB"]
    }

    /// Seconds that a frame is shown where nothing is known of it.
    private static let usualDuration = 0.04

    private struct Written {
        var frames = 0
        /// When the last frame begins and ends, in seconds.
        var last = 0.0
        var end = 0.0
    }

    /// Runs ffmpeg while `feed` writes to it.
    private func run<Result: Sendable>(
        _ arguments: [String], feed: @escaping @Sendable (StandardInputWriter) async throws -> Result
    ) async throws -> Result {
        let words = SpokenWords()
        do {
            let result = try await Subprocess.run(
                .name("ffmpeg"), arguments: Arguments(arguments), platformOptions: FFmpeg.platformOptions,
                input: .inputWriter, output: .discarded, error: .sequence
            ) { execution -> Result? in
                async let listening: Void = words.listen(to: execution.standardError)
                let fed: Result?
                do {
                    fed = try await feed(execution.standardInputWriter)
                } catch is EncoderEnded {
                    // What it said is worth more than that the pipe is broken; nothing said, its status tells. Where it is alive all
                    // the same, it waits for more.
                    try? await execution.standardInputWriter.finish()
                    await listening
                    if let error = Self.failure(words) { throw error }
                    if let text = words.text { throw VideoError.writingFailed(details: text) }
                    return nil
                }
                await listening
                return fed
            }
            // ffmpeg 5 says that the disk is full, and ends with 0.
            if let error = Self.failure(words) { throw error }
            if result.terminationStatus == .signaled(SIGXFSZ) {
                throw VideoError.writingFailed(details: "file too large")
            }
            if let failure = FFmpeg.failure(result.terminationStatus, said: words.text) {
                throw VideoError.writingFailed(details: failure)
            }
            guard let fed = result.closureResult else {
                throw VideoError.writingFailed(details: "ffmpeg ended before the last frame")
            }
            return fed
        } catch let error as SubprocessError {
            throw FFmpeg.failure(of: "ffmpeg", error) ?? VideoError.writingFailed(details: "\(error)")
        }
    }

    /// What ffmpeg's words say about the file that it writes, whatever its status.
    private static func failure(_ words: SpokenWords) -> VideoError? {
        let causes = [
            "No space left on device", "Disk quota exceeded", "File too large", "Input/output error",
            "Read-only file system",
        ]
        let phrases = [
            "Error writing trailer", "Error closing file", "av_interleaved_write_frame", "Error muxing a packet",
            "Error submitting a packet to the muxer",
        ]
        if let line = words.line(with: causes), let cause = causes.first(where: line.contains) {
            return .writingFailed(details: cause.lowercased())
        }
        if let line = words.line(with: phrases) { return .writingFailed(details: line) }
        return words.text.flatMap(FFmpeg.resources)
    }

    private func write(
        _ channel: BoundedChannel<RawFrame>, from first: RawFrame, delay: Double, origin: Double,
        to writer: StandardInputWriter
    ) async throws -> Written {
        let stream = MatroskaWriter(width: width, height: height, pixelFormat: pixelFormat.rawValue)
        try await writer.writeAll(stream.header)
        var last = Self.usualDuration
        var current: RawFrame? = first
        var written = Written()
        while let frame = current {
            let next = try await channel.next()
            if let next {
                last = max(next.time - frame.time, 0.001)
            } else if let frameDuration {
                last = frameDuration
            }
            let time = frame.time + delay
            let prefix = stream.prefix(time: origin + time, duration: last, count: frame.pixels.count)
            try await writer.writeAll(prefix)
            try await writer.writeAll(frame.pixels)
            written.frames += 1
            (written.last, written.end) = (time, time + last)
            current = next
        }
        do { try await writer.finish() } catch { throw EncoderEnded() }
        return written
    }

    /// - Parameters:
    ///   - origin: the time at which the new file begins.
    ///   - delay: seconds from there to the first frame.
    private func arguments(to path: String, origin: Double, delay: Double) -> [String] {
        // Times are those of the frames and those of the sound, and the new file is cut out of both.
        var arguments = Self.rawInput
        if let sound {
            // A file is gone to by its pictures, and the sound may begin before the first of them.
            if let start = sound.stretch.start, start > 10 { arguments += ["-ss", Self.number(start - 10)] }
            arguments += FFmpeg.input(sound.path, as: sound.info.container)
        }
        arguments += format == .gif ? [] : ["-map", "0:v"]
        arguments += format.arguments(of: pixelFormat, quantizer: quantizer)
        if format == .gif { arguments += ["-map", "[v]"] }
        // Frames keep the times that they come with.
        arguments += ["-vsync", "passthrough", "-enc_time_base", format.timeBase]
        if format == .mp4 || format == .mov { arguments += ["-video_track_timescale", "90000"] }
        if ![.gif, .apng, .webp].contains(format) { arguments += durations }
        if let sound, let copied = format.copiedSound {
            arguments += ["-map", "1:a:0", "-c:a", copied.contains(sound.codec) ? "copy" : format.soundEncoder]
            arguments += ["-copypriorss:a", "0", "-ss", Self.number(origin)]
            if let duration = sound.stretch.duration { arguments += ["-t", Self.number(delay + duration)] }
        }
        return arguments + ["-y", "-f", format.muxer, "file:" + path]
    }

    /// A video that was stopped has the whole sound: it is copied anew up to the last frame.
    private func cutSound(of path: String, at end: Double) async throws {
        let whole = (path.hasSuffix(".tmp") ? String(path.dropLast(4)) : path) + "-whole.tmp"
        defer { unlink(whole) }
        guard rename(path, whole) == 0 else {
            throw VideoError.writingFailed(details: String(cString: strerror(errno)).lowercased())
        }
        let container: VideoContainer = format == .mp4 || format == .mov ? .mp4 : .matroska
        var arguments = ["-v", "error"] + FFmpeg.input(whole, as: container)
        arguments += ["-map", "0", "-c", "copy", "-t", Self.number(end)]
        if format == .mp4 || format == .mov { arguments += ["-movflags", "+faststart"] }
        try await run(arguments + ["-y", "-f", format.muxer, "file:" + path]) { writer in
            // It reads a file, and nothing from us.
            try? await writer.finish()
        }
    }

    /// Without an exponent, which ffmpeg takes in some places only.
    private static func number(_ seconds: Double) -> String { String(format: "%.6f", seconds) }
}
