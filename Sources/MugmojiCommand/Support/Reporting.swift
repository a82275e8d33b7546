import ArgumentParser

/// Runs `work`; what it throws is said in one line, and becomes the exit status.
func reportingFailures<Result>(file: String, _ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch let error as ValidationError {
        throw error
    } catch {
        let failure = Failure(error, file: file == "-" ? "standard input" : file)
        Terminal.report(failure)
        throw failure.exitCode
    }
}
