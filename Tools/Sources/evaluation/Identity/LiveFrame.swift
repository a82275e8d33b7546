import Imaging
import LiveAvatars
import Mugmoji
import VideoFrames

/// A frame of a clip, and the avatars that follow from it and the frames before.
struct LiveFrame {
    /// Seconds from the first frame.
    let time: Double
    let face: ParsedFace?
    /// The avatar of this frame alone.
    let plain: AvatarRecipe?
    /// The avatar as `--smooth` makes it.
    let smooth: AvatarRecipe?
    /// The picture, reduced; `nil` where that was not asked for.
    let thumbnail: Image?

    /// Frames whose long side is longer are reduced before they are parsed, as `visualize` does; pixels.
    private static let workingSide = 960

    /// Follows the largest face of a clip as `visualize` does.
    ///
    /// - Parameter thumbnails: the side of the square that reduced pictures fit, in pixels; none are kept where `nil`.
    /// - Throws: `VideoError`, or what parsing, embedding and drawing throw.
    static func frames(of path: String, by maker: EmojiMaker, thumbnails: Int?) async throws -> [LiveFrame] {
        let decoder = VideoDecoder(path: path, info: try await VideoInfo(probing: path), longSide: workingSide)
        let channel = BoundedChannel<VideoFrame>(capacity: 2)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await decoder.decode(into: channel, until: StopSignal()) }
            var follower = FaceFollower(reader: maker.reader)
            var plain = LiveEmojiMaker(maker.avatars)
            var smooth = LiveEmojiMaker(maker.avatars, smooth: true)
            var frames: [LiveFrame] = []
            while let frame = try await channel.next() {
                let face = follower.face(in: frame.image)
                frames.append(
                    LiveFrame(
                        time: frame.time, face: face, plain: try plain.emoji(of: face, time: frame.time).recipe,
                        smooth: try smooth.emoji(of: face, time: frame.time).recipe,
                        thumbnail: thumbnails.map { frame.image.fitted($0) }))
            }
            try await group.waitForAll()
            return frames
        }
    }
}
