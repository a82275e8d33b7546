package import FaceAtlas
import PartLibrary

/// A part and how much it is like what was looked for.
public struct PartMatch: Sendable, Hashable, Codable {
    /// Id of the part.
    public var id: String
    /// Cosine of the angle between the centred vectors, -1…1; 0 where there is nothing to compare.
    public var similarity: Float

    package init(id: String, similarity: Float) {
        self.id = id
        self.similarity = similarity
    }
}

/// Finds the parts of a slot whose vectors point most nearly where a photo's vector points.
///
/// Both sides are centred first: the photo's vector by the mean over photos, the parts' by the mean over the library.
///
/// Hair gets one more coordinate, the same for all (the mean distance of the library's parts from their mean), so that
/// ordinary hair, near the mean, is like ordinary parts, and not like whatever extreme part (a mohawk, two buns) happens
/// to lie in the same direction. See `docs/decisions/attribute-reading.md`.
package struct PartMatcher: Sendable {
    private struct Candidates {
        var ids: [String]
        /// Centred vectors of length 1; zero for a part that equals the mean.
        var directions: [[Float]]
        var photoMean: [Float]
        /// A coordinate that all vectors share; 0 where only their direction counts.
        var anchor: Float
    }

    private let slots: [Slot: Candidates]

    /// - Parameters:
    ///   - index: the parts.
    ///   - photoMeans: mean vectors of photos; for a slot that is left out, the library's mean takes their place.
    package init(index: PartIndex, photoMeans: [Slot: [Float]]) {
        let size = index.dimension
        var slots: [Slot: Candidates] = [:]
        for (slot, entry) in index.entries {
            let vectors = entry.ids.indices.map { entry.vectors[$0 * size..<($0 + 1) * size] }
            let anchor = slot.view?.favoursOrdinary == true ? Self.spread(of: vectors, around: entry.mean) : 0
            let directions = vectors.map { Self.direction(of: $0, from: entry.mean, anchor: anchor) }
            let mean = photoMeans[slot].flatMap { $0.count == size ? $0 : nil } ?? Array(entry.mean)
            slots[slot] = Candidates(ids: entry.ids, directions: directions, photoMean: mean, anchor: anchor)
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
    package func nearest(
        to vector: [Float], in slot: Slot, count: Int = 1, where isCandidate: (String) -> Bool = { _ in true }
    ) -> [PartMatch] {
        guard let candidates = slots[slot] else { return [] }
        let direction = direction(of: vector, in: slot)
        let matches = zip(candidates.ids, candidates.directions).filter { isCandidate($0.0) }.map { id, other in
            let cosine = zip(direction, other).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            return PartMatch(id: id, similarity: min(max(cosine, -1), 1))
        }
        let sorted = matches.sorted { ($1.similarity, $0.id) < ($0.similarity, $1.id) }
        return Array(sorted.prefix(max(count, 0)))
    }

    /// A photo's `vector` as it is compared: centred, of length 1, with one more coordinate that is 0 for all slots but hair.
    /// Empty for a slot without parts and for a vector of another length than the index has.
    package func direction(of vector: [Float], in slot: Slot) -> [Float] {
        guard let candidates = slots[slot], vector.count == candidates.photoMean.count else { return [] }
        return Self.direction(of: vector[...], from: candidates.photoMean, anchor: candidates.anchor)
    }

    /// The parts of `slot` as they are compared: for each id a vector such as ``direction(of:in:)`` gives.
    package func directions(in slot: Slot) -> [String: [Float]] {
        guard let candidates = slots[slot] else { return [:] }
        return Dictionary(zip(candidates.ids, candidates.directions)) { first, _ in first }
    }

    /// The unit vector from `mean` to `vector`, with `anchor` as one more coordinate; zero where the two are the same to
    /// within rounding.
    private static func direction(
        of vector: some Collection<Float>, from mean: some Collection<Float>, anchor: Float
    ) -> [Float] {
        let centred = zip(vector, mean).map { $0 - $1 }
        let length = norm(centred)
        guard length.isFinite, length > 1e-6 * max(norm(vector), 1e-3) else {
            return [Float](repeating: 0, count: centred.count + 1)
        }
        let anchored = (length * length + anchor * anchor).squareRoot()
        return (centred + [anchor]).map { $0 / anchored }
    }

    /// Mean distance of `vectors` from their `mean`.
    private static func spread(of vectors: [some Collection<Float>], around mean: some Collection<Float>) -> Float {
        let distances = vectors.map { norm(zip($0, mean).map { $0 - $1 }) }
        return distances.reduce(0, +) / Float(max(distances.count, 1))
    }

    private static func norm(_ vector: some Sequence<Float>) -> Float {
        vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
