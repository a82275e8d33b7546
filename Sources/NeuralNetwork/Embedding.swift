/// A table with a row for each token: token → E values.
package struct Embedding: Sendable {
    /// Tokens that have a row.
    package let count: Int
    /// Values of a row.
    package let width: Int
    private let rows: AlignedFloats

    /// Takes `<name>.weight` (V×E).
    ///
    /// - Throws: ``NetworkError`` when the tensor is missing or has another shape.
    package init(_ weights: Weights, _ name: String, count: Int, width: Int) throws(NetworkError) {
        precondition(count > 0 && width > 0, "an embedding's sizes must be positive")
        (self.count, self.width) = (count, width)
        rows = AlignedFloats(try weights.tensor("\(name).weight", shape: [count, width]))
    }

    /// The row of a token: E values.
    ///
    /// - Precondition: the token has a row.
    package subscript(token: Int) -> [Float] {
        Array(row(token))
    }

    /// The mean of the rows of tokens: E values, zeros where there are none.
    ///
    /// - Precondition: every token has a row.
    package func mean(of tokens: [Int]) -> [Float] {
        var sum = [Float](repeating: 0, count: width)
        for token in tokens {
            for (index, value) in row(token).enumerated() { sum[index] += value }
        }
        return sum.map { $0 / Float(max(tokens.count, 1)) }
    }

    /// The rows of tokens, one after the other, as a tensor 1×T×E.
    ///
    /// - Precondition: every token has a row.
    package func callAsFunction(_ tokens: [Int]) -> Tensor {
        Tensor(height: 1, width: tokens.count, channels: width, values: tokens.flatMap { row($0) })
    }

    func row(_ token: Int) -> UnsafeBufferPointer<Float> {
        precondition((0..<count).contains(token), "there is no such token")
        return UnsafeBufferPointer(start: rows.base + token * width, count: width)
    }
}
