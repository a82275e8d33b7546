import Foundation

/// eˣ of each value, over their sum. Values of −∞ get 0; where all have it, all get 0.
package func softmax(_ values: [Float]) -> [Float] {
    guard let largest = values.max(), largest > -.infinity else { return values.map { _ in 0 } }
    let powers = values.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
}

/// The logarithms of ``softmax(_:)``. Values of −∞ stay.
package func logSoftmax(_ values: [Float]) -> [Float] {
    guard let largest = values.max(), largest > -.infinity else { return values }
    let sum = largest + log(values.reduce(0) { $0 + exp($1 - largest) })
    return values.map { $0 - sum }
}

/// The logarithm of one value of ``softmax(_:)``.
///
/// - Precondition: there is such a value.
package func logSoftmax(_ values: [Float], at index: Int) -> Float {
    guard let largest = values.max(), largest > -.infinity else { return values[index] }
    return values[index] - largest - log(values.reduce(0) { $0 + exp($1 - largest) })
}
