import AvatarMaking
import FaceAtlas
import FaceParsing
import Imaging
import TestSupport
import Testing

@testable import LiveAvatars

@Suite("what is embedded anew")
struct PaceTests {
    private static let face = Result {
        try FaceReader().read(DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie("short-smile"))).image).largest
    }
    private static let maker = Result { try AvatarMaker() }

    /// The map with some cells of one label given to another.
    private func map(_ map: LabelMap, turning label: FaceLabel, to other: FaceLabel, every step: Int) -> LabelMap {
        var map = map
        for (count, place) in map.labels.indices.filter({ map.labels[$0] == label.rawValue }).enumerated()
        where count % step == 0 { map.labels[place] = other.rawValue }
        return map
    }

    private func face(_ face: ParsedFace, _ labels: LabelMap) -> ParsedFace {
        let size = CanonicalFrame.parserSize
        return ParsedFace(
            labels: labels, crop: Image(width: size, height: size, filledWith: Color(red: 200, green: 150, blue: 120)),
            canonicalToPicture: face.canonicalToPicture, face: face.face, attributes: face.attributes)
    }

    @Test func aFewCellsAreNoiseAndAnExpressionIsNone() throws {
        let labels = try Self.face.get().labels
        let mouth = SlotCells(labels, in: .mouth)
        #expect(mouth.isStill(mouth, in: .mouth))
        #expect(SlotCells(map(labels, turning: .lip, to: .skin, every: 60), in: .mouth).isStill(mouth, in: .mouth))
        #expect(!SlotCells(map(labels, turning: .teeth, to: .mouth, every: 1), in: .mouth).isStill(mouth, in: .mouth))
        #expect(!SlotCells(map(labels, turning: .lip, to: .skin, every: 2), in: .mouth).isStill(mouth, in: .mouth))
        // What lies elsewhere is no matter of the mouth, and of shut eyes nothing is left.
        #expect(
            SlotCells(map(labels, turning: .hair, to: .background, every: 2), in: .mouth).isStill(mouth, in: .mouth))
        let eyes = SlotCells(labels, in: .eyes)
        let closed = map(map(labels, turning: .eye, to: .skin, every: 1), turning: .iris, to: .skin, every: 1)
        #expect(!SlotCells(closed, in: .eyes).isStill(eyes, in: .eyes))
        #expect(!eyes.isStill(SlotCells(closed, in: .eyes), in: .eyes))
    }

    @Test func stillSlotsKeepTheirVectorsAndAreNearTheirOwn() throws {
        let (seen, maker) = (try Self.face.get(), try Self.maker.get())
        let next = face(seen, map(seen.labels, turning: .lip, to: .skin, every: 60))
        let first = face(seen, seen.labels)
        var keeping = LiveEmojiMaker(maker)
        var exact = LiveEmojiMaker(maker, pace: .everyFrame)
        let before = try keeping.emoji(of: first, time: 0)
        let kept = try keeping.emoji(of: next, time: 1.0 / 30)
        _ = try exact.emoji(of: first, time: 0)
        let anew = try exact.emoji(of: next, time: 1.0 / 30)
        let (mouth, own) = (try #require(kept.slots[.mouth]), try #require(anew.slots[.mouth]))
        #expect(mouth.face == before.slots[.mouth]?.face)
        #expect(mouth.face != own.face)
        #expect(zip(mouth.face, own.face).reduce(0) { $0 + $1.0 * $1.1 } > 0.97)
        #expect(kept.slots[.nose] == anew.slots[.nose])
    }

    @Test func forPicturesOnlyExpressionsFollowEveryFrame() throws {
        let (seen, maker) = (try Self.face.get(), try Self.maker.get())
        var labels = map(seen.labels, turning: .hair, to: .background, every: 2)
        labels = map(labels, turning: .lip, to: .skin, every: 2)
        let (first, next) = (face(seen, seen.labels), face(seen, labels))
        var live = LiveEmojiMaker(maker, pace: .forPictures)
        let before = try live.emoji(of: first, time: 0)
        let soon = try live.emoji(of: next, time: 1.0 / 30)
        let later = try live.emoji(of: next, time: 2.0 / 30)
        #expect(soon.slots[.mouth]?.face != before.slots[.mouth]?.face)
        #expect(soon.slots[.hairFront]?.face == before.slots[.hairFront]?.face)
        #expect(later.slots[.hairFront]?.face != before.slots[.hairFront]?.face)
    }
}
