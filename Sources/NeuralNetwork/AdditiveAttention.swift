import Foundation

/// Attention by a small network: a query of H values and a memory of M entries of E values → the entries' mean, weighted by the softmax of
/// `score · tanh(query·q + memory·m)`.
package struct AdditiveAttention: Sendable {
    /// Entries with what can be computed of them ahead.
    package struct Memory: Sendable {
        fileprivate let entries: [[Float]]
        fileprivate let keys: [[Float]]

        /// How many entries there are.
        package var count: Int { entries.count }
    }

    /// Values of an entry.
    package let width: Int
    private let query: Linear
    private let memory: Linear
    private let score: Linear

    /// Takes `<name>.query.weight` (A×H), `<name>.memory.weight` (A×E) and `<name>.score.weight` (1×A).
    ///
    /// - Throws: ``NetworkError`` when a tensor is missing or has another shape.
    package init(
        _ weights: Weights, _ name: String, queries: Int, width: Int, hidden: Int
    ) throws(NetworkError) {
        self.width = width
        let own = weights.scoped(name)
        query = try Linear(own, "query", inputs: queries, outputs: hidden, hasBias: false)
        memory = try Linear(own, "memory", inputs: width, outputs: hidden, hasBias: false)
        score = try Linear(own, "score", inputs: hidden, outputs: 1, hasBias: false)
    }

    /// - Precondition: every entry has as many values as the layer takes.
    package func memory(of entries: [[Float]]) -> Memory {
        Memory(entries: entries, keys: entries.map { memory($0) })
    }

    /// What the query attends to: E values, zeros where the memory is empty.
    ///
    /// - Precondition: `query` has as many values as the layer takes.
    package func callAsFunction(_ query: [Float], over memory: Memory) -> [Float] {
        let asked = self.query(query)
        let scores = memory.keys.flatMap { key in score(zip(asked, key).map { tanh($0 + $1) }) }
        var context = [Float](repeating: 0, count: width)
        for (weight, entry) in zip(softmax(scores), memory.entries) {
            for index in 0..<width { context[index] += weight * entry[index] }
        }
        return context
    }
}
