import Foundation
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

@Suite struct PartIndexTests {
    private let library: StyleLibrary
    private let index: PartIndex

    init() throws {
        library = try TestStyle().load()
        index = try PartIndex(library: library, embedder: ThumbnailEmbedder())
    }

    @Test func everyMatchedPartHasAVector() throws {
        #expect(index.entries[.hairBack] == nil)
        #expect(index.entries[.earrings] == nil)
        #expect(index.dimension == 108)
        let eyes = try #require(index.entries[.eyes])
        #expect(eyes.ids == ["large", "round", "shut", "wink"])
        #expect(eyes.vectors.count == 4 * 108)
        for column in 0..<108 {
            let mean = (0..<4).reduce(Float(0)) { $0 + eyes.vectors[$1 * 108 + column] } / 4
            #expect(abs(mean - eyes.mean[column]) < 1e-6)
        }
    }

    @Test func aFileGivesBackTheIndex() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).index")
        defer { try? FileManager.default.removeItem(at: url) }
        try index.write(to: url)
        #expect(try PartIndex(contentsOf: url) == index)
        #expect(Array("MUGMOJIX".utf8) == Array(try Data(contentsOf: url).prefix(8)))
    }

    @Test func everyShorterFileIsRefused() throws {
        let bytes = index.bytes
        for count in Array(0..<200) + [bytes.count / 2, bytes.count - 9, bytes.count - 1] {
            #expect(throws: PartIndexError.self) { try PartIndex(bytes: Array(bytes.prefix(count))) }
        }
        #expect(throws: PartIndexError.truncated) { try PartIndex(bytes: Array(bytes.prefix(bytes.count / 2))) }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let bytes = index.bytes
        for position in Array(0..<120) + [bytes.count / 2, bytes.count - 20, bytes.count - 1] {
            var damaged = bytes
            damaged[position] ^= 0x41
            #expect(throws: PartIndexError.self, "byte \(position)") { try PartIndex(bytes: damaged) }
        }
    }

    @Test func otherFilesAreToldApart() {
        #expect(throws: PartIndexError.notAnIndex) { try PartIndex(bytes: Array("something else".utf8)) }
        var bytes = index.bytes
        bytes[8] = 9
        #expect(throws: PartIndexError.otherVersion(9)) { try PartIndex(bytes: bytes) }
        #expect(throws: PartIndexError.self) { try PartIndex(contentsOf: URL(fileURLWithPath: "/nowhere.index")) }
        let long = index.bytes + [0]
        #expect(throws: PartIndexError.self) { try PartIndex(bytes: long) }
    }

    @Test func aChangedStyleOrEmbedderMakesItStale() throws {
        #expect(!index.isStale(for: library, embedder: ThumbnailEmbedder()))
        #expect(index.isStale(for: library, embedder: ThumbnailEmbedder(version: 2)))
        let style = TestStyle()
        style.files["nose/other.svg"] = TestStyle.svg("<g/>")
        #expect(index.isStale(for: try style.load(), embedder: ThumbnailEmbedder()))
    }
}
