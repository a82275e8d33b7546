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

    private func part(
        _ id: String, _ length: String, _ bangs: String, _ texture: String, up: String? = nil
    ) throws -> Part {
        let svg = TestStyle.svg(
            "<g/>",
            "data-hair-length=\"\(length)\" data-bangs=\"\(bangs)\" data-hair-texture=\"\(texture)\""
                + (up.map { " data-hair-up=\"\($0)\"" } ?? ""))
        return try Part(
            reading: Array(svg.utf8), id: id, slot: .hairFront, file: id,
            viewBox: Style.Frame(x: 0, y: 0, width: 512, height: 512))
    }

    private func candidates(_ length: HairLength, _ bangs: Bangs, _ texture: HairTexture, up: HairUp? = nil) throws
        -> [String]
    {
        let parts = try [
            part("bob", "medium", "n", "straight"), part("bun", "short", "n", "straight", up: "bun"),
            part("fringe", "long", "y", "straight"), part("long", "long", "n", "straight"),
            part("waves", "long", "n", "wavy"),
        ]
        var presence = presence
        (presence.hairLength, presence.bangs, presence.hairTexture, presence.hairUp) = (length, bangs, texture, up)
        return SlotCandidates(slot: .hairFront, presence: presence).filter(parts).map(\.id)
    }

    @Test func hairIsNarrowedByWhatWasRead() throws {
        #expect(try candidates(.long, .no, .wavy) == ["waves"])
        #expect(try candidates(.long, .yes, .wavy) == ["fringe"])
        #expect(try candidates(.medium, .no, .coily) == ["bob"])
    }

    @Test func gatheredHairIsGatheredWhateverItsLength() throws {
        #expect(try candidates(.medium, .no, .wavy, up: .bun) == ["bun"])
        #expect(try candidates(.short, .no, .straight, up: .loose) == ["bob", "long"], "not the bun")
    }

    @Test func aReadingThatTheStyleLacksIsPassedOver() throws {
        #expect(try candidates(.buzz, .no, .straight) == ["bob", "bun", "long"])
    }

    @Test func whatIsReadAloneIsThereOrNot() throws {
        let svg = TestStyle.svg("<g/>", "data-earrings=\"hoop\"")
        let hoop = try Part(
            reading: Array(svg.utf8), id: "hoop", slot: .earrings, file: "hoop",
            viewBox: Style.Frame(x: 0, y: 0, width: 512, height: 512))
        func ids(_ earrings: Earrings?) -> [String] {
            var presence = presence
            presence.earrings = earrings
            return SlotCandidates(slot: .earrings, presence: presence).filter([hoop]).map(\.id)
        }
        #expect(ids(.hoop) == ["hoop"])
        #expect(ids(.drop).isEmpty, "the style has none such")
        #expect(ids(Earrings.none).isEmpty && ids(nil).isEmpty)
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
