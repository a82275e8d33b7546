import Compositing
import Imaging
import Mugmoji
import PartLibrary
import TestSupport
import Testing

@Suite("EmojiMaker")
struct EmojiMakerTests {
    static let maker = Result { try EmojiMaker() }

    private func bytes(_ name: String) throws -> [UInt8] { try Fixtures.bytes(Fixtures.selfie(name)) }

    @Test func findsAFaceInEveryDrawnSelfie() throws {
        let maker = try Self.maker.get()
        #expect(Fixtures.selfies.count >= 8)
        for selfie in Fixtures.selfies {
            let emojis = try maker.emojis(from: Fixtures.bytes(selfie))
            #expect(emojis.count == 1, "\(selfie.lastPathComponent)")
            #expect(emojis[0].attributes.count == 10)
            for slot in [.head, .ears, .eyes, .brows, .nose, .mouth] as [Slot] {
                #expect(emojis[0].parts[slot] != nil, "\(selfie.lastPathComponent) \(slot)")
            }
        }
    }

    @Test func isDeterministicAndReentrant() async throws {
        let maker = try Self.maker.get()
        let selfie = try bytes("short-smile")
        let recipes = try await withThrowingTaskGroup(of: AvatarRecipe.self) { group in
            for _ in 0..<4 { group.addTask { try maker.recipe(from: selfie) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(recipes.allSatisfy { $0 == recipes[0] })
    }

    @Test func aDecodedPictureGivesTheSameAvatar() throws {
        let maker = try Self.maker.get()
        let selfie = try bytes("short-smile")
        let picture = try DecodedPicture(bytes: selfie)
        #expect(try maker.recipe(from: picture.image) == maker.recipe(from: selfie))
    }

    @Test func numbersFacesBySize() throws {
        let maker = try Self.maker.get()
        let selfie = try bytes("two-faces")
        let all = try maker.emojis(from: selfie, faces: .all)
        #expect(all.count == 2)
        #expect(all[0].face.box.width >= all[1].face.box.width)
        #expect(try maker.emojis(from: selfie, faces: .number(2)).map(\.recipe) == [all[1].recipe])
        #expect(throws: EmojiError.noSuchFace(number: 3, found: 2)) {
            try maker.emojis(from: selfie, faces: .number(3))
        }
    }

    @Test func refusesLargePicturesFromTheHeader() throws {
        let maker = try EmojiMaker(maximumPixels: 1000)
        #expect(throws: ImagingError.self) { try maker.emojis(from: bytes("short-smile")) }
    }
}
