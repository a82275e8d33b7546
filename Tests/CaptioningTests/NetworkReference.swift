import Foundation
import Testing

@testable import Captioning

/// What PyTorch makes of a picture, a mood and tokens; `Tools/training/captions/references.py` and `export.py` write the files.
struct NetworkReference: Decodable, Sendable, CustomTestStringConvertible {
    let model: String
    let language: String
    let mood: String
    let text: String
    let picture: [Float]
    let tokens: [Int]
    /// After each token, the first 32 at most.
    let logits: [[Float]]
    /// The index of the largest one after each token, and its size.
    let best: [Int]
    let largest: [Float]

    var name: String { "\(model)-\(language)" }
    var testDescription: String { name }
    var condition: CaptionCondition { CaptionCondition(picture: picture, mood: mood) }

    static let folder = Bundle.module.resourceURL?.appendingPathComponent("Reference") ?? URL(fileURLWithPath: "/")
    /// Networks with random weights.
    static let smallFolder = folder.appendingPathComponent("small")
    static let small = all(in: smallFolder, ending: ".reference.json")
    /// Of the networks that are shipped.
    static let shipped = all(in: folder, ending: ".json")

    private static func all(in folder: URL, ending: String) -> [NetworkReference] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
            return try? JSONDecoder().decode(NetworkReference.self, from: data)
        }
    }

    private static let networks = small.reduce(into: [String: any CaptionNetwork]()) { networks, reference in
        networks[reference.name] = try? CaptionNetworks.load(named: reference.name, in: smallFolder)
    }

    /// One with random weights.
    static func network(_ name: String) throws -> any CaptionNetwork { try #require(networks[name]) }
}
