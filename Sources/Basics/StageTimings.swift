/// How long each stage of the pipeline took.
package struct StageTimings: Sendable {
    /// A stage that is timed.
    package enum Stage: String, CaseIterable, Sendable {
        case decode, locate, parse, match
    }

    /// Wall-clock time of each stage that ran.
    package private(set) var durations: [Stage: Duration] = [:]

    package init() {}

    /// These times and others.
    package func adding(_ other: StageTimings) -> StageTimings {
        var sum = self
        sum.durations.merge(other.durations, uniquingKeysWith: +)
        return sum
    }

    /// Runs `work` and adds its time to `stage`.
    package mutating func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { durations[stage, default: .zero] += start.duration(to: .now) }
        return try work()
    }
}
