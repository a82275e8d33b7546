import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@testable import FaceParsing
@testable import PartEmbedding

@Suite struct SlotCandidatesTests {
    private let presence: FacePresence = {
        let face = MeasuredFace(labels: DrawnFace.whole, colors: FaceColors())
        var presence = FacePresence(FaceJudgement(of: face, reading: nil), of: face)
        (presence.hair, presence.headwear) = (true, false)
        return presence
    }()

    private func part(_ id: String, _ length: String, _ bangs: String, _ texture: String) throws -> Part {
        let svg = TestStyle.svg(
            "<g/>", "data-hair-length=\"\(length)\" data-bangs=\"\(bangs)\" data-hair-texture=\"\(texture)\"")
        return try Part(
            reading: Array(svg.utf8), id: id, slot: .hairFront, file: id,
            viewBox: Style.Frame(x: 0, y: 0, width: 512, height: 512))
    }

    private func candidates(_ hair: HairReading) throws -> [String] {
        let parts = try [
            part("bob", "medium", "n", "straight"), part("fringe", "long", "y", "straight"),
            part("long", "long", "n", "straight"), part("waves", "long", "n", "wavy"),
        ]
        return SlotCandidates(slot: .hairFront, presence: presence, hair: hair).filter(parts).map(\.id)
    }

    @Test func hairIsNarrowedByWhatWasRead() throws {
        #expect(try candidates(HairReading(length: [.long: 1], bangs: 0, texture: [.wavy: 1])) == ["waves"])
        #expect(try candidates(HairReading(length: [.long: 1], bangs: 1, texture: [.wavy: 1])) == ["fringe"])
        #expect(try candidates(HairReading(length: [.medium: 1], bangs: 0, texture: [.coily: 1])) == ["bob"])
    }

    @Test func aReadingThatTheStyleLacksIsPassedOver() throws {
        #expect(try candidates(HairReading(length: [.buzz: 1], bangs: 0, texture: [.straight: 1])) == ["bob", "long"])
    }

    @Test func partsForRecipesAreNeverChosen() throws {
        let style = TestStyle()
        for (path, text) in TestStyle.plain where path.hasPrefix("nose/") {
            style.files["nose/clown.svg"] = text.replacing("viewBox", with: "data-matched=\"no\" viewBox")
        }
        let library = try style.load()
        #expect(library.part("clown", in: .nose)?.isMatched == false)
        let embedder = ThumbnailEmbedder()
        let index = try PartIndex(library: library, embedder: embedder)
        #expect(index.entries[.nose]?.ids.contains("clown") == false)
        let selector = try PartSelector(library: library, index: index, embedder: embedder)
        #expect(try selector.select(labels: DrawnFace.whole, presence: presence).ids[.nose] != "clown")
    }
}
