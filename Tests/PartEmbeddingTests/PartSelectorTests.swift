import FaceAtlas
import PartLibrary
import TestSupport
import Testing

@testable import FaceParsing
@testable import PartEmbedding

@Suite struct PartSelectorTests {
    private let selector: PartSelector

    init() throws {
        let library = try TestStyle().load()
        let embedder = ThumbnailEmbedder()
        selector = try PartSelector(
            library: library, index: PartIndex(library: library, embedder: embedder), embedder: embedder)
    }

    private func presence(_ change: (inout FacePresence) -> Void = { _ in }) -> FacePresence {
        let face = MeasuredFace(labels: DrawnFace.whole, colors: FaceColors())
        var presence = FacePresence(FaceJudgement(of: face, reading: nil), of: face)
        presence.glasses = .none
        presence.headwear = false
        presence.facialHair = .none
        presence.leftEye = .open
        presence.rightEye = .open
        presence.hair = true
        presence.mouth = .smile
        change(&presence)
        return presence
    }

    private func select(_ change: (inout FacePresence) -> Void = { _ in }) throws -> [Slot: String] {
        try selector.select(labels: DrawnFace.whole, presence: presence(change)).ids
    }

    @Test func anIndexOfAnotherEmbedderIsRefused() throws {
        let library = try TestStyle().load()
        let old = ThumbnailEmbedder(version: 1)
        let new = ThumbnailEmbedder(version: 2)
        #expect(throws: PartIndexError.otherEmbedder(found: old.identity, expected: new.identity)) {
            try PartSelector(library: library, index: PartIndex(library: library, embedder: old), embedder: new)
        }
        let words = PartIndexError.otherEmbedder(found: old.identity, expected: new.identity).description
        #expect(words.contains("thumbnail (weights 0000000000000001, 108 numbers)"))
        #expect(words.contains("thumbnail (weights 0000000000000002, 108 numbers)"))
    }

    @Test func whatIsNotWornStaysEmpty() throws {
        let ids = try select()
        for slot in [Slot.glasses, .headwear, .facialHair, .earrings] { #expect(ids[slot] == nil) }
        for slot in Slot.required { #expect(ids[slot] != nil) }
        #expect(ids[.mouth] == "smile")
    }

    @Test func theParseNarrowsTheChoice() throws {
        #expect(try select { $0.glasses = .clear }[.glasses] == "clear")
        #expect(try select { $0.glasses = .sun }[.glasses] == "dark")
        #expect(try select { $0.mouth = .open }[.mouth] == "open")
        #expect(try select { ($0.leftEye, $0.rightEye) = (.closed, .closed) }[.eyes] == "shut")
        #expect(try select { $0.rightEye = .closed }[.eyes] == "wink")
        #expect(try ["round", "large"].contains(select { $0.rightEye = .hidden }[.eyes]))
        #expect(try select { $0.facialHair = .beard }[.facialHair] == "beard")
    }

    /// Lashes go by what is often seen with them; the match is that of the eyes as they are.
    @Test func eyesHaveLashesWhereSomethingSpeaksForThem() throws {
        let style = TestStyle()
        for eyes in ["round", "large"] {
            style.files["eyes/\(eyes)--lash.svg"] = style.files["eyes/\(eyes).svg"]?
                .replacing("data-eyes", with: "data-matched=\"no\" data-eyes")
        }
        let library = try style.load()
        let embedder = ThumbnailEmbedder()
        let selector = try PartSelector(
            library: library, index: PartIndex(library: library, embedder: embedder), embedder: embedder)
        func eyes(_ change: (inout FacePresence) -> Void) throws -> String? {
            let selection = try selector.select(labels: DrawnFace.whole, presence: presence(change))
            #expect(
                selection.matches(for: selection.ids)[.eyes]?.similarity == selection.nearest[.eyes]?.first?.similarity)
            return selection.ids[.eyes]
        }
        #expect(try eyes { _ in }?.hasSuffix("--lash") == false)
        for change in [
            { $0.lips = .red }, { $0.earrings = .drop }, { $0.hairUp = .bun }, { $0.hairLength = .long },
        ] as [(inout FacePresence) -> Void] {
            #expect(try eyes(change)?.hasSuffix("--lash") == true)
            #expect(
                try eyes {
                    change(&$0)
                    $0.facialHair = .beard
                }?.hasSuffix("--lash") == false)
            #expect(
                try eyes {
                    change(&$0)
                    $0.age = .child
                }?.hasSuffix("--lash") == false)
            #expect(
                try eyes {
                    change(&$0)
                    ($0.leftEye, $0.rightEye) = (.closed, .closed)
                } == "shut")
        }
    }

    @Test func aValueThatNobodyDrewLeavesTheChoiceOpen() throws {
        #expect(try select { $0.facialHair = .goatee }[.facialHair] == "beard")
        #expect(try select { $0.mouth = .teeth }[.mouth] != nil)
    }

    @Test func hairBackFollowsItsFront() throws {
        let selection = try selector.select(labels: DrawnFace.whole, presence: presence())
        let front = try #require(selection.parts[.hairFront])
        let back = selector.library.part(front.id, in: .hairFront)?.back
        #expect(selection.parts[.hairBack]?.id == back)
        if back != nil { #expect(selection.parts[.hairBack]?.similarity == front.similarity) }
    }

    @Test func withoutHairNoneIsDrawn() throws {
        #expect(try select { $0.hair = false }[.hairFront] == nil)
        #expect(try select { ($0.hair, $0.headwear) = (false, true) }[.hairFront] == nil)
    }

    @Test func whatCannotBeSeenIsTheDefault() throws {
        let nothing = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 65536))
        let selection = try selector.select(labels: nothing, presence: presence())
        for slot in Slot.required {
            #expect(selection.parts[slot]?.id == selector.library.style.defaults[slot], "\(slot)")
            #expect(selection.parts[slot]?.similarity == 0)
        }
    }

    @Test func theNearestPartsAreThoseThatCameIntoQuestion() throws {
        let selection = try selector.select(labels: DrawnFace.whole, presence: presence())
        #expect(Set((selection.nearest[.eyes] ?? []).map(\.id)) == ["large", "round"])
        for (slot, matches) in selection.nearest {
            #expect(matches.first == selection.parts[slot], "\(slot)")
            #expect(matches.map(\.similarity) == matches.map(\.similarity).sorted(by: >))
        }
        #expect(selection.nearest[.glasses] == nil)
    }

    @Test func partsThatAPersonChoseHaveTheirSimilarity() throws {
        let selection = try selector.select(labels: DrawnFace.whole, presence: presence())
        #expect(selection.matches(for: selection.ids) == selection.parts)
        let second = try #require(selection.nearest[.eyes]?.last)
        let matches = selection.matches(for: [.eyes: second.id, .glasses: "clear"])
        #expect(matches == [.eyes: second, .glasses: PartMatch(id: "clear", similarity: 0)])
    }

    @Test func theSameFaceGetsTheSameParts() throws {
        let first = try selector.select(labels: DrawnFace.whole, presence: presence())
        #expect(try selector.select(labels: DrawnFace.whole, presence: presence()) == first)
        #expect(first.parts.values.allSatisfy { (-1...1).contains($0.similarity) })
    }
}
