/// The JSON object that `convert --json` and `parse --json` print for an input that failed; `docs/json.md` describes it.
struct FailureReport: JSONLine {
    struct Problem: Encodable {
        /// The exit status that it leads to.
        let status: Int32
        let reason: String
        /// As it is said on standard error.
        let message: String
    }

    let input: String
    let error: Problem

    init(input: String, failure: Failure) {
        self.input = input
        error = Problem(
            status: failure.status.rawValue, reason: failure.reason.rawValue, message: failure.description)
    }
}
