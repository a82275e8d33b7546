import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

/// Files that are not what was written are told by an error, whatever is wrong with them.
@Suite struct PartIndexDamageTests {
    private let bytes: [UInt8]

    init() {
        let eyes = PartIndexContent.Slot(
            slot: .eyes, ids: ["a", "b"], hashes: [11, 12], vectors: [[1, 2, 3], [4, 5, 6]])
        let nose = PartIndexContent.Slot(slot: .nose, ids: ["c"], hashes: [13], vectors: [[7, 8, 9]])
        bytes =
            PartIndexContent(
                embedder: EmbedderIdentity(name: "test", version: 77, dimension: 3), style: "plain",
                slots: [nose, eyes]
            ).bytes
    }

    /// `bytes` with a checksum that fits.
    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.withUnsafeMutableBytes { buffer in
            buffer.write(
                PartIndexLayout.checksum(of: UnsafeRawBufferPointer(buffer)), at: PartIndexLayout.Field.checksum)
        }
        return bytes
    }

    @Test func theUntouchedFileIsRead() throws {
        let index = try PartIndex(bytes: bytes)
        #expect(index.entries[.eyes]?.ids == ["a", "b"])
        #expect(index.entries[.eyes]?.hashes == [11, 12])
        #expect(index.entries[.nose].map { Array($0.vectors) } == [7, 8, 9])
        #expect(index.entries[.eyes].map { Array($0.mean) } == [2.5, 3.5, 4.5])
    }

    @Test func everyFlippedBitIsNoticed() {
        for position in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[position] ^= 1 << bit
                #expect(throws: PartIndexError.self, "bit \(bit) of byte \(position)") {
                    try PartIndex(bytes: damaged)
                }
            }
        }
    }

    @Test func everyShorterFileIsRefused() throws {
        #expect(throws: PartIndexError.notAnIndex) { try PartIndex(bytes: []) }
        for count in 1..<bytes.count {
            #expect(throws: PartIndexError.truncated, "\(count) bytes") {
                try PartIndex(bytes: Array(bytes.prefix(count)))
            }
        }
        let scratch = try Scratch()
        for count in [0, 1, 100, bytes.count - 1] {
            let file = try scratch.file("cut.index", Array(bytes.prefix(count)))
            #expect(throws: PartIndexError.self) { try PartIndex(contentsOf: file) }
        }
    }

    @Test func everyLongerFileIsRefused() {
        for count in [1, 8, 64, 4096] {
            #expect(throws: PartIndexError.damaged(details: "bytes after the end")) {
                try PartIndex(bytes: bytes + [UInt8](repeating: 0, count: count))
            }
        }
    }

    @Test func foreignFilesAreToldApart() throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 7, count: 300)
        for foreign in [Array("something else".utf8), png, [UInt8](repeating: 0, count: 4096), Array("MUGMOJIY".utf8)] {
            #expect(throws: PartIndexError.notAnIndex) { try PartIndex(bytes: foreign) }
        }
        let scratch = try Scratch()
        let folder = PartIndexError.cannotRead(details: "it is no file; move it away")
        #expect(throws: folder) { try PartIndex(contentsOf: scratch.folder) }
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        #expect(throws: folder) { try PartIndex(contentsOf: URL(fileURLWithPath: scratch.path("pipe"))) }
        #expect(throws: PartIndexError.self) { try PartIndex(contentsOf: URL(fileURLWithPath: "/nowhere.index")) }
    }

    @Test func anotherVersionIsNamed() {
        let old = Array("MUGMOJIX".utf8) + [1, 0, 0, 0, 4, 0, 0, 0] + Array("test".utf8)
        #expect(throws: PartIndexError.otherVersion(1)) { try PartIndex(bytes: old) }
        let words = PartIndexError.otherVersion(1).description
        #expect(words.contains("version 1") && words.contains("version 2") && words.contains("mugmoji index build"))
        var newer = bytes
        newer[8] = 3
        #expect(throws: PartIndexError.otherVersion(3)) { try PartIndex(bytes: sealed(newer)) }
    }

    @Test func numbersThatAreNotFiniteAreRefused() {
        let layout = PartIndexLayout(textSize: 20, partCounts: [1, 2], dimension: 3)
        #expect(layout.fileSize == bytes.count)
        for section in layout.sections.dropFirst(3) {
            for number in [Float.nan, .infinity, -.infinity] {
                var forged = bytes
                forged.withUnsafeMutableBytes { $0.write(number.bitPattern, at: section.offset + section.size - 4) }
                let reason = PartIndexError.damaged(details: "a vector holds a number that is not finite")
                #expect(throws: reason) { try PartIndex(bytes: sealed(forged)) }
            }
        }
    }

    /// A checksum that fits is no protection; nothing may be read beyond the file for that.
    @Test func forgedFilesAreRefusedOrHarmless() {
        var random = SplitMix64(seed: 5)
        var read = 0
        for round in 0..<6000 {
            var forged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                // Most of the interesting numbers are in the first part of the file.
                let position = Int.random(in: 8..<(round % 2 == 0 ? 400 : bytes.count), using: &random)
                let values: [UInt8] = [0, 1, 127, 128, 255, .random(in: 0...255, using: &random)]
                forged[position] = values.randomElement(using: &random) ?? 0
            }
            guard let index = try? PartIndex(bytes: sealed(forged)) else { continue }
            read += 1
            for entry in index.entries.values {
                let isFinite = entry.vectors.allSatisfy { $0.isFinite }
                #expect(isFinite)
            }
        }
        // Names, hashes and numbers may well be others.
        #expect(read > 0 && read < 6000)
    }

    @Test func partsOutOfOrderAndUnknownSlotsAreRefused() {
        let embedder = EmbedderIdentity(name: "test", version: 1, dimension: 1)
        func bytes(_ slots: [PartIndexContent.Slot]) -> [UInt8] {
            PartIndexContent(embedder: embedder, style: "plain", slots: slots).bytes
        }
        let twice = PartIndexContent.Slot(slot: .eyes, ids: ["a", "a"], hashes: [1, 1], vectors: [[1], [1]])
        let backward = PartIndexContent.Slot(slot: .eyes, ids: ["b", "a"], hashes: [1, 1], vectors: [[1], [1]])
        let unmatched = PartIndexContent.Slot(slot: .earrings, ids: ["a"], hashes: [1], vectors: [[1]])
        let one = PartIndexContent.Slot(slot: .eyes, ids: ["a"], hashes: [1], vectors: [[1]])
        for slots in [[twice], [backward], [unmatched], [one, one]] {
            #expect(throws: PartIndexError.self) { try PartIndex(bytes: bytes(slots)) }
        }
        #expect(throws: Never.self) { try PartIndex(bytes: bytes([one])) }
    }
}
