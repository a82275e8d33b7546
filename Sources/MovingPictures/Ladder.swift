/// Finds the best of a row of ways to make a file that keeps to a limit, without trying all.
enum Ladder {
    struct Found<Step> {
        var step: Step
        var bytes: [UInt8]
    }

    /// - Parameters:
    ///   - steps: from the largest files to the smallest; not empty.
    ///   - limit: bytes.
    /// - Returns: the first step whose file keeps to the limit, when steps are as they should be, or the last step's file, which may be
    ///   larger than the limit.
    static func best<Step>(
        of steps: [Step], limit: Int, make: (Step) async throws -> [UInt8]
    ) async throws -> Found<Step> {
        func found(_ index: Int) async throws -> Found<Step> {
            try Task.checkCancellation()
            return Found(step: steps[index], bytes: try await make(steps[index]))
        }
        // The last one tells whether there is anything to search for.
        var best = try await found(steps.count - 1)
        guard best.bytes.count <= limit else { return best }
        var (low, high) = (0, steps.count - 1)
        while low < high {
            let middle = (low + high) / 2
            let trial = try await found(middle)
            if trial.bytes.count <= limit {
                (best, high) = (trial, middle)
            } else {
                low = middle + 1
            }
        }
        return best
    }
}
