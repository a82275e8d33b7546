/// Makes exact times of times in milliseconds.
struct FrameClock {
    /// Frames a second on whose grid times lie.
    let rate: Double?
    private var first: Double?

    init(rate: Double?) { self.rate = rate }

    /// Seconds from the first frame's time.
    mutating func time(of seconds: Double) -> Double {
        let elapsed = seconds - (first ?? seconds)
        if first == nil { first = seconds }
        guard let rate, rate > 0 else { return elapsed }
        // Both times are rounded to a millisecond.
        let exact = (elapsed * rate).rounded() / rate
        return abs(exact - elapsed) <= 0.00101 ? exact : elapsed
    }
}
