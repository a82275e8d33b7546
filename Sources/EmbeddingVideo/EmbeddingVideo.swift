import Basics
package import Compositing
package import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import LiveAvatars
import MovingPictures
package import Mugmoji
import PartLibrary
import Synchronization
package import VideoFrames

/// Makes of a video one that shows, frame by frame, what the embedder sees and which avatar follows.
///
/// Decoding, parsing, embedding, drawing and encoding run side by side, a few frames apart: memory does not grow with the
/// length of the video.
package struct EmbeddingVideo: Sendable {
    /// What is drawn.
    package struct Options: Sendable {
        /// Columns of the drawing, even.
        package var width = 1280
        /// Rows of the drawing, even.
        package var height = 720
        /// The slots that are shown, of those that are compared; all of them when `nil`.
        package var slots: Set<Slot>?
        package var projection = Projection.bars
        package var stretch = VideoDecoder.Stretch()
        /// Steadies the avatar; see `docs/embeddings.md`.
        package var smooth = false
        /// Draws nothing but the avatar, on a transparent ground where the format keeps one.
        package var avatarOnly = false
        /// Parts and colours that are not left to the frames.
        package var choices = AvatarChoices()
        /// How many slots are embedded side by side.
        package var jobs = 1
        /// Embeds also what has hardly changed.
        package var embedsEveryFrame = false

        package init() {}
    }

    /// What came of it.
    package struct Summary: Sendable {
        package var frames: Int
        /// Frames in which a face was found.
        package var faces: Int
        /// How often another part was chosen, over all slots that are shown.
        package var changes: Int
        package var clock: StageClock
        /// What is missing of the video, where its file ends too early.
        package var shortfall: VideoShortfall?
    }

    /// Larger frames are reduced to this long side before they are parsed, in pixels.
    static let workingSide = 960
    /// Frames that wait between two stages.
    private static let waiting = 2

    let maker: EmojiMaker
    let options: Options

    package init(_ maker: EmojiMaker, options: Options = Options()) {
        self.maker = maker
        self.options = options
    }

    /// Makes the video.
    ///
    /// - Parameters:
    ///   - input: a video file.
    ///   - info: what is known of it; it is probed when left out.
    ///   - output: a file that is half-written until this returns, and left to the caller when it throws.
    ///   - table: gets a row for each frame and slot.
    ///   - stop: ends the video early, with the frames that were read so far.
    ///   - progress: is told the number of frames drawn.
    /// - Throws: `VideoError`, or what parsing, embedding and drawing throw.
    package func make(
        of input: String, info: VideoInfo? = nil, to output: String, as format: VideoFormat,
        table: (any FrameTable)? = nil, title: String,
        until stop: StopSignal = StopSignal(), progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Summary {
        let info = if let info { info } else { try await VideoInfo(probing: input) }
        let decoder = VideoDecoder(path: input, info: info, stretch: options.stretch, longSide: Self.workingSide)
        let encoder = VideoEncoder(
            format: format, width: options.width, height: options.height,
            pixelFormat: pixelFormat(of: format), sound: VideoEncoder.Sound(of: decoder),
            frameDuration: decoder.frameDuration)
        let decoded = BoundedChannel<VideoFrame>(capacity: Self.waiting)
        let parsed = BoundedChannel<(VideoFrame, ParsedFace?)>(capacity: Self.waiting)
        let chosen = BoundedChannel<(VideoFrame, FrameEmoji)>(capacity: Self.waiting)
        let drawn = BoundedChannel<RawFrame>(capacity: Self.waiting)
        let clock = StageClock()
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask { .read(try await decoder.read(into: decoded, until: stop)) }
            group.addTask {
                try await parse(decoded, into: parsed, clock)
                return .done
            }
            group.addTask {
                try await choose(parsed, into: chosen, table, clock)
                return .done
            }
            group.addTask {
                .drawn(try await draw(chosen, of: decoder, into: drawn, as: format, title: title, clock, progress))
            }
            group.addTask {
                if options.avatarOnly, let loop = try loopWriter(of: format) {
                    try await write(drawn, by: loop, to: output, lasting: decoder.frameDuration)
                } else {
                    try await encoder.encode(drawn, to: output, until: stop)
                }
                return .done
            }
            var summary = Summary(frames: 0, faces: 0, changes: 0, clock: clock)
            var shortfall: VideoShortfall?
            // The first failure ends all the others.
            while let outcome = try await group.next() {
                switch outcome {
                case .read(let reading): shortfall = reading.shortfall
                case .drawn(let result): summary = result
                case .done: break
                }
            }
            summary.shortfall = shortfall
            return summary
        }
    }

    private func pixelFormat(of format: VideoFormat) -> VideoEncoder.PixelFormat {
        options.avatarOnly ? .straightRGBA : format.holdsPlanes ? .planarYUV : .opaqueBGRA
    }

    /// What one of the stages has to say at its end.
    private enum Outcome: Sendable {
        case read(VideoDecoder.Reading)
        case drawn(Summary)
        case done
    }
}

/// Draws the frames of a video in order.
protocol Painter {
    /// - Returns: the pixels, in the format that the encoder was told.
    func draw(_ frame: VideoFrame, _ emoji: FrameEmoji) throws -> [UInt8]
}

extension FramePainter: Painter {}

/// The stages between decoding and encoding; each takes the frames in order.
extension EmbeddingVideo {
    func parse(
        _ input: BoundedChannel<VideoFrame>, into output: BoundedChannel<(VideoFrame, ParsedFace?)>, _ clock: StageClock
    ) async throws {
        var follower = FaceFollower(reader: maker.reader)
        while let frame = try await input.next() {
            let face = clock.measure(.parse) { follower.face(in: frame.image) }
            try await output.send((frame, face))
        }
        output.finish()
    }

    func choose(
        _ input: BoundedChannel<(VideoFrame, ParsedFace?)>, into output: BoundedChannel<(VideoFrame, FrameEmoji)>,
        _ table: (any FrameTable)?, _ clock: StageClock
    ) async throws {
        var live = LiveEmojiMaker(
            maker.avatars, smooth: options.smooth, choices: options.choices, jobs: options.jobs,
            pace: pace(for: table))
        let slots = shownSlots(of: live)
        while let (frame, face) = try await input.next() {
            let emoji = try clock.measure(.embed) { try live.emoji(of: face, time: frame.time) }
            for slot in slots {
                guard let reading = emoji.slots[slot] else { continue }
                try table?.add(reading, slot: slot, frame: frame.index, time: frame.time)
            }
            try await output.send((frame, emoji))
        }
        output.finish()
    }

    func draw(
        _ input: BoundedChannel<(VideoFrame, FrameEmoji)>, of decoder: VideoDecoder,
        into output: BoundedChannel<RawFrame>, as format: VideoFormat, title: String, _ clock: StageClock,
        _ progress: @Sendable (Int) -> Void
    ) async throws -> Summary {
        let live = LiveEmojiMaker(maker.avatars)
        let slots = shownSlots(of: live)
        var summary = Summary(frames: 0, faces: 0, changes: 0, clock: clock)
        let painter: any Painter =
            if options.avatarOnly {
                AvatarPainter(
                    renderer: maker.renderer, size: (options.width, options.height), isBleeding: format == .webm)
            } else {
                try FramePainter(
                    size: (options.width, options.height), frame: (decoder.width, decoder.height), title: title,
                    slots: slots, maker: live, renderer: maker.renderer, projection: options.projection,
                    as: pixelFormat(of: format))
            }
        while let (frame, emoji) = try await input.next() {
            let pixels = try clock.measure(.draw) { try painter.draw(frame, emoji) }
            try await output.send(RawFrame(time: frame.time, fileTime: frame.fileTime, pixels: pixels))
            summary.frames += 1
            if emoji.face != nil { summary.faces += 1 }
            summary.changes += slots.count { emoji.slots[$0]?.isChange == true }
            progress(summary.frames)
        }
        output.finish()
        return summary
    }

    /// What writes the avatar alone, but as a video.
    private func loopWriter(of format: VideoFormat) throws -> LoopWriter? {
        let loop: MovingFormat? =
            switch format {
            case .webp: .webP
            case .apng: .apng
            case .gif: .gif
            case .mp4, .mov, .mkv, .webm: nil
            }
        return try loop.flatMap { try LoopWriter(format: $0, width: options.width, height: options.height) }
    }

    /// - Parameter duration: seconds that the last frame is shown, where that is known.
    private func write(
        _ frames: BoundedChannel<RawFrame>, by loop: LoopWriter, to path: String, lasting duration: Double?
    ) async throws {
        func milliseconds(_ time: Double) -> Int { Int((time * 1000).rounded()) }
        guard var current = try await frames.next() else { throw VideoError.noFrames }
        while true {
            let next = try await frames.next()
            let end = next?.time ?? current.time + (duration ?? 0.04)
            let frame = Image(width: options.width, height: options.height, pixels: current.pixels)
            try loop.add(frame, duration: max(milliseconds(end) - milliseconds(current.time), 1))
            guard let next else { break }
            current = next
        }
        try write(loop.finish(), to: path)
    }

    private func write(_ bytes: [UInt8], to path: String) throws(VideoError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .writingFailed(details: String(cString: strerror(errno)).lowercased()) }
        let failure = writeAll(bytes, to: descriptor)
        close(descriptor)
        if failure != 0 { throw .writingFailed(details: String(cString: strerror(failure)).lowercased()) }
    }

    private func pace(for table: (any FrameTable)?) -> EmbeddingPace {
        options.embedsEveryFrame ? .everyFrame : options.avatarOnly && table == nil ? .forPictures : .whatMoved
    }

    /// From the top of a head down.
    func shownSlots(of live: LiveEmojiMaker) -> [Slot] {
        live.slots.reversed().filter { options.slots?.contains($0) ?? true }
    }
}

/// How long each stage worked, without the time that it waited for others.
package final class StageClock: Sendable {
    package enum Stage: String, CaseIterable, Sendable {
        case parse, embed, draw
    }

    private let durations = Mutex<[Stage: Duration]>([:])

    package init() {}

    func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer {
            let duration = start.duration(to: .now)
            durations.withLock { $0[stage, default: .zero] += duration }
        }
        return try work()
    }

    /// Wall-clock time of a stage.
    package subscript(stage: Stage) -> Duration { durations.withLock { $0[stage] ?? .zero } }
}
