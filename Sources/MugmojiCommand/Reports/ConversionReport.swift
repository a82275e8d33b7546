/// Tells what becomes of the inputs of `convert`, as they are done and in the end.
struct ConversionReport {
    private let total: Int
    private let leftOut: LeftOutFiles
    private let isJSON: Bool
    private let isQuiet: Bool
    private let progress: Progress
    private var converted = 0
    private var existing = 0
    private(set) var failures: [Failure] = []

    /// - Parameters:
    ///   - leftOut: what folders held beside inputs.
    ///   - isQuiet: nothing is said but what went wrong.
    init(total: Int, leftOut: LeftOutFiles, isJSON: Bool, isQuiet: Bool) {
        (self.total, self.leftOut, self.isJSON, self.isQuiet) = (total, leftOut, isJSON, isQuiet)
        progress = Progress(total: total, quiet: isQuiet)
    }

    mutating func add(_ outcome: Converter.Outcome) throws {
        switch outcome {
        case .converted(let conversion):
            converted += 1
            if isJSON {
                for report in conversion.reports { try Results.json(report) }
            }
            Results.flush()
            progress.finished(conversion.summary)
            if let notice = conversion.notice { Terminal.report(notice) }
        case .failed(let path, let failure):
            // One clash of outputs makes several inputs fail.
            let isNew = failure.reason != .outputClash || !failures.contains { $0.description == failure.description }
            failures.append(failure)
            if isJSON { try Results.json(FailureReport(input: path, failure: failure)) }
            Results.flush()
            if isNew { progress.failed(failure) } else { progress.finished() }
        case .skipped(let path, let outputs):
            existing += 1
            if isJSON { try Results.json(SkippedReport(input: path, output: outputs.first ?? "-")) }
            progress.finished("\(path): \(outputs.joined(separator: ", ")) \(outputs.count == 1 ? "is" : "are") there")
        case .stopped: break
        }
    }

    /// Names all that was left out, reason by reason, and counts what was done.
    ///
    /// - Parameter isStopped: some of the inputs were left undone.
    mutating func end(isStopped: Bool) throws {
        progress.end()
        if isStopped { return Terminal.report("stopped after \(converted) of \(total)") }
        let groups = leftOut.groups
        if isJSON {
            for group in groups {
                for path in group.paths { try Results.json(LeftOutReport(input: path, leftOut: group.kind.rawValue)) }
            }
        }
        let clauses =
            (existing > 0 ? ["\(existing) had \(existing == 1 ? "its output" : "their outputs")"] : [])
            + groups.map(\.clause)
        guard !isQuiet && (total > 1 || !clauses.isEmpty) || !failures.isEmpty && total > 1 else { return }
        if !isQuiet {
            for (reason, count, lines) in failuresByReason {
                Terminal.report(["\(count) failed, \(reason):"] + lines.map { "  " + $0 })
            }
            for group in groups { Terminal.report(["\(group.clause):"] + group.paths.map { "  " + $0 }) }
        }
        Terminal.report((["\(converted) of \(total) converted"] + clauses).joined(separator: ", "))
    }

    /// The reasons in the order in which they came up, how many inputs failed for each, and what was said of them.
    private var failuresByReason: [(reason: String, count: Int, lines: [String])] {
        var order: [Failure.Reason] = []
        var groups: [Failure.Reason: [Failure]] = [:]
        for failure in failures {
            if groups[failure.reason] == nil { order.append(failure.reason) }
            groups[failure.reason, default: []].append(failure)
        }
        return order.map { reason in
            let failures = groups[reason] ?? []
            var said: Set<String> = []
            // Inputs whose outputs meet share what is said.
            return (reason.rawValue, failures.count, failures.map(\.description).filter { said.insert($0).inserted })
        }
    }
}

/// The JSON object that `convert --json` prints for an input whose output is there already; `docs/json.md` describes it.
private struct SkippedReport: JSONLine {
    let input: String
    let output: String
    let skipped = "exists"
}

/// The JSON object that `convert --json` prints for what a folder holds beside inputs; `docs/json.md` describes it.
private struct LeftOutReport: JSONLine {
    let input: String
    let leftOut: String
}
