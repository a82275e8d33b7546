import FaceAtlas
import FaceParsing
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary

/// The vectors of what one photo shows, in place of the embedder that made them.
struct PhotoVectors: PartEmbedder {
    let name: String
    let version: UInt64
    let dimension: Int
    /// Slots of which the photo shows something.
    let vectors: [Slot: [Float]]
    /// Means over many photos.
    let means: [Slot: [Float]]

    init(
        of face: ParsedFace, in picture: Image, by contestant: Contestant, means: [Slot: [Float]] = [:],
        slots: [Slot] = Slot.matched
    ) throws {
        (name, version) = (contestant.embedder.name, contestant.embedder.version)
        dimension = contestant.embedder.dimension
        self.means = means
        var vectors: [Slot: [Float]] = [:]
        for slot in slots {
            let canvas = PartCanvas(labels: face.labels, slot: slot)
            guard !canvas.isEmpty else { continue }
            let seen = contestant.seesPixels ? Self.pixels(of: slot, of: face, in: picture) : canvas
            vectors[slot] = try contestant.embedder.embed(seen, slot: slot)
        }
        self.vectors = vectors
    }

    /// What the photo shows in a slot's window.
    private static func pixels(of slot: Slot, of face: ParsedFace, in picture: Image) -> PartCanvas {
        let window = slot.photoWindow ?? Rect(x: 0, y: 0, width: CanonicalFrame.size, height: CanonicalFrame.size)
        let size = Double(PartCanvas.size)
        let toFrame = Imaging.AffineMap(
            a: window.width / size, b: 0, c: 0, d: window.height / size, tx: window.x, ty: window.y)
        return PartCanvas(
            picture: picture.warped(
                by: toFrame.then(face.canonicalToPicture), width: PartCanvas.size, height: PartCanvas.size,
                outside: .replicate))
    }

    /// - Throws: `EmbeddingError` for a slot of which the photo shows nothing.
    func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        guard let vector = vectors[slot] else { throw EmbeddingError.unknownSlot(slot) }
        return vector
    }

    func photoMean(of slot: Slot) -> [Float]? { means[slot] }

    /// The direction of a slot's vector from the photos' mean; `nil` where nothing is seen.
    func direction(of slot: Slot) -> [Float]? {
        guard let vector = vectors[slot], let mean = means[slot] else { return nil }
        let centred = zip(vector, mean).map { $0 - $1 }
        let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? centred.map { $0 / length } : nil
    }
}

/// Mean vectors of photos, slot by slot.
struct MeanVectors {
    private var sums: [Slot: [Double]] = [:]
    private var counts: [Slot: Int] = [:]

    mutating func add(_ photo: PhotoVectors) {
        for (slot, vector) in photo.vectors {
            counts[slot, default: 0] += 1
            let sum = sums[slot] ?? [Double](repeating: 0, count: vector.count)
            sums[slot] = zip(sum, vector).map { $0 + Double($1) }
        }
    }

    var means: [Slot: [Float]] {
        Dictionary(
            uniqueKeysWithValues: sums.map { slot, sum in
                (slot, sum.map { Float($0 / Double(counts[slot] ?? 1)) })
            })
    }
}

/// The cosine of two directions.
func cosine(_ one: [Float], _ other: [Float]) -> Double {
    Double(zip(one, other).reduce(Float(0)) { $0 + $1.0 * $1.1 })
}
