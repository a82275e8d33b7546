/// What a layer does to its sums.
package enum Activation: Sendable {
    /// Nothing.
    case none
    /// max(x, 0).
    case relu
}
