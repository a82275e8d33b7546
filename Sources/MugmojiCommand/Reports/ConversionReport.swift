/// Tells what becomes of the inputs of `convert`, as they are done and in the end.
struct ConversionReport {
    private let total: Int
    private let skipped: SkippedFiles
    private let isJSON: Bool
    private let isQuiet: Bool
    private let progress: Progress
    private var converted = 0
    private var existing = 0
    private(set) var failures: [Failure] = []

    /// - Parameters:
    ///   - skipped: what folders held beside inputs.
    ///   - isQuiet: nothing is said but what went wrong.
    init(total: Int, skipped: SkippedFiles, isJSON: Bool, isQuiet: Bool) {
        (self.total, self.skipped, self.isJSON, self.isQuiet) = (total, skipped, isJSON, isQuiet)
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

    /// - Parameter isStopped: some of the inputs were left undone.
    func end(isStopped: Bool) {
        progress.end()
        if isStopped { return Terminal.report("stopped after \(converted) of \(total)") }
        if !isQuiet {
            for link in skipped.linksToFolders {
                Terminal.report(
                    "\(link): a link to a folder is not followed; name the folder itself to convert what is in it")
            }
        }
        let clauses =
            (existing > 0 ? ["\(existing) had \(existing == 1 ? "its output" : "their outputs")"] : [])
            + skipped.clauses
        guard !isQuiet && (total > 1 || !clauses.isEmpty) || !failures.isEmpty && total > 1 else { return }
        Terminal.report((["\(converted) of \(total) converted"] + clauses).joined(separator: ", "))
        if progress.isBar {
            for failure in failures { Terminal.report("failed: \(failure.description)") }
        }
    }
}

/// The JSON object that `convert --json` prints for an input whose output is there already; `docs/json.md` describes it.
private struct SkippedReport: JSONLine {
    let input: String
    let output: String
    let skipped = "exists"
}
