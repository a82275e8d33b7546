import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

/// Parts are embedded again when what their canvas shows has changed, and only then.
@Suite struct PartIndexBuildTests {
    private let style = TestStyle()
    private let embedder = CountingEmbedder()
    private let first: PartIndex

    init() throws {
        first = try Self.build(style.load(), embedder)
        _ = embedder.take()
    }

    private static func build(
        _ library: StyleLibrary, _ embedder: CountingEmbedder, reusing old: PartIndex? = nil
    ) throws -> PartIndex {
        var index = try PartIndex(library: library, embedder: EmbedderSource(embedder), reusing: old)
        #expect(index.cells == old?.cells)
        index.cells = try PartCells(
            of: library, reusing: index.cells, hashing: PartContentHash(library: library), jobs: 1)
        return index
    }

    /// Builds anew from `first`; the result is the same as without it, and the changes tell what was done.
    private func rebuild(_ body: (TestStyle) -> Void) throws -> (embedded: [Slot: Int], changes: PartIndexChanges) {
        body(style)
        let library = try style.load()
        let index = try Self.build(library, embedder, reusing: first)
        let embedded = embedder.take()
        #expect(try index == Self.build(library, CountingEmbedder()))
        let changes = PartIndexChanges(from: first, to: library, embedder: embedder.identity)
        #expect(changes.embeddedCount == embedded.values.reduce(0, +))
        #expect(changes.keptCount + changes.embeddedCount == index.count)
        #expect(PartIndexChanges(from: index, to: library, embedder: embedder.identity).isEmpty)
        return (embedded, changes)
    }

    private func edit(_ path: String, _ old: String, _ new: String) -> (TestStyle) -> Void {
        { style in
            #expect(style.files[path]?.contains(old) == true)
            style.files[path] = style.files[path]?.replacingOccurrences(of: old, with: new)
        }
    }

    @Test func theSameBytesForAnyNumberOfJobs() throws {
        let library = try style.load()
        for jobs in [1, 2, 7, 100] {
            var index = try PartIndex(library: library, embedder: EmbedderSource(CountingEmbedder()), jobs: jobs)
            index.cells = first.cells
            #expect(index.bytes == first.bytes, "\(jobs) jobs")
        }
    }

    @Test func nothingIsEmbeddedOrLoadedWhenNothingChanged() throws {
        let source = EmbedderSource(identity: embedder.identity) {
            Issue.record("the embedder is not needed")
            return CountingEmbedder()
        }
        let index = try PartIndex(library: style.load(), embedder: source, reusing: first)
        #expect(index == first)
        let (embedded, changes) = try rebuild { _ in }
        #expect(embedded.isEmpty && changes.isEmpty)
    }

    @Test func aChangedPartAlone() throws {
        let (embedded, changes) = try rebuild(edit("nose/small.svg", "256 290", "256 300"))
        #expect(embedded == [.nose: 1])
        #expect(changes.changed.map(\.description) == ["nose/small"])
    }

    @Test func hairWhoseBackChanged() throws {
        let (embedded, changes) = try rebuild(edit("hairBack/bob.svg", "V400", "V300"))
        #expect(embedded == [.hairFront: 1])
        #expect(changes.changed.map(\.description) == ["hairFront/bob"])
    }

    @Test func everyPartThatIsDrawnWithTheDefaultHead() throws {
        // The head itself; ears, which it covers; hair and headwear, which are in front of it.
        let (embedded, _) = try rebuild(edit("head/round.svg", "r=\"150\"", "r=\"140\""))
        #expect(embedded == [.head: 1, .ears: 1, .hairFront: 2, .headwear: 2])
    }

    @Test func anotherDefaultHead() throws {
        let (embedded, _) = try rebuild(
            edit("style.json", "\"head\": {\"default\": \"round\"}", "\"head\": {\"default\": \"square\"}"))
        #expect(embedded == [.ears: 1, .hairFront: 2, .headwear: 2])
    }

    @Test func facialHairUnderAnotherDefaultMouth() throws {
        let (embedded, _) = try rebuild(edit("mouth/smile.svg", "256 392", "256 400"))
        #expect(embedded == [.mouth: 1, .facialHair: 1])
    }

    @Test func aSlotWhoseWindowMoved() throws {
        let (embedded, _) = try rebuild(edit("style.json", "[140, 195, 232, 150]", "[140, 190, 232, 150]"))
        #expect(embedded == [.eyes: 4])
    }

    @Test func colorsChangeNoCanvas() throws {
        let (embedded, changes) = try rebuild(edit("style.json", "#6b4426", "#6b4427"))
        #expect(embedded.isEmpty && changes.isEmpty)
    }

    @Test func aTagThatDarkensTheLenses() throws {
        let (embedded, _) = try rebuild(
            edit("glasses/clear.svg", "data-glasses=\"clear\"", "data-glasses=\"sun\""))
        #expect(embedded == [.glasses: 1])
    }

    @Test func newPartsAndThoseThatAreGone() throws {
        let (embedded, changes) = try rebuild { style in
            style.files["brows/thick.svg"] = TestStyle.svg("<path class=\"brow\" d=\"M160 200H230V232H160Z\"/>")
            style.files["eyes/wink.svg"] = nil
            style.files["headwear/veil.svg"] = style.files["headwear/veil.svg"]?
                .replacing("viewBox", with: "data-matched=\"no\" viewBox")
        }
        #expect(embedded == [.brows: 1])
        #expect(changes.new.map(\.description) == ["brows/thick"])
        #expect(changes.gone.map(\.description) == ["eyes/wink", "headwear/veil"])
        #expect(changes.changed.isEmpty)
    }

    @Test(arguments: [CountingEmbedder(version: 2), CountingEmbedder(name: "other")])
    func anotherEmbedderKeepsNothing(other: CountingEmbedder) throws {
        let library = try style.load()
        let changes = PartIndexChanges(from: first, to: library, embedder: other.identity)
        #expect(changes.otherEmbedder == embedder.identity && changes.new.isEmpty && changes.changed.isEmpty)
        #expect(changes.keptCount == 0 && changes.embeddedCount == 18)
        let index = try PartIndex(library: library, embedder: EmbedderSource(other), reusing: first)
        #expect(other.take().values.reduce(0, +) == 18)
        #expect(index.embedder == other.identity)
    }

    @Test func brokenVectorsAreRefusedAndThePartIsNamed() throws {
        let library = try style.load()
        for vector in [[Float](repeating: .nan, count: 8), [1, 2], []] {
            embedder.replacement = vector
            #expect {
                try PartIndex(library: library, embedder: EmbedderSource(embedder), jobs: 3)
            } throws: { error in
                guard case .unusableVector(let part, _) = error as? PartIndexError else { return false }
                return part == "ears/plain"
            }
        }
    }

    @Test func progressCountsThePartsThatAreEmbedded() throws {
        style.files["nose/other.svg"] = TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L220 330H292Z\"/>")
        style.files["brows/flat.svg"]?.append("\n")
        let steps = Steps()
        _ = try PartIndex(library: style.load(), embedder: EmbedderSource(embedder), reusing: first, jobs: 4) {
            steps.add("\($0)/\($1)")
        }
        #expect(steps.all == ["0/2", "1/2", "2/2"])
    }
}

private final class Steps: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [String] = []

    func add(_ step: String) { lock.withLock { all.append(step) } }
}
