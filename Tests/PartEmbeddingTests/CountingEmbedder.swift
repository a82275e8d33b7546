import FaceAtlas
import Foundation
import PartEmbedding
import PartLibrary

/// Counts what it embeds; vectors are of eight numbers, each the mean of an eighth of the rows.
final class CountingEmbedder: PartEmbedder, @unchecked Sendable {
    let name: String
    let version: UInt64
    let dimension = 8
    /// Replaces a vector, to see what becomes of broken ones.
    var replacement: [Float]?

    private let lock = NSLock()
    private var slots: [Slot: Int] = [:]

    init(name: String = "counting", version: UInt64 = 1) {
        self.name = name
        self.version = version
    }

    /// How many canvases of each slot were embedded since the last call.
    func take() -> [Slot: Int] {
        lock.withLock {
            defer { slots = [:] }
            return slots
        }
    }

    func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        lock.withLock { slots[slot, default: 0] += 1 }
        if let replacement { return replacement }
        let band = canvas.pixels.count / dimension
        return (0..<dimension).map { index in
            let sum = stride(from: index * band, to: (index + 1) * band, by: 31).reduce(0) {
                $0 + Int(canvas.pixels[$1])
            }
            return Float(sum) / Float(band)
        }
    }
}
