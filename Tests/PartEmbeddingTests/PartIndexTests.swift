import FaceAtlas
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
        #expect(index.count == 18)
        let eyes = try #require(index.entries[.eyes])
        #expect(eyes.ids == ["large", "round", "shut", "wink"])
        #expect(eyes.vectors.count == 4 * 108)
        for column in 0..<108 {
            let mean = (0..<4).reduce(Float(0)) { $0 + eyes.vectors[$1 * 108 + column] } / 4
            #expect(abs(mean - eyes.mean[column]) < 1e-6)
        }
        for (row, id) in eyes.ids.enumerated() {
            let part = try #require(library.part(id, in: .eyes))
            let vector = try ThumbnailEmbedder().embed(PartCanvas(part: part, library: library), slot: .eyes)
            #expect(eyes.vectors[row * 108..<(row + 1) * 108].elementsEqual(vector))
        }
    }

    @Test func aFileGivesBackTheIndex() throws {
        let scratch = try Scratch()
        let file = try scratch.file("a.index", index.bytes)
        let mapped = try PartIndex(contentsOf: file)
        #expect(mapped == index)
        #expect(mapped.bytes == index.bytes)
        #expect(mapped.entries == index.entries)
        #expect(mapped.embedder == ThumbnailEmbedder().identity)
        #expect(mapped.style == "plain" && mapped.styleHash == index.styleHash)
        #expect(index.bytes.count == index.size && index.size % 64 == 0)
    }

    @Test func vectorsLieAtMultiplesOf64BytesAndAreNotCopied() throws {
        let scratch = try Scratch()
        let mapped = try PartIndex(contentsOf: scratch.file("a.index", index.bytes))
        for index in [mapped, index] {
            for entry in index.entries.values {
                for numbers in [entry.vectors, entry.mean] {
                    let address = numbers.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
                    #expect(address % 64 == 0)
                    let start = UInt(bitPattern: index.content.buffer.baseAddress)
                    #expect(address > start && address < start + UInt(index.size))
                }
            }
        }
    }

    @Test func aMappedIndexOutlivesItsFile() throws {
        let scratch = try Scratch()
        let file = try scratch.file("a.index", index.bytes)
        let mapped = try PartIndex(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        #expect(mapped == index)
    }

    @Test func theHeaderIsWhereTheDocumentSaysItIs() {
        let bytes = index.bytes
        #expect(Array(bytes[0..<8]) == Array("MUGMOJIX".utf8))
        #expect(Array(bytes[8..<12]) == [2, 0, 0, 0])
        #expect(Array(bytes[12..<16]) == [128, 0, 0, 0])
        #expect(Array(bytes[48..<52]) == [108, 0, 0, 0])
        #expect(Array(bytes[56..<60]) == [18, 0, 0, 0])
    }

    @Test func aStyleWithoutPartsHasAnIndexToo() throws {
        let empty = try PartIndex(
            PartIndexContent(
                embedder: EmbedderIdentity(name: "", version: 0, dimension: 1), style: "", slots: []))
        #expect(empty.count == 0 && empty.entries.isEmpty)
    }
}
