import Foundation
import NeuralNetwork
import Testing

@testable import VectorSearch

struct VectorSearcherTests {
    @Test(arguments: [(1, 900), (3, 1000), (7, 1001), (8, 9000), (64, 1503), (130, 205), (2048, 37)])
    func findsWhatTheNaiveSearchFinds(dimension: Int, rows: Int) throws {
        var values = randomValues(rows * dimension, seed: UInt64(dimension))
        // Rows that are the same, rows in the same direction, rows of zeros.
        for (from, to) in [(5, 11), (5, 30), (36, 2)] {
            for index in 0..<dimension { values[to * dimension + index] = values[from * dimension + index] * 2 }
        }
        for row in [0, 17] { for index in 0..<dimension { values[row * dimension + index] = 0 } }
        let table = try VectorTable(values, dimension: dimension)
        let quantized = QuantizedVectorTable(table)
        let queries = [
            randomValues(dimension, seed: 99), Array(values[5 * dimension..<6 * dimension]),
            [Float](repeating: 0, count: dimension),
        ]
        for query in queries {
            let expected = naiveSearch(values, for: query, count: rows)
            for searcher in allSearchers() {
                for count in [1, 10, rows + 5] {
                    let wanted = Array(expected.prefix(count))
                    #expect(try searcher.nearest(count, to: query, in: table) == wanted)
                    #expect(try searcher.nearest(count, to: query, in: quantized) == wanted)
                }
            }
        }
    }

    @Test(arguments: [1, 7, 8, 64, 256])
    func nearTiesAreDecidedInDoublePrecision(dimension: Int) throws {
        let query = randomValues(dimension, seed: 3).map { $0 + ($0 < 0 ? -0.1 : 0.1) }
        let values = nearTies(20000 / dimension + 50, to: query, seed: UInt64(dimension))
        let table = try VectorTable(values, dimension: dimension)
        let quantized = QuantizedVectorTable(table)
        let expected = naiveSearch(values, for: query, count: 25)
        for searcher in allSearchers() {
            #expect(try searcher.nearest(25, to: query, in: table) == expected)
            #expect(try searcher.nearest(25, to: query, in: quantized) == expected)
        }
    }

    /// Scores in the scan are floats: had they decided, other rows would have been found.
    @Test func floatScoresAloneWouldBeWrong() throws {
        let query = randomValues(64, seed: 3)
        let values = nearTies(400, to: query, seed: 1)
        let exact = naiveSearch(values, for: query, count: 25)
        let float = (0..<400).map { row -> (Float, Int) in
            let other = values[row * 64..<(row + 1) * 64]
            let dot = zip(other, query).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            return (dot / other.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot(), row)
        }
        let rows = float.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(25).map(\.1)
        #expect(rows != exact.map(\.row))
    }

    @Test func equalsComeInTheOrderOfTheirRows() throws {
        let table = try VectorTable([Float](repeating: 0.3, count: 8 * 40000), dimension: 8)
        for searcher in allSearchers() {
            for _ in 0..<5 {
                let results = try searcher.nearest(9, to: [Float](repeating: 2, count: 8), in: table)
                #expect(results == (0..<9).map { SearchResult(row: $0, similarity: 1) })
            }
        }
    }

    @Test func risingSimilaritiesAreNoTrap() throws {
        let values = (0..<20000).flatMap { [Float(1), Float(20000 - $0) / 1000] }
        let table = try VectorTable(values, dimension: 2)
        let expected = naiveSearch(values, for: [1, 0], count: 100)
        for searcher in allSearchers() {
            #expect(try searcher.nearest(100, to: [1, 0], in: table) == expected)
            #expect(try searcher.nearest(100, to: [1, 0], in: QuantizedVectorTable(table)) == expected)
        }
    }

    /// Float arithmetic would overflow or lose all digits on these.
    @Test func lengthsDoNotMatter() throws {
        var values: [Float] = []
        for exponent in stride(from: -140, through: 120, by: 4) {
            let factor = Float(sign: .plus, exponent: exponent, significand: 1)
            values += randomValues(8, seed: UInt64(exponent + 200)).map { $0 * factor }
        }
        let table = try VectorTable(values, dimension: 8)
        for exponent in [-130, 0, 126] {
            let query = randomValues(8, seed: 1).map { $0 * Float(sign: .plus, exponent: exponent, significand: 1) }
            let expected = naiveSearch(values, for: query, count: 70)
            for searcher in allSearchers() {
                #expect(try searcher.nearest(70, to: query, in: table) == expected)
                #expect(try searcher.nearest(70, to: query, in: QuantizedVectorTable(table)) == expected)
            }
        }
    }

    @Test func oneSearcherServesTablesOfAllSizes() throws {
        let searcher = VectorSearcher(threads: 2)
        for (dimension, count) in [(8, 3), (300, 40), (2, 1), (64, 20)] {
            let values = randomValues(dimension * 50, seed: 7)
            let query = randomValues(dimension, seed: 8)
            let found = try searcher.nearest(count, to: query, in: try VectorTable(values, dimension: dimension))
            #expect(found == naiveSearch(values, for: query, count: count))
        }
    }

    @Test func nothingIsFoundWhereNothingIsAsked() throws {
        let searcher = VectorSearcher(threads: 2)
        let table = try VectorTable([1, 2, 3, 4], dimension: 2)
        #expect(try searcher.nearest(0, to: [1, 1], in: table).isEmpty)
        #expect(try searcher.nearest(-1, to: [1, 1], in: table).isEmpty)
        #expect(try searcher.nearest(3, to: [1, 1], in: try VectorTable([], dimension: 2)).isEmpty)
        #expect(try searcher.nearest(3, to: [1, 1], in: QuantizedVectorTable(VectorTable([], dimension: 2))).isEmpty)
    }

    @Test func resultsReplaceWhatWasThere() throws {
        let table = try VectorTable([1, 0, 0, 1], dimension: 2)
        var results = [SearchResult](repeating: SearchResult(row: 7, similarity: 9), count: 5)
        try VectorSearcher(threads: 1).search(table, for: [0, 3], count: 1, into: &results)
        #expect(results == [SearchResult(row: 1, similarity: 1)])
    }

    @Test func queriesAreChecked() throws {
        let searcher = VectorSearcher(threads: 1)
        let table = try VectorTable([1, 0, 0, 1], dimension: 2)
        #expect(throws: VectorSearchError.wrongDimension(query: 3, table: 2)) {
            try searcher.nearest(1, to: [1, 2, 3], in: table)
        }
        for value in [Float.nan, .infinity, -.infinity] {
            #expect(throws: VectorSearchError.queryNotFinite) { try searcher.nearest(1, to: [0, value], in: table) }
        }
    }

    @Test func threadsAreBounded() {
        #expect(VectorSearcher(threads: -3).threads == 1)
        #expect(VectorSearcher(threads: 3).threads == 3)
    }
}
