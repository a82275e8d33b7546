/// A low-pass filter whose cutoff rises with speed: still things stand still, and quick ones do not lag.
///
/// Source: Casiez, Roussel and Vogel, “1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive
/// Systems”, CHI 2012.
struct OneEuroFilter: Sendable {
    /// Hertz, at rest.
    var minimumCutoff: Double
    /// Hertz for each unit a second of speed.
    var beta: Double
    /// Hertz, of the speed itself.
    var derivativeCutoff = 1.0

    private var last: (time: Double, value: Double, speed: Double)?

    init(minimumCutoff: Double, beta: Double) {
        self.minimumCutoff = minimumCutoff
        self.beta = beta
    }

    /// The filtered value.
    ///
    /// - Parameter time: seconds; rises from call to call.
    mutating func next(_ value: Double, time: Double) -> Double {
        guard let last, time > last.time else {
            self.last = (time, last?.value ?? value, last?.speed ?? 0)
            return last?.value ?? value
        }
        let step = time - last.time
        let speed = Self.mix(last.speed, (value - last.value) / step, cutoff: derivativeCutoff, step: step)
        let filtered = Self.mix(last.value, value, cutoff: minimumCutoff + beta * abs(speed), step: step)
        self.last = (time, filtered, speed)
        return filtered
    }

    /// Exponential smoothing with a time constant of 1/(2π·cutoff).
    private static func mix(_ old: Double, _ new: Double, cutoff: Double, step: Double) -> Double {
        let constant = 1 / (2 * .pi * cutoff)
        let share = 1 / (1 + constant / step)
        return old + share * (new - old)
    }
}

extension OneEuroFilter {
    /// For units of the art or canonical frame, and for degrees, which move by tens.
    static var units: Self { Self(minimumCutoff: 1.2, beta: 0.08) }
    /// For factors, which move by tenths.
    static var factors: Self { Self(minimumCutoff: 1.2, beta: 10) }
}
