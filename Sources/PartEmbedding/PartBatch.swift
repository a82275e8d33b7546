import Foundation
import PartLibrary

/// Draws and embeds parts, several side by side.
final class PartBatch: @unchecked Sendable {
    private let parts: [Part]
    private let library: StyleLibrary
    private let embedder: any PartEmbedder
    private let progress: (@Sendable (Int, Int) -> Void)?

    // What several threads change, under `lock`.
    private let lock = NSLock()
    private var next = 0
    private var done = 0
    private var vectors: [[Float]]
    private var failure: (index: Int, error: any Error)?

    init(
        _ parts: [Part], library: StyleLibrary, embedder: any PartEmbedder,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
    ) {
        self.parts = parts
        self.library = library
        self.embedder = embedder
        self.progress = progress
        vectors = [[Float]](repeating: [], count: parts.count)
    }

    /// The vectors of the parts, in their order.
    ///
    /// - Throws: what is wrong with the first part that failed; no part is begun after that.
    func run(jobs: Int) throws -> [[Float]] {
        progress?(0, parts.count)
        DispatchQueue.concurrentPerform(iterations: min(max(jobs, 1), parts.count)) { _ in
            while let index = take() {
                let result = Result { try vector(of: parts[index]) }
                lock.withLock { finish(index, result) }
            }
        }
        if let failure { throw failure.error }
        return vectors
    }

    private func take() -> Int? {
        lock.withLock {
            guard next < parts.count, failure == nil else { return nil }
            defer { next += 1 }
            return next
        }
    }

    private func finish(_ index: Int, _ result: Result<[Float], any Error>) {
        switch result {
        case .success(let vector):
            vectors[index] = vector
            done += 1
            progress?(done, parts.count)
        case .failure(let error):
            if index < failure?.index ?? .max { failure = (index, error) }
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
