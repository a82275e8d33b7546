import Basics
package import FaceAtlas
package import Foundation
import Imaging
package import NeuralNetwork
import PartLibrary

/// ResNet-50 without its head as an embedder: a canvas to the 2048 numbers behind the global average pooling.
///
/// No weights come with Mugmoji; a file of one's own has the tensors of torchvision's `resnet50().state_dict()`. A canvas is
/// taken as torchvision takes a photo: resized to 224×224 (averaged over areas), 0…1, less ImageNet's mean and divided by its
/// standard deviation for each colour. All slots share the network.
package struct ResNet50: PartEmbedder {
    package let name = "resnet50"
    /// Hash of the weights file.
    package let version: UInt64
    package let dimension: Int

    private let network: ResidualNetwork

    /// Height and width of what the network sees, in pixels.
    static let inputSize = 224
    /// Mean and standard deviation of red, green and blue over ImageNet, as torchvision states them.
    static let mean: [Float] = [0.485, 0.456, 0.406]
    static let deviation: [Float] = [0.229, 0.224, 0.225]

    /// Reads a safetensors file.
    ///
    /// - Throws: `NetworkError` when the file or a tensor is missing or malformed.
    package init(contentsOf url: URL) throws(NetworkError) {
        let (file, version) = try SafetensorsFile.hashed(url)
        try self.init(file, version: version)
    }

    /// - Parameter version: changes with the file's content.
    /// - Throws: `NetworkError` when a tensor is missing or has another shape.
    package init(_ file: SafetensorsFile, version: UInt64) throws(NetworkError) {
        network = try ResidualNetwork(Weights(file))
        dimension = network.outputs
        self.version = version
    }

    /// - Throws: ``EmbeddingError/notFinite(_:)`` when the weights lead to numbers that are none.
    package func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        let input = Tensor(
            colorsOf: canvas.image.resampled(width: Self.inputSize, height: Self.inputSize), mean: Self.mean,
            deviation: Self.deviation)
        let vector = network(input)
        guard vector.allSatisfy(\.isFinite) else { throw EmbeddingError.notFinite(slot) }
        return vector
    }
}

extension Tensor {
    /// A picture's colours, H×W×3: each 0…1, less the colour's `mean`, divided by its `deviation`.
    init(colorsOf image: Image, mean: [Float], deviation: [Float]) {
        let count = image.width * image.height
        let values = [Float](unsafeUninitializedCapacity: count * 3) { buffer, initialized in
            image.pixels.withUnsafeBufferPointer { pixels in
                for channel in 0..<3 {
                    let (scale, offset) = (1 / (255 * deviation[channel]), mean[channel] / deviation[channel])
                    for pixel in 0..<count {
                        buffer[pixel * 3 + channel] = Float(pixels[pixel * 4 + channel]) * scale - offset
                    }
                }
            }
            initialized = count * 3
        }
        self.init(height: image.height, width: image.width, channels: 3, values: values)
    }
}

extension SafetensorsFile {
    /// A file and the hash of its bytes.
    ///
    /// - Parameter limit: the largest file accepted, in bytes.
    static func hashed(
        _ url: URL, limit: Int = defaultLimit
    ) throws(NetworkError) -> (file: SafetensorsFile, hash: UInt64) {
        let bytes = try bytes(of: url, limit: limit)
        let file = try SafetensorsFile(bytes, limit: limit)
        var hash = ContentHash()
        hash.addField(bytes)
        return (file, hash.value)
    }
}
