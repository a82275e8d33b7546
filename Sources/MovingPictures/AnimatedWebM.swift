import Basics
import Imaging
import VideoFrames

/// Writes loops as WebM files: VP9 with alpha, in two passes, by ffmpeg, which has a hidden folder to work in.
struct AnimatedWebM: Sendable {
    private let clip: Clip
    private let folder: TemporaryFolder
    private let encoder: VideoEncoder

    /// Goes through the clip a first time.
    ///
    /// - Parameter parent: where the hidden folder is made: that of the output; the current one when empty.
    /// - Throws: `VideoError`, `FileWriteError`, `CancellationError`.
    init(_ clip: Clip, workingIn parent: String) async throws {
        self.clip = clip
        folder = try TemporaryFolder(in: parent)
        encoder = VideoEncoder(
            format: .webm, width: clip.width, height: clip.height, pixelFormat: .straightRGBA,
            frameDuration: clip.durations.last.map { Double($0) / 1000 })
        let (encoder, log) = (encoder, folder.path("pass"))
        try await Self.feed(clip) { try await encoder.analyse($0, log: log) }
    }

    /// The file of a quality of 0…100. ``MovingPictureError/encodingFailed(format:details:)`` when it cannot be read back.
    ///
    /// - Throws: `VideoError`, ``MovingPictureError``, `CancellationError`.
    func bytes(quality: Int) async throws -> [UInt8] {
        let (encoder, log, path) = (encoder, folder.path("pass"), folder.path("loop.webm"))
        // VP9 counts from 63 down; better than 8 cannot be told apart.
        let quantizer = 63 - min(max(quality, 0), 100) * 55 / 100
        try await Self.feed(clip) { try await encoder.encode($0, to: path, log: log, quantizer: quantizer) }
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
