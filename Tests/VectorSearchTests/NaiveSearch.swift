import NeuralNetwork
import TestSupport

@testable import VectorSearch

/// Every cosine in double precision, sorted.
func naiveSearch(_ values: [Float], for query: [Float], count: Int) -> [SearchResult] {
    let dimension = query.count
    var results: [SearchResult] = []
    for row in 0..<values.count / dimension {
        var (dot, square, querySquare) = (0.0, 0.0, 0.0)
        for index in 0..<dimension {
            let (value, other) = (Double(values[row * dimension + index]), Double(query[index]))
            dot += value * other
            square += value * value
            querySquare += other * other
        }
        let cosine = square > 0 && querySquare > 0 ? dot / (square * querySquare).squareRoot() : 0
        results.append(SearchResult(row: row, similarity: min(max(cosine, -1), 1)))
    }
    results.sort { ($1.similarity, $0.row) < ($0.similarity, $1.row) }
    return Array(results.prefix(max(count, 0)))
}

func randomValues(_ count: Int, seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
}

/// `count` vectors that differ from one another, and from a multiple of the query, by the last bits only; some are the same.
func nearTies(_ count: Int, to query: [Float], seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).flatMap { _ in
        let length = Float(Int.random(in: 1...3, using: &generator))
        return query.map { value in
            let bits = Int32(bitPattern: (value * length).bitPattern) + Int32.random(in: -1...1, using: &generator)
            return Float(bitPattern: UInt32(bitPattern: bits))
        }
    }
}

/// Searchers with each instruction set of this machine, with one thread and with three.
func allSearchers() -> [VectorSearcher] {
    InstructionSet.available.flatMap { set in
        [1, 3].map { VectorSearcher(threads: $0, instructionSet: set) }
    }
}
