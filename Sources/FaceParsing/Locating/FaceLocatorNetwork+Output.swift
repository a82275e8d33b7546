import Imaging
import NeuralNetwork

extension FaceLocatorNetwork {
    /// What the network says about one level of the pyramid.
    func output(for image: Image) -> LocatorOutput {
        let map = predictions(for: Tensor(colorsOf: image, granularity: Self.granularity))
        return LocatorOutput(columns: map.width, rows: map.height, values: map.values)
    }
}
