import Compositing
import FaceAtlas
import FaceParsing
import Mugmoji
import PartEmbedding
import PartLibrary

/// Whether avatars show what the photos' labels say, with the parts that an embedder chooses.
struct PhotoAgreement {
    /// The attributes that parts decide; colours are measured without an embedder.
    static let attributes: [Attribute] = Attribute.allCases.filter { !$0.slots.isEmpty }

    private let renderer: AvatarRenderer
    private let index: PartIndex
    private let matcher: PartMatcher
    private let means: [Slot: [Float]]
    private var narrowed: [Attribute: [(label: String, answer: String)]] = [:]
    private var alone: [Attribute: [(label: String, answer: String)]] = [:]

    init(library: StyleLibrary, index: PartIndex, means: [Slot: [Float]]) {
        renderer = AvatarRenderer(library: library)
        self.index = index
        self.means = means
        matcher = PartMatcher(index: index, photoMeans: means)
    }

    /// Chooses parts twice: among those that the parse leaves, as the product does, and among all parts of each slot that is filled.
    mutating func add(_ photo: PhotoVectors, face: ParsedFace, row: FaceTable.Row) throws {
        let library = renderer.library
        let selector = try PartSelector(library: library, index: index, embedder: photo)
        let narrowed = try selector.select(for: face).ids
        let alone = nearest(photo, of: narrowed)
        for (ids, isNarrowed) in [(narrowed, true), (alone, false)] {
            let recipe = AvatarRecipe(style: library.style.name, parts: ids)
            let values = try recipe.attributes(in: library)
            for attribute in Self.attributes {
                let pair = (label: row[attribute.rawValue], answer: values[attribute] ?? "")
                if isNarrowed {
                    self.narrowed[attribute, default: []].append(pair)
                } else {
                    self.alone[attribute, default: []].append(pair)
                }
            }
        }
    }

    /// The same slots filled with the nearest of all parts.
    private func nearest(_ photo: PhotoVectors, of narrowed: [Slot: String]) -> [Slot: String] {
        var ids = narrowed
        for slot in narrowed.keys {
            guard let vector = photo.vectors[slot] else { continue }
            ids[slot] = matcher.nearest(to: vector, in: slot).first?.id
        }
        for slot in Slot.allCases {
            guard let follower = slot.follower else { continue }
            ids[follower] = ids[slot].flatMap { renderer.library.part($0, in: slot)?.back }
        }
        return ids
    }

    /// Agreement of each attribute; the mean under `nil`.
    func agreement(narrowed isNarrowed: Bool) -> [(attribute: String, share: Double)] {
        let answers = isNarrowed ? narrowed : alone
        let shares = Self.attributes.map { attribute in
            (attribute.rawValue, Tally(name: attribute.rawValue, answers: answers[attribute] ?? []).agreement)
        }
        return shares + [("mean", shares.reduce(0) { $0 + $1.1 } / Double(shares.count))]
    }
}
