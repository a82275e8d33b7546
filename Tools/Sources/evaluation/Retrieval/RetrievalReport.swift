import FaceAtlas
import Foundation
import PartEmbedding
import PartLibrary

/// The tables of `evaluation retrieval`.
struct RetrievalReport: Encodable {
    /// One embedder's figures; what was not measured is left out.
    struct Row: Encodable {
        struct Steady: Encodable {
            var resting: [Slot: Double]
            var betweenPeople: [Slot: Double]
            /// Mouths of one person: all closed, and closed compared with smiling.
            var smile: [String: Double]
            /// Heads of one person: all frontal, and frontal compared with turned.
            var turn: [Slot: [String: Double]]
        }

        let embedder: String
        let dimension: Int
        /// slot → recall at each severity
        var recall: [Slot: [SelfRetrieval.Recall]]?
        /// `slot/part taken for part` → how often, at severity 3
        var mistakes: [String: Int]?
        /// Attribute → agreement, among the parts that the parse leaves and among all parts.
        var agreement: [String: Double]?
        var agreementAmongAll: [String: Double]?
        var steadiness: Steady?
    }

    let style: String
    private(set) var rows: [Row]
    /// slot → what is left of the labels at each severity
    private(set) var overlap: [Slot: [Double]] = [:]
    /// slot → how far the parser agrees with itself on a mirrored and reduced photo (median)
    var parserOverlap: [Slot: Double]?
    private(set) var partCount: [Slot: Int] = [:]
    /// Parts that no canvas tells apart.
    private(set) var twins: [Slot: [[String]]] = [:]

    init(style: String, embedders: [Contestant]) {
        self.style = style
        rows = embedders.map { Row(embedder: $0.name, dimension: $0.embedder.dimension) }
    }

    mutating func add(_ answers: SelfRetrieval.Answers) {
        overlap = answers.overlap
        partCount = answers.partCount
        twins = answers.twins
        for (number, result) in answers.results.enumerated() {
            rows[number].recall = result.recalls
            rows[number].mistakes = Dictionary(
                uniqueKeysWithValues: result.mistakes.map {
                    ("\($0.key.slot.rawValue)/\($0.key.part) taken for \($0.key.found)", $0.value)
                })
        }
    }

    mutating func add(_ agreements: [PhotoAgreement]) {
        for (number, agreement) in agreements.enumerated() {
            rows[number].agreement = Dictionary(uniqueKeysWithValues: agreement.agreement(narrowed: true))
            rows[number].agreementAmongAll = Dictionary(uniqueKeysWithValues: agreement.agreement(narrowed: false))
        }
    }

    mutating func add(_ results: [Steadiness]) {
        for (number, result) in results.enumerated() {
            func states(_ means: (same: Steadiness.Mean, different: Steadiness.Mean)) -> [String: Double] {
                var states: [String: Double] = [:]
                states["same"] = means.same.value
                states["different"] = means.different.value
                return states
            }
            rows[number].steadiness = Row.Steady(
                resting: result.resting.compactMapValues(\.value),
                betweenPeople: result.people.compactMapValues(\.value),
                smile: states(result.smile), turn: result.turn.mapValues(states))
        }
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + [UInt8(ascii: "\n")]
    }
}
