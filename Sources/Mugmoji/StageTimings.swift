/// How long each stage of the pipeline took.
public struct StageTimings: Sendable {
    public enum Stage: String, CaseIterable, Sendable {
        case decode, locate, parse, match
    }

    /// Wall-clock time of each stage that ran.
    public private(set) var durations: [Stage: Duration] = [:]

    /// Runs `work` and adds its time to `stage`.
    mutating func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { durations[stage, default: .zero] += start.duration(to: .now) }
        return try work()
    }
}
