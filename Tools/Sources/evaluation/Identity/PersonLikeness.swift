import FaceParsing
import Foundation
import Mugmoji

/// How unlike faces of one person are, and those of different people; see `FaceSample.difference(of:from:)`.
struct PersonLikeness {
    /// Seconds of a clip that are compared with other such stretches.
    private static let stretch = 0.3

    private var people: [[FaceSample]] = []
    private var withinPeople: [Double] = []

    /// Compares stretches of a clip with each other, and keeps the middle one for a person.
    mutating func add(_ clip: [LiveFrame]) {
        let groups = Dictionary(grouping: clip) { Int($0.time / Self.stretch) }.sorted { $0.key < $1.key }
        let stretches = groups.map { $0.value.compactMap { $0.face.map { FaceSample($0, weight: 1) } } }
            .filter { $0.count > 1 }
        withinPeople += Self.differences(stretches)
        if !stretches.isEmpty { people.append(stretches[stretches.count / 2]) }
    }

    /// Another person, on a photo.
    mutating func add(_ face: ParsedFace?) {
        if let face { people.append([FaceSample(face, weight: 1)]) }
    }

    private static func differences(_ samples: [[FaceSample]]) -> [Double] {
        samples.indices.flatMap { one in
            samples.indices.dropFirst(one + 1).map { FaceSample.difference(of: samples[one], from: samples[$0]) }
        }
    }

    var text: String {
        "one person: \(Self.quantiles(of: withinPeople, [0.5, 0.95, 0.99, 1]))\n"
            + "\(people.count) people: \(Self.quantiles(of: Self.differences(people), [0.01, 0.05, 0.1, 0.5]))"
    }

    private static func quantiles(of values: [Double], _ shares: [Double]) -> String {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return "none" }
        return shares.map { share in
            let value = sorted[Int((Double(sorted.count - 1) * share).rounded())]
            return "\(Int(share * 100)) % up to " + String(format: "%.2f", value)
        }.joined(separator: ", ")
    }
}
