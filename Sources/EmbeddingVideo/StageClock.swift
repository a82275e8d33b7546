import Synchronization

/// How long each stage worked, without the time that it waited for others.
package final class StageClock: Sendable {
    package enum Stage: String, CaseIterable, Sendable {
        case parse, embed, draw
    }

    private let durations = Mutex<[Stage: Duration]>([:])

    package init() {}

    func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer {
            let duration = start.duration(to: .now)
            durations.withLock { $0[stage, default: .zero] += duration }
        }
        return try work()
    }

    /// Wall-clock time of a stage.
    package subscript(stage: Stage) -> Duration { durations.withLock { $0[stage] ?? .zero } }
}
