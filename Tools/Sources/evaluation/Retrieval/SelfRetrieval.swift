import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary

/// Whether every part of a style, disturbed as a parser disturbs it, finds itself among the parts of its slot.
struct SelfRetrieval {
    /// How often a slot's parts were found, at one severity.
    struct Recall: Encodable, Equatable {
        var queries = 0
        var first = 0
        var firstFive = 0

        var at1: Double { Double(first) / Double(max(queries, 1)) }
        var at5: Double { Double(firstFive) / Double(max(queries, 1)) }

        enum CodingKeys: String, CodingKey { case queries, at1, at5 }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(queries, forKey: .queries)
            try container.encode(at1, forKey: .at1)
            try container.encode(at5, forKey: .at5)
        }
    }

    /// A part that another was taken for.
    struct Mistake: Hashable, Comparable {
        let slot: Slot
        let part: String
        let found: String

        static func < (one: Mistake, other: Mistake) -> Bool {
            (one.slot.rawValue, one.part, one.found) < (other.slot.rawValue, other.part, other.found)
        }
    }

    /// What all embedders answered.
    struct Answers {
        /// In the order of the embedders.
        var results: [Result]
        /// How much of the clean parts' labels is left at each severity.
        var overlap: [Slot: [Double]] = [:]
        var partCount: [Slot: Int] = [:]
        /// Parts whose canvases are the same to the byte.
        var twins: [Slot: [[String]]] = [:]
    }

    struct Result {
        /// slot → recall at each severity, from 1.
        var recalls: [Slot: [Recall]] = [:]
        /// Mistakes at severity 3 and how often each was made.
        var mistakes: [Mistake: Int] = [:]
    }

    /// A disturbed part.
    struct Query {
        let slot: Slot
        let id: String
        let severity: Int
        let canvas: PartCanvas
        let picture: PartCanvas
        /// How much of the clean part is left.
        let overlap: Double
    }

    let parts: StyleParts
    /// How often each part is disturbed at each severity.
    let draws: Int

    /// Asks every embedder the same.
    func answers(of contestants: [Contestant], indexes: [PartIndex]) throws -> Answers {
        var answers = Answers(results: contestants.map { _ in Result() })
        for slot in Slot.matched where !parts.parts(in: slot).isEmpty {
            let queries = queries(in: slot, withPictures: contestants.contains(where: \.seesPixels))
            answers.overlap[slot] = ParserNoise.severities.map { severity in
                let overlaps = queries.filter { $0.severity == severity }.map(\.overlap)
                return overlaps.reduce(0, +) / Double(max(overlaps.count, 1))
            }
            answers.partCount[slot] = parts.parts(in: slot).count
            answers.twins[slot] = (parts.twins[slot] ?? []).map { $0.sorted() }.sorted { $0[0] < $1[0] }
            for (number, contestant) in contestants.enumerated() {
                try answer(queries, with: contestant, index: indexes[number], into: &answers.results[number])
            }
        }
        return answers
    }

    /// All queries of a slot, drawn once for all embedders.
    private func queries(in slot: Slot, withPictures: Bool) -> [Query] {
        parts.parts(in: slot).flatMap { part -> [Query] in
            guard let noisy = NoisyPart(slot: slot, clean: part.canvas) else { return [] }
            return (0..<draws).flatMap { draw in
                ParserNoise.severities.map { severity in
                    let noise = noisy.noise(severity: severity, seed: "\(slot.rawValue)/\(part.id)/\(draw)")
                    return Query(
                        slot: slot, id: part.id, severity: severity, canvas: noisy.canvas(disturbedBy: noise),
                        picture: withPictures ? noisy.picture(part.painted, disturbedBy: noise) : part.painted,
                        overlap: noisy.overlap(disturbedBy: noise))
                }
            }
        }
    }

    /// Counts how often the queries of a slot are answered with the part itself, or with one whose canvas is the same.
    private func answer(
        _ queries: [Query], with contestant: Contestant, index: PartIndex, into result: inout Result
    ) throws {
        let matcher = PartMatcher(index: index, photoMeans: [:])
        for query in queries {
            let vector = try contestant.embedder.embed(
                contestant.seesPixels ? query.picture : query.canvas, slot: query.slot)
            let found = matcher.nearest(to: vector, in: query.slot, count: 5).map(\.id)
            let same = parts.alike(query.id, in: query.slot)
            var recalls = result.recalls[query.slot] ?? ParserNoise.severities.map { _ in Recall() }
            let index = query.severity - ParserNoise.severities.lowerBound
            recalls[index].queries += 1
            if let first = found.first, same.contains(first) {
                recalls[index].first += 1
            } else if query.severity == 3, let first = found.first {
                result.mistakes[Mistake(slot: query.slot, part: query.id, found: first), default: 0] += 1
            }
            if found.contains(where: same.contains) { recalls[index].firstFive += 1 }
            result.recalls[query.slot] = recalls
        }
    }
}
