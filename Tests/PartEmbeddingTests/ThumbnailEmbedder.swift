import FaceAtlas
import PartEmbedding
import PartLibrary

/// Stands for the autoencoder where tests need no weights: means of 6×6 blocks of 51 pixels,
/// sampled at every third pixel.
struct ThumbnailEmbedder: PartEmbedder {
    let name = "thumbnail"
    var version: UInt64 = 1
    let dimension = 108

    func embed(_ canvas: PartCanvas, slot: Slot) -> [Float] {
        var vector = [Float](repeating: 0, count: dimension)
        for y in stride(from: 1, to: 306, by: 3) {
            for x in stride(from: 1, to: 306, by: 3) {
                for channel in 0..<3 {
                    vector[(y / 51 * 6 + x / 51) * 3 + channel] += Float(canvas.pixels[(y * 306 + x) * 3 + channel])
                }
            }
        }
        return vector.map { $0 / Float(17 * 17 * 255) }
    }
}
