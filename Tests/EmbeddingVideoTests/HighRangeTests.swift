import Compositing
import FaceParsing
import Imaging
import LiveAvatars
import Mugmoji
import PartLibrary
import TestSupport
import Testing
import VideoFrames

@Suite("avatars from videos of high dynamic range")
struct HighRangeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func frame(of path: String) async throws -> Image {
        let decoder = VideoDecoder(path: path, info: try await VideoInfo(probing: path), longSide: 960)
        let channel = BoundedChannel<VideoFrame>(capacity: 100)
        _ = try await decoder.decode(into: channel, until: StopSignal())
        return try #require(try await channel.next()).image
    }

    /// - Parameter place: where the face is parsed, so that what is compared is what the picture shows and not where the face was found.
    private func recipe(of image: Image, at place: DetectedFace, _ maker: EmojiMaker) throws -> AvatarRecipe? {
        var live = LiveEmojiMaker(maker.avatars)
        return try live.emoji(of: maker.reader.parser.parse(image, face: place), time: 0).recipe
    }

    private func face(in image: Image, _ maker: EmojiMaker) -> DetectedFace? {
        var follower = FaceFollower(reader: maker.reader)
        return follower.face(in: image)?.face
    }

    @Test func theAvatarIsNearlyThatOfTheStandardVideo() async throws {
        let maker = try EmojiMaker()
        let standard = try await frame(of: Fixtures.clip)
        let place = try #require(face(in: standard, maker))
        let recipe = try #require(try self.recipe(of: standard, at: place, maker))
        for kind in HighRangeClip.Kind.allCases {
            let path = scratch.path("clip.mov")
            try HighRangeClip.write(
                standard, as: kind, options: ["-c:v", "prores_ks", "-pix_fmt", "yuv422p10le"], to: path)
            let picture = try await frame(of: path)
            #expect(face(in: picture, maker) != nil)
            let found = try #require(try self.recipe(of: picture, at: place, maker))
            // Of the drawn clip's, which is small and was compressed once, one part or two come out as their neighbour.
            let changed = recipe.parts.filter { found.parts[$0.key] != $0.value }.keys
            #expect(found.parts.count == recipe.parts.count)
            #expect(changed.count <= 2, "\(kind): \(found.parts)")
            #expect(Set(changed).isSubset(of: [.head, .eyes, .nose, .brows]), "\(kind): \(found.parts)")
            for (role, color) in recipe.colors {
                let other = try #require(found.colors[role])
                let gaps = [(color.red, other.red), (color.green, other.green), (color.blue, other.blue)]
                #expect(gaps.allSatisfy { abs(Int($0) - Int($1)) <= 8 }, "\(kind), \(role): \(color) became \(other)")
            }
        }
    }
}
