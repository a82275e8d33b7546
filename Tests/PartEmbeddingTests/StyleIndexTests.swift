import Basics
import BuiltInStyles
import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

@Suite("StyleIndex")
struct StyleIndexTests {
    private let style = TestStyle()
    private let library: StyleLibrary
    private var folder: URL { style.folder }

    init() throws { library = try style.load() }

    private func index(of library: StyleLibrary) -> StyleIndex {
        StyleIndex(library: library, embedder: EmbedderSource(RowEmbedder()))
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// When this fails: swift run -c release mugmoji index build --parts Parts/<style>
    @Test(arguments: BuiltInStyles.names)
    func theShippedIndexIsCurrent(style: String) throws {
        #expect(try StyleIndex(style: .builtIn(style)).isCurrent)
    }

    @Test func aFreshFileIsLeftAlone() throws {
        let index = index(of: library)
        #expect(!index.isCurrent)
        let first = try index.build()
        #expect(first.changes.new.count == 18 && first.index.count == 18 && first.discarded == nil)
        #expect(index.isCurrent)
        // A file that cannot be replaced shows that nobody tries to.
        let date = Date(timeIntervalSince1970: 1_000_000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: index.url.path)
        let second = try index.build()
        #expect(second.changes.isEmpty && second.index == first.index)
        let attributes = try FileManager.default.attributesOfItem(atPath: index.url.path)
        #expect(attributes[.modificationDate] as? Date == date)
    }

    /// The style as a picture is converted with it: what the index says was checked is checked again only where it is drawn.
    private func trusted() throws -> StyleLibrary { try StyleLibrary(trusting: .folder(folder)) }

    @Test func partsThatTheIndexKnowsAreTheSameAsCheckedOnes() throws {
        _ = try index(of: library).build()
        let trusted = try trusted()
        #expect(trusted.partsHash == library.partsHash)
        for slot in Slot.allCases {
            #expect(trusted.parts(in: slot) == library.parts(in: slot))
            for (one, other) in zip(trusted.parts(in: slot), library.parts(in: slot)) {
                #expect(one.tags == other.tags && one.back == other.back && one.hairTop == other.hairTop)
                #expect(one.isMatched == other.isMatched && one.title == other.title && one.drawing == other.drawing)
                #expect(throws: Never.self) { try one.check() }
            }
        }
    }

    @Test func aFolderThatChangedIsCheckedAgain() throws {
        _ = try index(of: library).build()
        let broken = TestStyle.svg("<script/>")
        try write(broken, "earrings/stud.svg")
        #expect(throws: StyleError.self) { try trusted() }
        try write(TestStyle.svg("<circle class=\"metal\" cx=\"110\" cy=\"330\" r=\"10\"/>"), "earrings/stud.svg")
        #expect(throws: Never.self) { try trusted() }
        try write(broken, "earrings/other.svg")
        #expect(throws: StyleError.self) { try trusted() }
        try FileManager.default.removeItem(at: folder.appendingPathComponent("earrings/other.svg"))
        try write("no drawing", "earrings/readme.txt")
        #expect(throws: StyleError.self) { try trusted() }
    }

    /// The parts are the same, and what their canvases show is not.
    @Test func anotherWindowIsNoticedByAStyleThatIsTrusted() throws {
        _ = try index(of: library).build()
        let unchanged = try index(of: trusted()).load().changes
        #expect(unchanged.isEmpty && unchanged.unchanged.count == 18)
        #expect(unchanged == (try index(of: library).changes()))
        let json = try #require(TestStyle.plain["style.json"])
        let window = "[206, 257, 100, 100]"
        #expect(json.contains(window))
        try write(json.split(separator: window, maxSplits: 1).joined(separator: "[206, 250, 100, 110]"), "style.json")
        let other = try trusted()
        #expect(other.readAt == nil)
        #expect(try index(of: other).load().changes.changed.map(\.description) == ["nose/small"])
    }

    /// An index may come from anybody, and say of a broken part that it was checked.
    @Test func aBrokenPartIsRefusedWhenItIsDrawn() throws {
        let (sound, broken) = (TestStyle.plain["head/round.svg"] ?? "", TestStyle.svg("\n<script/>"))
        var hash = ContentHash()
        hash.addField(Array(broken.utf8))
        // The hash of the parts as they will be, as `StyleLibrary.partsHash` makes it.
        var parts = ContentHash()
        parts.add(word: StyleLibrary.rulesVersion)
        for number in [0.0, 0, 512, 512] { parts.add(word: number.bitPattern) }
        for slot in Slot.allCases {
            for part in library.parts(in: slot) {
                let isBroken = part.slot == .head && part.id == "round"
                parts.addField(Array("\(slot.rawValue)/\(part.id)".utf8))
                parts.add(word: isBroken ? hash.value : part.contentHash)
            }
        }
        var built = try index(of: library).build().index
        built.checkedParts = parts.value
        try Data(built.bytes).write(to: index(of: library).url)
        try write(broken, "head/round.svg")
        let trusted = try trusted()
        let head = try #require(trusted.part("round", in: .head))
        let error = #expect(throws: StyleError.self) { try head.check() }
        #expect(error?.problems.first?.line == 3)
        #expect(error?.problems.first?.file.hasSuffix("head/round.svg") == true)
        #expect(throws: StyleError.self) { try PartCanvas(part: head, library: trusted) }
        #expect(head.drawing.roles.isEmpty)
        try write(sound, "head/round.svg")
        #expect(throws: Never.self) { try self.trusted().part("round", in: .head)?.check() }
    }

    @Test func aFileThatCannotBeReadIsBuiltAnewAndAnErrorElsewhere() throws {
        let index = index(of: library)
        let front = #"12345678{"__metadata__":{"format":"mugmoji part index","version":""#
        for (text, reason) in [
            (front + #"5","and so on":""#, PartIndexError.otherVersion(5)),
            (front, .damaged(details: "its header")),
        ] {
            try write(text, StyleIndex.fileName)
            #expect(throws: StyleIndexError.self) { try index.changes() }
            #expect(throws: StyleIndexError.self) { try index.load() }
            #expect(!index.isCurrent)
            let build = try index.build()
            #expect(build.discarded == reason)
            #expect(build.changes.new.count == 18)
            #expect(index.isCurrent)
        }
    }

    /// A style may come from anybody.
    @Test func whatIsNoIndexIsNeverWrittenOver() throws {
        let index = index(of: library)
        func refused(_ says: String) {
            let error = #expect(throws: StyleIndexError.self) { try index.build() }
            #expect(error.map { "\($0)" }?.contains(says) == true, "\(String(describing: error))")
            #expect(throws: StyleIndexError.self) { try index.load() }
        }
        try write("my notes", StyleIndex.fileName)
        refused("is no part index, and is not overwritten; move it away")
        #expect(try Fixtures.bytes(index.url) == Array("my notes".utf8))
        try FileManager.default.removeItem(at: index.url)

        let scratch = try Scratch()
        let victim = try scratch.file("victim", Array("precious".utf8))
        try FileManager.default.createSymbolicLink(at: index.url, withDestinationURL: victim)
        refused("it is a link, and is not written through")
        #expect(try Fixtures.bytes(victim) == Array("precious".utf8))
        try FileManager.default.removeItem(at: index.url)

        #expect(mkfifo(index.url.path, 0o600) == 0)
        refused("something that is no file has its name")
    }

    /// Version 3 had no cells: it is used as it is, and built anew without embedding anything.
    @Test func anIndexWithoutCellsIsBuiltAgain() throws {
        let index = index(of: library)
        let first = try index.build().index
        var old = first
        (old.cells, old.format) = (nil, 3)
        try Data(old.bytes).write(to: index.url)
        let trusted = try trusted()
        #expect(trusted.readAt == nil || trusted.partsHash == library.partsHash)
        let loaded = try self.index(of: trusted).load()
        #expect(loaded.index == old && loaded.changes.embeddedCount == 0)
        #expect(!index.isCurrent)
        let changes = try index.changes()
        #expect(changes.undrawn.map(\.description).contains("nose/small") && changes.undrawn.count == 10)
        #expect(changes.embeddedCount == 0 && changes.keptCount == 18)
        let again = try index.build()
        #expect(again.index == first && index.isCurrent)
    }

    /// Versions before 3 had another name.
    @Test func anIndexOfAnOlderVersionIsLeftAlone() throws {
        let old = "MUGMOJIX\u{2}\0\0\0 and so on"
        try write(old, "parts.index")
        let index = index(of: library)
        #expect(try index.load().changes.new.count == 18)
        #expect(try index.build().discarded == nil)
        #expect(try Fixtures.bytes(folder.appendingPathComponent("parts.index")) == Array(old.utf8))
        #expect(try StyleLibrary(contentsOf: folder).count == library.count)
    }

    @Test func loadingEmbedsWhatChangedAndWritesNothing() throws {
        let bytes = try index(of: library).build().index.bytes
        try write(TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L220 330H292Z\"/>"), "nose/small.svg")
        let changed = index(of: try StyleLibrary(contentsOf: folder))
        let (loaded, changes) = try changed.load()
        #expect(changes.changed.map(\.description) == ["nose/small"] && changes.keptCount == 17)
        #expect(try Fixtures.bytes(changed.url) == bytes)
        #expect(loaded.bytes != bytes)
        // What is drawn to be placed is drawn again by whoever builds.
        #expect(changes.undrawn.isEmpty)
        let built = try changed.build().index
        #expect(built.entries == loaded.entries && built.cells != loaded.cells)
    }

    @Test func theMessageNamesTheFileThatCannotBeWritten() throws {
        let file = folder.appendingPathComponent(StyleIndex.fileName)
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        #expect {
            try index(of: library).build()
        } throws: { error in
            "\(error)".contains("\(file.path): the part index cannot be written")
        }
    }

    @Test func abandonedTemporaryFilesAreRemovedAndNeverRead() throws {
        let index = index(of: library)
        let built = try index.build().index
        try FileManager.default.removeItem(at: index.url)
        for name in [".mugmoji-old.tmp", ".mugmoji-new.tmp", ".mugmoji-note"] {
            try Data(built.bytes.prefix(1000)).write(to: folder.appendingPathComponent(name))
        }
        let anHourAgo = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -3600)]
        for name in [".mugmoji-old.tmp", ".mugmoji-note"] {
            try FileManager.default.setAttributes(
                anHourAgo, ofItemAtPath: folder.appendingPathComponent(name).path)
        }
        #expect(try !self.index(of: StyleLibrary(contentsOf: folder)).isCurrent)
        #expect(try index.build().index == built)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".") }
        #expect(left.sorted() == [".mugmoji-new.tmp", ".mugmoji-note", ".parts.stamp"])
        #expect(try StyleLibrary(contentsOf: folder).count == library.count)
    }

    /// Whoever reads while others write gets one of the indexes that were written, whole.
    @Test func readersSeeOneOfTheIndexes() async throws {
        try write(TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L220 330H292Z\"/>"), "nose/small.svg")
        let indexes = [index(of: library), index(of: try StyleLibrary(contentsOf: folder))]
        let expected = try indexes.map { try $0.build().index }
        #expect(expected[0] != expected[1])
        let url = indexes[0].url
        let seen = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    var seen: Set<Int> = []
                    for _ in 0..<400 {
                        let read = try PartIndex(contentsOf: url)
                        seen.insert(expected.firstIndex(of: read) ?? -1)
                        await Task.yield()
                    }
                    return seen
                }
            }
            group.addTask {
                for round in 0..<80 {
                    _ = try indexes[round % 2].build(jobs: 1)
                    await Task.yield()
                }
                return []
            }
            return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        #expect(seen.isSubset(of: [0, 1]) && !seen.isEmpty)
    }
}

/// Eight numbers, each the mean of an eighth of the rows.
private struct RowEmbedder: PartEmbedder {
    let name = "rows"
    let version: UInt64 = 1
    let dimension = 8

    func embed(_ canvas: PartCanvas, slot: Slot) -> [Float] {
        let band = canvas.pixels.count / dimension
        return (0..<dimension).map { index in
            let sum = stride(from: index * band, to: (index + 1) * band, by: 31).reduce(0) {
                $0 + Int(canvas.pixels[$1])
            }
            return Float(sum) / Float(band)
        }
    }
}
