import FaceAtlas
import FaceParsing
import LiveAvatars
import Mugmoji
import PartLibrary
import VideoFrames

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
            maker.avatars, smooth: options.smooth, choices: options.choices, jobs: options.jobs)
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
        into output: BoundedChannel<RawFrame>, title: String, _ clock: StageClock,
        _ progress: @Sendable (Int) -> Void
    ) async throws -> Summary {
        let live = LiveEmojiMaker(maker.avatars)
        let slots = shownSlots(of: live)
        var summary = Summary(frames: 0, faces: 0, changes: 0, clock: clock)
        let painter: any Painter =
            if options.avatarOnly {
                AvatarPainter(renderer: maker.renderer, size: (options.width, options.height))
            } else {
                try FramePainter(
                    size: (options.width, options.height), frame: (decoder.width, decoder.height), title: title,
                    slots: slots, maker: live, renderer: maker.renderer, projection: options.projection)
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

    /// From the top of a head down.
    func shownSlots(of live: LiveEmojiMaker) -> [Slot] {
        live.slots.reversed().filter { options.slots?.contains($0) ?? true }
    }
}
