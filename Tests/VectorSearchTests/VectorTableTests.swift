import Foundation
import TestSupport
import Testing

@testable import VectorSearch

struct VectorTableTests {
    @Test func valuesAreKept() throws {
        let values = randomValues(7 * 37, seed: 1)
        let table = try VectorTable(values, dimension: 7)
        #expect(table.count == 37)
        #expect((0..<37).flatMap { table[$0] } == values)
    }

    @Test func wrongValuesAreRefused() {
        for value in [Float.nan, .infinity, -.infinity] {
            var values = randomValues(4 * 40, seed: 1)
            values[4 * 20 + 1] = value
            #expect(throws: VectorSearchError.notFinite(row: 20)) { try VectorTable(values, dimension: 4) }
        }
        #expect(throws: VectorSearchError.unsupportedDimension(0)) { try VectorTable([], dimension: 0) }
        #expect(throws: VectorSearchError.unsupportedDimension(65537)) { try VectorTable([], dimension: 65537) }
        #expect(throws: VectorSearchError.incompleteVector(values: 3, dimension: 2)) {
            try VectorTable([1, 2, 3], dimension: 2)
        }
    }

    @Test func mappedFileIsTheSameTable() throws {
        let scratch = try Scratch()
        let values = randomValues(8 * 100, seed: 2)
        let table = try VectorTable(values, dimension: 8)
        let url = scratch.folder.appendingPathComponent("table")
        try table.withUnsafeBytes { Data($0) }.write(to: url)
        let mapped = try VectorTable(mapping: url, count: 100, dimension: 8)
        #expect((0..<100).flatMap { mapped[$0] } == values)
        let query = randomValues(8, seed: 3)
        let found = try VectorSearcher(threads: 2).nearest(10, to: query, in: mapped)
        #expect(found == naiveSearch(values, for: query, count: 10))

        #expect(throws: VectorSearchError.wrongBytes(found: 4032, expected: 4608)) {
            try VectorTable(mapping: url, count: 113, dimension: 8)
        }
        #expect(throws: VectorSearchError.self) { try VectorTable(mapping: url, count: -1, dimension: 8) }
        #expect(throws: VectorSearchError.self) { try VectorTable(mapping: url, count: .max, dimension: 8) }
        #expect(throws: VectorSearchError.self) {
            try VectorTable(mapping: scratch.folder.appendingPathComponent("none"), count: 1, dimension: 8)
        }
    }

    /// A bit flipped anywhere is seen, or leaves the table a sound one of other vectors.
    @Test func damageIsSeen() throws {
        let table = try VectorTable(randomValues(3 * 20, seed: 2), dimension: 3)
        let sound = table.withUnsafeBytes { [UInt8]($0) }
        var seen = 0
        for position in sound.indices {
            var bytes = sound
            bytes[position] ^= 0x40
            if (try? borrowed(bytes, count: 20, dimension: 3)) == nil { seen += 1 }
        }
        // Lowest bytes of a value may leave the float reciprocal of the length as it was.
        #expect(seen > sound.count * 3 / 4)
        #expect(throws: VectorSearchError.damagedTable(row: 0)) {
            try borrowed([UInt8](repeating: 255, count: 256), count: 3, dimension: 3)
        }
    }

    private func borrowed(_ bytes: [UInt8], count: Int, dimension: Int) throws -> VectorTable {
        let memory = TableBytes(count: bytes.count) { $0.copyMemory(from: bytes, byteCount: bytes.count) }
        let buffer = UnsafeRawBufferPointer(start: memory.base, count: bytes.count)
        return try VectorTable(borrowing: buffer, count: count, dimension: dimension, owner: memory)
    }

    @Test func quantizedErrorStaysWithinItsBound() throws {
        let dimension = 9
        let table = try VectorTable(randomValues(dimension * 20, seed: 5), dimension: dimension)
        let bytes = QuantizedVectorTable(table).bytes
        for row in 0..<20 {
            let block = bytes.base + row / 16 * (128 + 64 * 3)
            let scale = block.load(fromByteOffset: 4 * (row % 16), as: Float.self)
            let bound = block.load(fromByteOffset: 64 + 4 * (row % 16), as: Float.self)
            let values = table[row].map(Double.init)
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            let errors = values.enumerated().map { index, value in
                let offset = 128 + 64 * (index / 4) + 4 * (row % 16) + index % 4
                return value / length - Double(block.load(fromByteOffset: offset, as: Int8.self)) * Double(scale)
            }
            let error = errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(error <= Double(bound))
            #expect(Double(bound) < error * 1.0001)
        }
    }
}
