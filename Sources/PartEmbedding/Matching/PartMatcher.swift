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
        /// Centred vectors of length 1, one after the other; zero for a part that equals the mean.
        var directions: [Float]
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
            let anchor = slot.view?.favoursOrdinary == true ? Self.spread(of: entry) : 0
            let directions = [Float](unsafeUninitializedCapacity: entry.ids.count * (size + 1)) { buffer, count in
                for part in entry.ids.indices {
                    let direction = UnsafeMutableBufferPointer(
                        rebasing: buffer[part * (size + 1)..<(part + 1) * (size + 1)])
                    entry.vectors.withUnsafeBufferPointer { vectors in
                        let vector = UnsafeBufferPointer(rebasing: vectors[part * size..<(part + 1) * size])
                        Self.write(directionOf: vector, from: entry.mean, anchor: anchor, to: direction)
                    }
                }
                count = entry.ids.count * (size + 1)
            }
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
        let matches = candidates.ids.enumerated().filter { isCandidate($0.element) }.map { place, id in
            var cosine: Float = 0
            for index in direction.indices {
                cosine += direction[index] * candidates.directions[place * direction.count + index]
            }
            return PartMatch(id: id, similarity: min(max(cosine, -1), 1))
        }
        let sorted = matches.sorted { ($1.similarity, $0.id) < ($0.similarity, $1.id) }
        return Array(sorted.prefix(max(count, 0)))
    }

    /// A photo's `vector` as it is compared: centred, of length 1, with one more coordinate that is 0 for all slots but hair.
    /// Empty for a slot without parts and for a vector of another length than the index has.
    package func direction(of vector: [Float], in slot: Slot) -> [Float] {
        guard let candidates = slots[slot], vector.count == candidates.photoMean.count else { return [] }
        return [Float](unsafeUninitializedCapacity: vector.count + 1) { buffer, count in
            vector.withUnsafeBufferPointer { vector in
                Self.write(directionOf: vector, from: candidates.photoMean, anchor: candidates.anchor, to: buffer)
            }
            count = vector.count + 1
        }
    }

    /// The parts of `slot` as they are compared: for each id a vector such as ``direction(of:in:)`` gives.
    package func directions(in slot: Slot) -> [String: [Float]] {
        guard let candidates = slots[slot] else { return [:] }
        let size = candidates.photoMean.count + 1
        let directions = candidates.ids.indices.map { Array(candidates.directions[$0 * size..<($0 + 1) * size]) }
        return Dictionary(zip(candidates.ids, directions)) { first, _ in first }
    }

    /// Writes the unit vector from `mean` to `vector`, with `anchor` as one more coordinate; zero where the two are the same to
    /// within rounding.
    ///
    /// - Parameter direction: has one number more than the vector.
    private static func write(
        directionOf vector: UnsafeBufferPointer<Float>, from mean: [Float], anchor: Float,
        to direction: UnsafeMutableBufferPointer<Float>
    ) {
        let count = vector.count
        var (length, own): (Float, Float) = (0, 0)
        for index in 0..<count {
            let centred = vector[index] - mean[index]
            direction.initializeElement(at: index, to: centred)
            length += centred * centred
            own += vector[index] * vector[index]
        }
        direction.initializeElement(at: count, to: anchor)
        (length, own) = (length.squareRoot(), own.squareRoot())
        guard length.isFinite, length > 1e-6 * max(own, 1e-3) else {
            for index in 0...count { direction[index] = 0 }
            return
        }
        let anchored = (length * length + anchor * anchor).squareRoot()
        for index in 0...count { direction[index] /= anchored }
    }

    /// Mean distance of vectors from their mean.
    private static func spread(of entry: PartIndex.Entry) -> Float {
        let size = entry.mean.count
        var sum: Float = 0
        for part in entry.ids.indices {
            var length: Float = 0
            for index in 0..<size {
                let centred = entry.vectors[part * size + index] - entry.mean[index]
                length += centred * centred
            }
            sum += length.squareRoot()
        }
        return sum / Float(max(entry.ids.count, 1))
    }
}
