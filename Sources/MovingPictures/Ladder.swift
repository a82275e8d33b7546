import Foundation

/// Finds the best of a row of ways to make a file that keeps to a limit, without trying all.
enum Ladder {
    struct Found<Step> {
        var step: Step
        var bytes: [UInt8]
    }

    /// A file that uses so much of what is allowed is good enough: to make another takes longer than it is worth.
    private static let enough = 0.92

    /// - Parameters:
    ///   - steps: from the largest files to the smallest; not empty.
    ///   - limit: bytes.
    /// - Returns: a step whose file keeps to the limit, the first or nearly the best, when steps are as they should be; or the last
    ///   step's file, which may be larger than the limit.
    static func best<Step>(
        of steps: [Step], limit: Int, make: (Step) async throws -> [UInt8]
    ) async throws -> Found<Step> {
        func found(_ index: Int) async throws -> Found<Step> {
            try Task.checkCancellation()
            return Found(step: steps[index], bytes: try await make(steps[index]))
        }
        // Most are small enough as good as they can be.
        var best = try await found(0)
        guard best.bytes.count > limit, steps.count > 1 else { return best }
        var (low, large) = (0, best.bytes.count)
        // The last one tells whether there is anything to search for.
        var high = steps.count - 1
        best = try await found(high)
        guard best.bytes.count <= limit else { return best }
        while high - low > 1, Double(best.bytes.count) < Double(limit) * enough {
            // Each step takes about the same share of the bytes.
            let share = log(Double(large) / Double(limit)) / log(Double(large) / Double(max(best.bytes.count, 1)))
            let middle = min(max(low + Int((Double(high - low) * share).rounded(.up)), low + 1), high - 1)
            let trial = try await found(middle)
            if trial.bytes.count <= limit {
                (best, high) = (trial, middle)
            } else {
                (low, large) = (middle, trial.bytes.count)
            }
        }
        return best
    }
}
