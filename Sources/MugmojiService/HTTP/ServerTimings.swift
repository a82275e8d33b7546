#if Service
import Basics

/// How long the stages of an answer took, as `Server-Timing` tells it.
struct ServerTimings: Sendable {
    private(set) var stages: [(name: String, duration: Duration)] = []

    /// Runs `work` and notes its time.
    mutating func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { stages.append((name, start.duration(to: .now))) }
        return try work()
    }

    mutating func measure<Result>(_ name: String, _ work: () async throws -> Result) async rethrows -> Result {
        let start = ContinuousClock.now
        defer { stages.append((name, start.duration(to: .now))) }
        return try await work()
    }

    mutating func add(_ name: String, _ duration: Duration) { stages.append((name, duration)) }

    /// The stages of the library, in the order in which they come.
    mutating func add(_ timings: StageTimings) {
        for stage in StageTimings.Stage.allCases {
            if let duration = timings.durations[stage] { add(stage.rawValue, duration) }
        }
    }

    /// `nil` where there are none.
    var text: String? {
        guard !stages.isEmpty else { return nil }
        return stages.map { name, duration in
            let tenths = Int((duration / .milliseconds(1) * 10).rounded())
            return "\(name);dur=\(tenths / 10).\(tenths % 10)"
        }.joined(separator: ", ")
    }
}

#endif
