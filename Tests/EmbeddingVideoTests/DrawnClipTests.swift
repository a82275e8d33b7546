import FaceAtlas
import Foundation
import Imaging
import LiveAvatars
import Mugmoji
import PartLibrary
import Synchronization
import TestSupport
import Testing
import VideoFrames

@testable import EmbeddingVideo

@Suite("the drawn clip", .serialized)
struct DrawnClipTests {
    private static let maker = Result { try EmojiMaker() }
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private final class Rows: FrameTable {
        let rows = Mutex<[(frame: Int, slot: Slot, reading: FrameEmoji.SlotReading)]>([])

        func add(_ reading: FrameEmoji.SlotReading, slot: Slot, frame: Int, time: Double) {
            rows.withLock { $0.append((frame, slot, reading)) }
        }
    }

    private func frames(of path: String) async throws -> [VideoFrame] {
        let decoder = VideoDecoder(path: path, info: try await VideoInfo(probing: path), longSide: 1280)
        let channel = BoundedChannel<VideoFrame>(capacity: 100)
        _ = try await decoder.decode(into: channel, until: StopSignal())
        var frames: [VideoFrame] = []
        while let frame = try await channel.next() { frames.append(frame) }
        return frames
    }

    @Test func aSmileChangesTheMouthAndIsDrawnInPinkAndPurple() async throws {
        var options = EmbeddingVideo.Options()
        options.stretch = VideoDecoder.Stretch(start: 0.8, duration: 0.5)
        options.slots = [.mouth, .eyes, .glasses]
        let rows = Rows()
        let path = scratch.folder.appendingPathComponent("out.mp4").path
        let summary = try await EmbeddingVideo(Self.maker.get(), options: options)
            .make(of: Fixtures.clip, to: path, as: .mp4, table: rows, title: "clip.mp4")
        let drawn = try await frames(of: path)
        #expect(summary.frames == 8 && summary.faces == 8 && summary.changes >= 1)
        #expect(drawn.count == 8)
        #expect(zip(drawn, 0...).allSatisfy { abs($0.time - Double($1) / 15) < 1e-3 })

        let found = rows.rows.withLock { $0 }
        #expect(found.count == 8 * 3)
        let mouths = found.filter { $0.slot == .mouth }.map(\.reading)
        #expect(mouths.first?.match?.id != mouths.last?.match?.id)
        for row in found where !row.reading.face.isEmpty {
            let cosine = zip(row.reading.face, row.reading.part).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(cosine - (row.reading.match?.similarity ?? 0)) < 1e-4)
        }
        #expect(found.filter { $0.slot == .glasses }.allSatisfy { $0.reading.match == nil && $0.reading.face.isEmpty })

        // From the top of a head down: glasses, eyes, mouth.
        let layout = VideoLayout(width: 1280, height: 720, slots: 3)
        let last = try #require(drawn.last).image
        #expect(count(VideoColors.face, in: layout.cells[0], of: last) == 0)
        for cell in layout.cells.dropFirst() {
            #expect(count(VideoColors.face, in: cell, of: last) > 100)
            #expect(count(VideoColors.part, in: cell, of: last) > 100)
        }
    }

    /// Pixels near a colour; encoding changes colours a little.
    private func count(_ color: Color, in rect: Rect, of image: Image) -> Int {
        var count = 0
        for y in Int(rect.y)..<Int(rect.maxY) {
            for x in Int(rect.x)..<Int(rect.maxX) {
                let other = image[x, y]
                let gap =
                    abs(Int(color.red) - Int(other.red)) + abs(Int(color.green) - Int(other.green))
                    + abs(Int(color.blue) - Int(other.blue))
                if gap < 40 { count += 1 }
            }
        }
        return count
    }

    @Test func aFaceIsFollowedLostAndFoundAgain() async throws {
        let frames = try await frames(of: Fixtures.clip)
        var follower = FaceFollower(reader: try Self.maker.get().reader)
        let faces = frames.prefix(2).map { follower.face(in: $0.image) }
        let (first, second) = (try #require(faces[0]), try #require(faces[1]))
        // A face at rest keeps its alignment to the pixel.
        #expect(abs(first.canonicalToPicture.tx - second.canonicalToPicture.tx) < 1.5)
        let nobody = follower.face(in: Image(width: 320, height: 400, filledWith: VideoColors.quiet))
        #expect(nobody == nil)
        let found = follower.face(in: frames[37].image)
        let turned = try #require(found)
        #expect(turned.face.roll > 0.12)
    }

    @Test(arguments: [VideoFormat.apng, .webp, .gif, .webm])
    func onlyTheAvatarOnATransparentGround(format: VideoFormat) async throws {
        var options = EmbeddingVideo.Options()
        options.stretch = VideoDecoder.Stretch(duration: 0.2)
        (options.width, options.height, options.avatarOnly) = (128, 96, true)
        let path = scratch.folder.appendingPathComponent("out.\(format.rawValue)").path
        let summary = try await EmbeddingVideo(Self.maker.get(), options: options)
            .make(of: Fixtures.clip, to: path, as: format, title: "")
        #expect(summary.frames == 3)
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: path))
        if format != .webm {
            // Of a moving picture the first frame, which shows the avatar on nothing.
            let first = try DecodedPicture(bytes: bytes).image
            #expect((first.width, first.height) == (128, 96))
            #expect(first[0, 0].alpha == 0 && first[64, 60].alpha == 255)
        }
        // Each kind as the encoders of loops write it.
        switch format {
        case .webp: #expect(bytes.firstRange(of: Array("VP8L".utf8)) != nil, "lossless")
        case .gif: #expect(bytes[10] & 0x80 == 0, "colours of each frame")
        case .apng:
            let drawn = try await frames(of: path)
            #expect((1...3).contains(drawn.count))
        default: #expect(try await frames(of: path).count == 3)
        }
    }
}
