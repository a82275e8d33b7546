/// A value that stays until another one has been due for long enough: frames that contradict each other do not count.
struct HeldValue<Value: Sendable>: Sendable {
    private(set) var value: Value
    /// Seconds for which another value was due, less those for which it was not.
    private var due = 0.0

    init(_ value: Value) { self.value = value }

    /// Takes `other` once it has been due for `patience` seconds.
    ///
    /// - Parameter step: the seconds for which this frame counts.
    mutating func offer(_ other: Value, isDue: Bool, step: Double, patience: Double) {
        due = isDue ? due + step : max(due - step, 0)
        // A little early: times are rounded.
        guard isDue, due >= patience - 0.002 else { return }
        replace(with: other)
    }

    mutating func replace(with other: Value) {
        value = other
        due = 0
    }
}
