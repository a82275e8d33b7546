import FaceAtlas
import Foundation
import NeuralNetwork
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
        let file = try scratch.file("a.safetensors", index.bytes)
        let read = try PartIndex(contentsOf: file)
        #expect(read == index)
        #expect(read.bytes == index.bytes)
        #expect(read.embedder == ThumbnailEmbedder().identity)
        #expect(read.style == "plain" && read.styleHash == index.styleHash)
        #expect(index.bytes.count == index.size)
    }

    /// Whoever maps the file can use its numbers where they lie.
    @Test func numbersLieAtMultiplesOfTheirLength() throws {
        let bytes = index.bytes
        let header = bytes.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
        #expect((8 + header) % 64 == 0)
        let last = try #require(
            index.entries[Slot.allCases.filter { index.entries[$0] != nil }.last ?? .eyes]?.hashes.last)
        let end = 8 + header + 8 * index.count
        #expect(Array(bytes[end - 8..<end]) == withUnsafeBytes(of: last.littleEndian) { Array($0) })
    }

    @Test func anyReaderOfSafetensorsFindsWhatTheDocumentSays() throws {
        let file = try SafetensorsFile(index.bytes)
        #expect(file.metadata["format"] == "mugmoji part index" && file.metadata["version"] == "4")
        #expect(file.metadata["embedder"] == "thumbnail" && file.metadata["embedder_version"] == "0000000000000001")
        #expect(file.metadata["style"] == "plain" && file.metadata["dimension"] == "108")
        #expect(file.metadata["eyes.ids"] == "large round shut wink")
        #expect(try file.shape(of: "eyes.vectors") == [4, 108] && file.shape(of: "eyes.mean") == [108])
        #expect(try file.values(of: "eyes.vectors") == index.entries[.eyes]?.vectors)
        #expect(try file.wholeNumbers(of: "eyes.hashes") == index.entries[.eyes]?.hashes)
        #expect(file.names.count == 3 * index.entries.count)
    }

    @Test func anIndexOutlivesItsFile() throws {
        let scratch = try Scratch()
        let file = try scratch.file("a.safetensors", index.bytes)
        let read = try PartIndex(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        #expect(read == index)
    }

    @Test func aStyleWithoutPartsHasAnIndexToo() throws {
        let embedder = EmbedderIdentity(name: "", version: 0, dimension: 1)
        let empty = try PartIndex(bytes: PartIndex(embedder: embedder, style: "", entries: [:]).bytes)
        #expect(empty.count == 0 && empty.entries.isEmpty)
    }

    /// The name of a network of one's own may be any.
    @Test func namesOfAllKindsAreKept() throws {
        let embedder = EmbedderIdentity(name: "a “b” \"c\" \\ \n😀", version: .max, dimension: 1)
        let index = PartIndex(embedder: embedder, style: "plain", entries: [:])
        #expect(try PartIndex(bytes: index.bytes) == index)
    }
}
