import Basics
import FaceAtlas
import PartLibrary
import Synchronization

/// Draws and embeds parts, several side by side.
struct PartBatch: Sendable {
    let parts: [Part]
    let library: StyleLibrary
    let embedder: any PartEmbedder
    let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    /// The vectors of the parts, in their order.
    ///
    /// - Throws: what is wrong with the first part that failed; no part is begun after that.
    func run(jobs: Int) throws -> [[Float]] {
        progress?(0, parts.count)
        let done = Mutex(0)
        return try parts.concurrentMap(jobs: jobs) { part in
            let vector = try vector(of: part)
            done.withLock { done in
                done += 1
                progress?(done, parts.count)
            }
            return vector
        }
    }

    private func vector(of part: Part) throws -> [Float] {
        let name = "\(part.slot.rawValue)/\(part.id)"
        let canvas: PartCanvas
        do {
            canvas = try PartCanvas(part: part, library: library)
        } catch {
            throw PartIndexError.cannotDraw(part: name, details: "\(error)")
        }
        let vector = try embedder.embed(canvas, slot: part.slot)
        guard vector.count == embedder.dimension, vector.allSatisfy(\.isFinite) else {
            let fault =
                vector.count == embedder.dimension
                ? "a number that is not finite" : "\(vector.count) numbers in place of \(embedder.dimension)"
            throw PartIndexError.unusableVector(part: name, details: "\(embedder.name) gave \(fault)")
        }
        return vector
    }
}
