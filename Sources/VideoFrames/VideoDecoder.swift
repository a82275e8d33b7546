import Imaging
import Subprocess
import Synchronization

/// Decodes a video's picture by the program `ffmpeg`.
package struct VideoDecoder: Sendable {
    /// Which part of a video is decoded.
    package struct Stretch: Sendable, Hashable {
        /// Seconds from the beginning; `nil` for the beginning itself.
        package var start: Double?
        /// Seconds; `nil` for all that follows.
        package var duration: Double?
        /// Frames a second, made from the video's by leaving out and repeating; `nil` keeps every frame and its time.
        package var framesPerSecond: Double?

        package init(start: Double? = nil, duration: Double? = nil, framesPerSecond: Double? = nil) {
            self.start = start
            self.duration = duration
            self.framesPerSecond = framesPerSecond
        }

        var arguments: [String] {
            (start.map { ["-ss", "\($0)"] } ?? []) + (duration.map { ["-t", "\($0)"] } ?? [])
        }
    }

    /// The video.
    package let path: String
    package let info: VideoInfo
    package let stretch: Stretch
    /// Columns of the frames that come out.
    package let width: Int
    /// Rows of the frames that come out.
    package let height: Int

    /// - Parameter longSide: larger frames are reduced to it, in pixels.
    package init(path: String, info: VideoInfo, stretch: Stretch = Stretch(), longSide: Int) {
        self.path = path
        self.info = info
        self.stretch = stretch
        let factor = min(Double(longSide) / Double(max(info.width, info.height)), 1)
        width = max(Int((Double(info.width) * factor).rounded()), 1)
        height = max(Int((Double(info.height) * factor).rounded()), 1)
    }

    /// Seconds from one frame to the next, where it is known; the shortest such time of a video whose rate varies.
    package var frameDuration: Double? {
        (stretch.framesPerSecond ?? info.frameRate).flatMap { $0 > 0 ? 1 / $0 : nil }
    }

    /// What came of decoding.
    package struct Reading: Sendable {
        package var frames: Int
        /// What is missing of the video, where its file ends too early.
        package var shortfall: VideoShortfall?
    }

    /// Seconds that a video may last: what milliseconds in 32 bits, as WebP has them, can tell, and far more than any lasts.
    private static let longest = 1e6

    private var arguments: [String] {
        let rate = stretch.framesPerSecond.map { "fps=\($0)," } ?? ""
        let scaling = info.color.needsConversion ? StandardRange.scaling : "area"
        let matrix = info.color.assumedMatrix.map { ":in_color_matrix=\($0)" } ?? ""
        // Times are those of the file: how far the sound is from the picture has to be known.
        return ["-nostdin", "-v", "error", "-copyts", "-threads", "\(info.decoderThreads)"] + stretch.arguments
            + FFmpeg.input(path, as: info.container) + [
                "-map", "0:\(info.stream)", "-vf", rate + "scale=\(width):\(height):flags=\(scaling)\(matrix),setsar=1",
                "-vsync",
                "passthrough", "-enc_time_base", "1:90000",
            ] + (info.color.needsConversion ? StandardRange.encoder : ["-c:v", "rawvideo", "-pix_fmt", "rgba"]) + [
                "-cluster_size_limit", "1", "-write_crc32", "0", "-f", "matroska", "pipe:1",
            ]
    }

    /// Sends every frame to `channel`, and finishes it.
    ///
    /// - Parameter stop: ends the video early, as if it were over.
    /// - Returns: the number of frames.
    /// - Throws: ``VideoError``, or `CancellationError`.
    package func decode(into channel: BoundedChannel<VideoFrame>, until stop: StopSignal) async throws -> Int {
        try await read(into: channel, until: stop).frames
    }

    /// Sends every frame to `channel`, finishes it, and tells whether the file ended too early.
    ///
    /// - Parameter stop: ends the video early, as if it were over.
    /// - Throws: ``VideoError``, or `CancellationError`.
    package func read(into channel: BoundedChannel<VideoFrame>, until stop: StopSignal) async throws -> Reading {
        let words = SpokenWords()
        let status: TerminationStatus
        let progress = Mutex((frames: 0, last: 0.0))
        let standard = info.color.needsConversion ? StandardRange(info.color) : nil
        let size = width * height * 4
        do {
            let result = try await run(
                .name("ffmpeg"), arguments: Arguments(arguments), platformOptions: FFmpeg.platformOptions, input: .none,
                output: .sequence, error: .sequence
            ) { execution in
                async let listening: Void = words.listen(to: execution.standardError)
                var reader = MatroskaReader(longest: size)
                var clock = FrameClock(rate: stretch.framesPerSecond ?? info.frameRate)
                stream: for try await buffer in execution.standardOutput {
                    buffer.withUnsafeBytes { reader.append($0) }
                    while let block = reader.next() {
                        if stop.isSet { break stream }
                        guard block.bytes.count == size else { continue }
                        let index = progress.withLock { progress in
                            defer { progress = (progress.frames + 1, block.time) }
                            return progress.frames
                        }
                        let image =
                            standard?.image(block.bytes, width: width, height: height)
                            ?? Image(width: width, height: height, pixels: Array(block.bytes))
                        let time = clock.time(of: block.time)
                        guard abs(time) <= Self.longest else {
                            throw VideoError.unreadable(
                                details: "frame \(index) stands \(time) seconds after the first, and at most "
                                    + "\(Int(Self.longest)) are followed")
                        }
                        try await channel.send(
                            VideoFrame(index: index, time: time, fileTime: block.time, image: image))
                    }
                    if reader.isBroken {
                        throw VideoError.readingFailed(details: "what ffmpeg gives is no Matroska")
                    }
                }
                if stop.isSet { try? execution.send(signal: .kill) }
                await listening
            }
            status = result.terminationStatus
        } catch let error as SubprocessError {
            throw FFmpeg.failure(of: "ffmpeg", error) ?? VideoError.readingFailed(details: "\(error)")
        }
        let (frames, last) = progress.withLock { $0 }
        if !stop.isSet, let failure = FFmpeg.failure(status, said: words.reason) {
            if let error = FFmpeg.resources(failure) { throw error }
            throw frames == 0 && status != .signaled(9)
                ? VideoError.unreadable(details: failure) : VideoError.readingFailed(details: failure)
        }
        if frames == 0 { throw stop.isSet ? VideoError.stopped : VideoError.noFrames }
        channel.finish()
        let end = last - info.start + (frameDuration ?? 0)
        return Reading(frames: frames, shortfall: stop.isSet ? nil : shortfall(after: end, words))
    }

    /// - Parameter end: of the last frame, in seconds from the beginning of the file.
    private func shortfall(after end: Double, _ words: SpokenWords) -> VideoShortfall? {
        // What was asked for came whole, whatever is missing behind it.
        if let duration = stretch.duration, end >= (stretch.start ?? 0) + duration - 2 * (frameDuration ?? 0.04) {
            return nil
        }
        // Matroska says at its beginning how long it is. That only an index is missing behind the last frame matters little.
        if info.container == .matroska, let duration = info.duration, end >= duration - 0.1 { return nil }
        guard words.line(with: VideoShortfall.phrases) != nil || VideoShortfall.isCut(path, info.container) else {
            return nil
        }
        return VideoShortfall(seconds: end, total: info.duration.flatMap { $0 > end + 0.1 ? $0 : nil })
    }
}

/// Makes exact times of times in milliseconds.
struct FrameClock {
    /// Frames a second on whose grid times lie.
    let rate: Double?
    private var first: Double?

    init(rate: Double?) { self.rate = rate }

    /// Seconds from the first frame's time.
    mutating func time(of seconds: Double) -> Double {
        let elapsed = seconds - (first ?? seconds)
        if first == nil { first = seconds }
        guard let rate, rate > 0 else { return elapsed }
        // Both times are rounded to a millisecond.
        let exact = (elapsed * rate).rounded() / rate
        return abs(exact - elapsed) <= 0.00101 ? exact : elapsed
    }
}

/// Tells the reading of a video to end early.
package final class StopSignal: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package var isSet: Bool { flag.load(ordering: .relaxed) }

    package func set() { flag.store(true, ordering: .relaxed) }
}
