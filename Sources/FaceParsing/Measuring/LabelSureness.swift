import FaceAtlas
import NeuralNetwork

/// How sure the parser is of its labels: of a face it knows nearly every pixel, of a thing that only looks like one from
/// afar it cannot tell where the face ends and what lies around it.
///
/// A pixel's lead is its largest logit less the second largest; it says nothing of colours.
struct LabelSureness: Sendable, Hashable {
    /// Share of the head's place, the ellipse in `Zone.head`, where the lead is large, 0…1.
    var head: Double
    /// Share of the eyes, brows, nose, mouth and glasses in that place where there is a lead worth the name, 0…1; 0 where
    /// there are none of them.
    var parts: Double

    /// A lead of this many nats is a probability of 0.99 against the second label.
    private static let largeLead: Float = 4.6
    /// 0.73 against the second label.
    private static let someLead: Float = 1
    /// So few pixels of parts, at the logits' size, count as if they were so many.
    private static let fewPixels = 40
    private static let parts: FaceLabelSet = [.nose, .brow, .eye, .iris, .lip, .mouth, .teeth, .glasses]

    /// - Parameter logits: H×W×16 of a crop of the canonical frame.
    /// - Precondition: `logits` has 16 channels.
    init(of logits: Tensor) {
        precondition(logits.channels == 16, "the parser has sixteen classes")
        var (pixels, sure, partPixels, sureParts) = (0, 0, 0, 0)
        logits.values.withUnsafeBytes { values in
            for row in 0..<logits.height {
                for column in 0..<logits.width where Self.isHead(column, of: logits.width, row, of: logits.height) {
                    let offset = (row * logits.width + column) * 64
                    var pixel = values.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
                    let (label, largest) = (pixel.indexOfMax, pixel.max())
                    pixel[Int(label)] = -.infinity
                    let lead = largest - pixel.max()
                    pixels += 1
                    if lead >= Self.largeLead { sure += 1 }
                    guard Self.parts.contains(label) else { continue }
                    partPixels += 1
                    if lead >= Self.someLead { sureParts += 1 }
                }
            }
        }
        head = Double(sure) / Double(max(pixels, 1))
        parts = Double(sureParts) / Double(max(partPixels, Self.fewPixels))
    }

    /// Whether a pixel's centre lies in the ellipse.
    private static func isHead(_ column: Int, of width: Int, _ row: Int, of height: Int) -> Bool {
        let (across, down) = (Double(Zone.head.x.count) / 2, Double(Zone.head.y.count) / 2)
        let x = (Double(column) + 0.5) / Double(width) * CanonicalFrame.size - Double(Zone.head.x.lowerBound) - across
        let y = (Double(row) + 0.5) / Double(height) * CanonicalFrame.size - Double(Zone.head.y.lowerBound) - down
        return x * x / (across * across) + y * y / (down * down) <= 1
    }
}
