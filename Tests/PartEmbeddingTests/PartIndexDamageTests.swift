import FaceAtlas
import Foundation
import NeuralNetwork
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

/// Files that are not what was written are told by an error, whatever is wrong with them.
@Suite struct PartIndexDamageTests {
    private let bytes: [UInt8]

    init() {
        let eyes = PartIndex.Entry(
            ids: ["a", "b"], hashes: [11, 12], vectors: [[1, 2, 3], [4, 5, 6]], dimension: 3)
        let nose = PartIndex.Entry(ids: ["c"], hashes: [13], vectors: [[7, 8, 9]], dimension: 3)
        let embedder = EmbedderIdentity(name: "test", version: 77, dimension: 3)
        bytes = PartIndex(embedder: embedder, style: "plain", entries: [.nose: nose, .eyes: eyes]).bytes
    }

    /// `bytes` with `old` replaced by `new`, which is as long, and with a checksum that fits.
    private func forged(_ old: String, _ new: String) -> [UInt8] {
        var forged = bytes
        let place = forged.firstRange(of: Array(old.utf8))
        #expect(place != nil && old.utf8.count == new.utf8.count)
        if let place { forged.replaceSubrange(place, with: new.utf8) }
        return PartIndex.sealed(forged)
    }

    private func expectDamage(_ details: String, _ bytes: [UInt8]) {
        let error = #expect(throws: PartIndexError.self) { try PartIndex(bytes: bytes) }
        guard case .damaged(let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains(details))
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
        let mark = 8 + #"{"__metadata__":{"format":"mugmoji part index","version":""#.utf8.count
        for count in 0..<bytes.count {
            let error = #expect(throws: PartIndexError.self, "\(count) bytes") {
                try PartIndex(bytes: Array(bytes.prefix(count)))
            }
            // So little may be somebody else's.
            #expect((error == .notAnIndex) == (count < mark), "\(count) bytes: \(String(describing: error))")
            #expect(error?.description.contains("mugmoji index build") == true)
        }
        let scratch = try Scratch()
        for count in [0, 1, 100, bytes.count - 1] {
            let file = try scratch.file("cut.safetensors", Array(bytes.prefix(count)))
            #expect(throws: PartIndexError.self) { try PartIndex(contentsOf: file) }
        }
    }

    @Test func everyLongerFileIsRefused() {
        for count in [1, 8, 64, 4096] {
            expectDamage(
                "\(count) bytes at its end belong to no tensor",
                PartIndex.sealed(bytes + [UInt8](repeating: 0, count: count)))
        }
    }

    @Test func foreignFilesAreToldApart() throws {
        var writer = SafetensorsWriter(metadata: [("format", "pt")])
        writer.add("eyes.vectors", shape: [1], [1])
        let weights = writer.bytes
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 7, count: 300)
        for foreign in [
            Array("something else".utf8), png, [UInt8](repeating: 0, count: 4096), Array("MUGMOJIX".utf8), weights,
        ] {
            #expect(throws: PartIndexError.notAnIndex) { try PartIndex(bytes: foreign) }
        }
        let scratch = try Scratch()
        let folder = PartIndexError.cannotRead(details: "it is no file; move it away")
        #expect(throws: folder) { try PartIndex(contentsOf: scratch.folder) }
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        #expect(throws: folder) { try PartIndex(contentsOf: URL(fileURLWithPath: scratch.path("pipe"))) }
        #expect(throws: PartIndexError.self) { try PartIndex(contentsOf: URL(fileURLWithPath: "/nowhere.safetensors")) }
    }

    @Test func anotherVersionIsNamed() {
        for version in [1, 2, 5, 9] as [UInt32] {
            #expect(throws: PartIndexError.otherVersion(version)) {
                try PartIndex(bytes: forged("\"version\":\"4\"", "\"version\":\"\(version)\""))
            }
        }
        let words = PartIndexError.otherVersion(2).description
        #expect(
            words.contains("version 2 ") && words.contains("versions 3 and 4") && words.contains("mugmoji index build"))
        expectDamage("its header", forged("\"version\":\"4\"", "\"version\":\"x\""))
    }

    @Test func numbersThatAreNotFiniteAreRefused() throws {
        // The nose's mean and vector, and the last number of the eyes, in the order of slots.
        let numbers = bytes.count - 4 * (2 * 3 + 3 * 3)
        for position in stride(from: numbers, to: bytes.count, by: 4) {
            for number in [Float.nan, .infinity, -.infinity] {
                var forged = bytes
                forged.replaceSubrange(
                    position..<position + 4, with: withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) })
                let reason = PartIndexError.damaged(details: "a vector holds a number that is not finite")
                #expect(throws: reason) { try PartIndex(bytes: PartIndex.sealed(forged)) }
            }
        }
    }

    /// What another program wrote, or somebody who wants to deceive: the checksum fits, and the rest does not.
    @Test func whatDoesNotAgreeIsNamed() throws {
        expectDamage("has type", forged("\"dtype\":\"U64\"", "\"dtype\":\"I32\""))
        expectDamage("and not U64", forged("\"dtype\":\"U64\"", "\"dtype\":\"I64\""))
        expectDamage("“eyes.hashes” is missing", forged("eyes.hashes", "beds.hashes"))
        expectDamage("“nose.hashes” has no place", forged("\"nose.ids\"", "\"pose.ids\""))
        expectDamage("“eyes.mean” is missing", forged("\"eyes.mean\"", "\"nose.mood\""))
        expectDamage("it does not say “style”", forged("\"style\"", "\"stile\""))
        expectDamage("its embedder", forged("\"dimension\":\"3\"", "\"dimension\":\"0\""))
        expectDamage("the shape of nose.mean", forged("\"dimension\":\"3\"", "\"dimension\":\"2\""))
        expectDamage("the shape of eyes.hashes", forged("\"a b\"", "\"abc\""))
        expectDamage("“a” is not in its place", forged("\"a b\"", "\"b a\""))
        expectDamage("needs", forged("\"shape\":[2,3]", "\"shape\":[9,9]"))
        expectDamage("lies at", forged("\"data_offsets\":[0,8]", "\"data_offsets\":[9,8]"))
    }

    /// A checksum that fits is no protection; nothing may be read beyond the file for that.
    @Test func forgedFilesAreRefusedOrHarmless() {
        var random = SplitMix64(seed: 5)
        var read = 0
        let header = bytes.count - 4 * (2 * 3 + 3 * 3) - 8 * 3
        for round in 0..<6000 {
            var forged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                // Most of what is interesting is in the header.
                let position = Int.random(in: 0..<(round % 2 == 0 ? header : bytes.count), using: &random)
                let values: [UInt8] = [0, 1, 127, 128, 255, .random(in: 0...255, using: &random)]
                forged[position] = values.randomElement(using: &random) ?? 0
            }
            guard let index = try? PartIndex(bytes: PartIndex.sealed(forged)) else { continue }
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
        func bytes(_ slot: Slot, _ ids: [String]) -> [UInt8] {
            let entry = PartIndex.Entry(
                ids: ids, hashes: ids.map { _ in 1 }, vectors: ids.map { _ in [1] }, dimension: 1)
            return PartIndex(embedder: embedder, style: "plain", entries: [slot: entry]).bytes
        }
        for (slot, ids) in [(Slot.eyes, ["a", "a"]), (.eyes, ["b", "a"]), (.eyes, []), (.earrings, ["a"])] {
            #expect(throws: PartIndexError.self) { try PartIndex(bytes: bytes(slot, ids)) }
        }
        #expect(throws: PartIndexError.self) { try PartIndex(bytes: forged("nose.ids", "eyes.ids")) }
        #expect(throws: Never.self) { try PartIndex(bytes: bytes(.eyes, ["a"])) }
    }

    /// Nothing is read of a file that is larger than what is read.
    @Test func hugeFilesAreRefusedUnread() throws {
        let scratch = try Scratch()
        let file = try scratch.file("huge.safetensors", bytes)
        #expect(truncate(file.path, off_t(PartIndex.largestFile + 1)) == 0)
        #expect(throws: PartIndexError.tooLarge(bytes: PartIndex.largestFile + 1, limit: PartIndex.largestFile)) {
            try PartIndex(contentsOf: file)
        }
        var claim = bytes
        claim.replaceSubrange(0..<8, with: [UInt8](repeating: 0x7f, count: 8))
        expectDamage("its header claims", claim)
    }
}
