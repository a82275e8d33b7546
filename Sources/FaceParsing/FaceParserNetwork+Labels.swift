import Imaging
import NeuralNetwork

extension FaceParserNetwork {
    /// The label of every pixel of a picture whose sides are multiples of 32.
    func labels(of image: Image) -> LabelMap {
        let logits = halfSizeLogits(for: Tensor(colorsOf: image, granularity: Self.granularity))
        return LabelMap(doubling: logits)
    }
}

extension LabelMap {
    /// The index of the largest of sixteen logits at each pixel, after bilinear doubling: H×W×16 → 2H×2W.
    ///
    /// - Precondition: `logits` has 16 channels.
    init(doubling logits: Tensor) {
        precondition(logits.channels == 16, "the parser has sixteen classes")
        let (height, width) = (2 * logits.height, 2 * logits.width)
        self.init(width: width, height: height, labels: logits.largestChannels(height: height, width: width))
    }
}
