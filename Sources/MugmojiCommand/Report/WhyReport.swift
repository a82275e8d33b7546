import FaceParsing

/// ``Reason``: why a face is what it is; printed with `--why` only.
struct WhyReport: Encodable {
    /// A number that was looked at.
    struct Number: Encodable {
        let name: String
        let number: Double
        /// What the number was held against; left out where it was weighed otherwise.
        let limit: Double?
    }

    /// The answer, a word of the vocabulary where that has one.
    let value: String
    let decidedBy: String
    /// In the order in which they were looked at.
    let evidence: [Number]

    init(_ reason: Reason) {
        value = reason.value
        decidedBy = reason.decidedBy.rawValue
        evidence = reason.evidence.map {
            Number(
                name: $0.name, number: $0.number.rounded(decimals: 4), limit: $0.limit?.rounded(decimals: 4))
        }
    }
}
