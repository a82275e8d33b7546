import PartLibrary

/// A part and how much it is like what was looked for.
public struct PartMatch: Sendable, Hashable, Codable {
    /// Id of the part.
    public var id: String
    /// Cosine of the angle between the centred vectors, -1…1; 0 where there is nothing to compare.
    public var similarity: Float

    public init(id: String, similarity: Float) {
        self.id = id
        self.similarity = similarity
    }
}

/// Finds the parts of a slot whose vectors point most nearly where a photo's vector points.
///
/// Both sides are centred first: the photo's vector by the mean over photos, the parts' by the mean over the library.
public struct PartMatcher: Sendable {
    private struct Candidates {
        var ids: [String]
        /// Centred vectors of length 1; zero for a part that equals the mean.
        var directions: [[Float]]
        var photoMean: [Float]
    }

    private let slots: [Slot: Candidates]

    /// - Parameters:
    ///   - index: the parts.
    ///   - photoMeans: mean vectors of photos; for a slot that is left out, the library's mean takes their place.
    public init(index: PartIndex, photoMeans: [Slot: [Float]]) {
        let size = index.dimension
        var slots: [Slot: Candidates] = [:]
        for (slot, entry) in index.entries {
            let directions = entry.ids.indices.map { part in
                Self.direction(of: entry.vectors[part * size..<(part + 1) * size], from: entry.mean)
            }
            let mean = photoMeans[slot].flatMap { $0.count == size ? $0 : nil } ?? entry.mean
            slots[slot] = Candidates(ids: entry.ids, directions: directions, photoMean: mean)
        }
        self.slots = slots
    }

    /// The parts of `slot` nearest to a photo's `vector`, the most similar first and equals by id.
    ///
    /// - Parameters:
    ///   - vector: as the embedder gave it, not centred.
    ///   - count: at most this many.
    ///   - isCandidate: which parts to consider, by id.
    /// - Returns: empty for a slot without parts. A vector at the photos' mean, or one of another length than the
    ///   index has, is like nothing: every similarity is 0.
    public func nearest(
        to vector: [Float], in slot: Slot, count: Int = 1, where isCandidate: (String) -> Bool = { _ in true }
    ) -> [PartMatch] {
        guard let candidates = slots[slot] else { return [] }
        let isComparable = vector.count == candidates.photoMean.count
        let direction = isComparable ? Self.direction(of: vector[...], from: candidates.photoMean) : []
        let matches = zip(candidates.ids, candidates.directions).filter { isCandidate($0.0) }.map { id, other in
            let cosine = zip(direction, other).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            return PartMatch(id: id, similarity: min(max(cosine, -1), 1))
        }
        let sorted = matches.sorted { ($1.similarity, $0.id) < ($0.similarity, $1.id) }
        return Array(sorted.prefix(max(count, 0)))
    }

    /// The unit vector from `mean` to `vector`; zero where they are the same to within rounding.
    private static func direction(of vector: ArraySlice<Float>, from mean: [Float]) -> [Float] {
        let centred = zip(vector, mean).map { $0 - $1 }
        let length = centred.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        let scale = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        guard length.isFinite, length > 1e-6 * max(scale, 1e-3) else { return centred.map { _ in 0 } }
        return centred.map { $0 / length }
    }
}
