import Basics
import Imaging
import VideoFrames

/// Writes loops as WebM files: VP9 with alpha, by ffmpeg, which has a hidden folder to work in.
struct AnimatedWebM: Sendable {
    private let clip: Clip
    private let folder: TemporaryFolder

    /// - Parameter parent: where the hidden folder is made: that of the output; the current one when empty.
    /// - Throws: `FileWriteError`.
    init(_ clip: Clip, workingIn parent: String) throws {
        self.clip = clip
        folder = try TemporaryFolder(in: parent)
    }

    /// The file of a quality of 0…100. ``MovingPictureError/encodingFailed(format:details:)`` when it cannot be read back.
    ///
    /// - Throws: `VideoError`, ``MovingPictureError``, `CancellationError`.
    func bytes(quality: Int) async throws -> [UInt8] {
        // VP9 counts from 63 down; better than 8 cannot be told apart.
        let quantizer = 63 - min(max(quality, 0), 100) * 55 / 100
        let encoder = VideoEncoder(
            format: .webm, width: clip.width, height: clip.height, pixelFormat: .straightRGBA,
            frameDuration: clip.durations.last.map { Double($0) / 1000 }, quantizer: quantizer)
        let path = folder.path("loop.webm")
        try await Self.feed(clip) { _ = try await encoder.encode($0, to: path) }
        do {
            return try BoundedFile.read(path, limit: 1 << 30)
        } catch {
            throw MovingPictureError.encodingFailed(format: MovingFormat.webM.name, details: "\(error)")
        }
    }

    private static func feed(
        _ clip: Clip, to work: @escaping @Sendable (BoundedChannel<RawFrame>) async throws -> Void
    ) async throws {
        let channel = BoundedChannel<RawFrame>(capacity: 2)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work(channel) }
            group.addTask {
                var time = 0
                for (frame, duration) in zip(clip.frames, clip.durations) {
                    try await channel.send(RawFrame(time: Double(time) / 1000, pixels: frame.bleeding().pixels))
                    time += duration
                }
                channel.finish()
            }
            // The first error ends the other side too.
            do {
                while try await group.next() != nil {}
            } catch {
                group.cancelAll()
                throw error
            }
        }
    }
}
