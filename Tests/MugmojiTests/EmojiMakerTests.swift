import FaceParsing
import Foundation
import Imaging
import Mugmoji
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
            #expect(emojis[0].attributes.count == 16)
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
        #expect(all[0].face.face.box.width >= all[1].face.face.box.width)
        #expect(try maker.emojis(from: selfie, faces: .number(2)).map(\.recipe) == [all[1].recipe])
        #expect(throws: FaceReadingError.noSuchFace(number: 3, found: 2)) {
            try maker.emojis(from: selfie, faces: .number(3))
        }
    }

    /// A brown ball before a white wall: face enough for a look from afar.
    @Test func whatOnlyLooksLikeAFaceIsRefused() throws {
        var picture = Image(width: 240, height: 240, filledWith: Color(red: 230, green: 230, blue: 225))
        for y in 0..<240 {
            for x in 0..<240 {
                let (dx, dy) = ((Double(x) - 119.5) / 40, (Double(y) - 119.5) / 44)
                if dx * dx + dy * dy <= 1 { picture[x, y] = Color(red: 120, green: 80, blue: 60) }
            }
        }
        #expect(try !FaceLocator().faces(in: picture).isEmpty)
        let maker = try Self.maker.get()
        #expect {
            try maker.recipe(from: picture)
        } throws: { error in
            guard case .noFace(let score) = error as? FaceReadingError else { return false }
            return score >= FaceLocator.threshold
        }
    }

    @Test func refusesLargePicturesFromTheHeader() throws {
        let maker = try EmojiMaker(maximumPixels: 1000)
        #expect(throws: ImagingError.self) { try maker.emojis(from: bytes("short-smile")) }
    }
}
