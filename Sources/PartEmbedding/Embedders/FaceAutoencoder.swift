import Basics
package import FaceAtlas
package import Foundation
import NeuralNetwork
import PartLibrary

/// The encoder of the face autoencoder: a canvas to a few numbers, with the weights that come with Mugmoji or others.
///
/// Layers and training are described in `docs/models`. A weights file says how many channels the layers have and how wide the
/// bottleneck is (by the shapes of its tensors), and whether a ReLU follows it (by its metadata).
package struct FaceAutoencoder: PartEmbedder {
    /// The weights file's name without its extension: `face-autoencoder` for the weights of the package.
    package let name: String
    /// Hash of the weights file.
    package let version: UInt64
    package let dimension: Int

    /// Lengths of vectors that are accepted.
    static let dimensions = 1...128

    private let encoder: AutoencoderEncoder
    private let photoMeans: [Slot: [Float]]

    /// The weights of the package.
    ///
    /// - Throws: `ResourceError` when the file is missing, ``EmbeddingError`` or `NetworkError` when it is not what is
    ///   needed.
    package init() throws {
        try self.init(contentsOf: Self.packagedWeights())
    }

    /// Reads `encoder.conv1` … `encoder.conv4` and, for every slot in `Slot.matched`, `slots.<slot>.embed` (N×64·D, D being
    /// the channels of `conv4`; the same N for every slot) and `slots.<slot>.photoMean` (N) from a safetensors file.
    ///
    /// The file's metadata may say `bottleneck`: `relu` (what is meant when it says nothing) puts a ReLU behind the last layer, so
    /// that no number is negative; `linear` does not.
    ///
    /// - Throws: `NetworkError` when the file or a tensor is missing or malformed, ``EmbeddingError`` when the slots'
    ///   vectors differ in length or the metadata say something else of the bottleneck.
    package init(contentsOf url: URL) throws {
        let (file, version) = try Self.file(url)
        try self.init(file, name: Self.name(of: url), version: version)
    }

    /// The same embedder, whose layers are made when they are first needed; the file is read and hashed at once, or mapped if it is one
    /// that comes with Mugmoji.
    ///
    /// - Parameter url: the weights; those of the package where `nil`.
    /// - Throws: as ``init(contentsOf:)``, as far as it can be told from the file's header.
    package static func source(contentsOf url: URL? = nil) throws -> EmbedderSource {
        let url = try url ?? packagedWeights()
        let (file, version) = try file(url)
        let name = name(of: url)
        let identity = EmbedderIdentity(name: name, version: version, dimension: try dimension(of: file))
        return EmbedderSource(identity: identity) { try FaceAutoencoder(file, name: name, version: version) }
    }

    /// The weights of the autoencoder as it was first published, which come with Mugmoji too: 8 numbers, none negative.
    ///
    /// - Throws: `ResourceError` when the file is missing.
    package static func exactWeights() throws -> URL {
        try PackageResources.url(of: "Resources/face-autoencoder-exact.safetensors", in: "PartEmbedding")
    }

    /// Hashes of the weights that come with Mugmoji: of a sample of the file, and of the whole.
    static let shipped: [UInt64: UInt64] = [
        0x0139_759b_585b_8079: 0xac2a_ba4e_0a3b_0091,
        0x76fb_44d7_640f_d684: 0x2ad2_dbdb_1918_3231,
    ]

    /// A weights file and its hash.
    private static func file(_ url: URL) throws -> (SafetensorsFile, UInt64) {
        if let version = try? WeightsSample(of: url).hash, let whole = shipped[version] {
            return (try SafetensorsFile(mapping: url), whole)
        }
        return try SafetensorsFile.hashed(url)
    }

    private static func packagedWeights() throws -> URL {
        try PackageResources.url(of: "Resources/face-autoencoder.safetensors", in: "PartEmbedding")
    }

    private static func name(of url: URL) -> String { url.deletingPathExtension().lastPathComponent }

    /// Length of the vectors, the same for all slots.
    private static func dimension(of file: SafetensorsFile) throws -> Int {
        var dimension: Int?
        for slot in Slot.matched {
            let length = try file.shape(of: "slots.\(slot.rawValue).embed.weight").first ?? 0
            guard dimension == nil || dimension == length else {
                throw EmbeddingError.unequalSlots(slot: slot, length: length, expected: dimension ?? 0)
            }
            dimension = length
        }
        // Ten layers of 64·D × N numbers each are loaded.
        guard let dimension, dimensions.contains(dimension) else {
            throw EmbeddingError.unusableLength(dimension ?? 0, allowed: dimensions)
        }
        return dimension
    }

    init(_ file: SafetensorsFile, name: String = "face-autoencoder", version: UInt64) throws {
        let weights = try Weights(file)
        let dimension = try Self.dimension(of: file)
        var photoMeans: [Slot: [Float]] = [:]
        for slot in Slot.matched {
            photoMeans[slot] = try weights.tensor("slots.\(slot.rawValue).photoMean", shape: [dimension])
        }
        encoder = try AutoencoderEncoder(weights, activation: Self.bottleneck(of: file))
        self.name = name
        self.photoMeans = photoMeans
        self.dimension = dimension
        self.version = version
    }

    /// - Throws: ``EmbeddingError/unknownSlot(_:)`` for a slot that is not matched.
    package func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        guard let vector = encoder.embedding(of: encoder.features(ofColors: canvas.pixels), slot: slot.rawValue) else {
            throw EmbeddingError.unknownSlot(slot)
        }
        return vector
    }

    package func photoMean(of slot: Slot) -> [Float]? { photoMeans[slot] }

    private static func bottleneck(of file: SafetensorsFile) throws(EmbeddingError) -> Activation {
        switch file.metadata["bottleneck"] {
        case nil, "relu": .relu
        case "linear": .none
        case let other?: throw .unknownBottleneck(other)
        }
    }
}

extension PartCanvas {
    /// The canvas as the network takes it: 306×306×3, 0…1.
    var tensor: Tensor {
        let values = [Float](unsafeUninitializedCapacity: pixels.count) { buffer, initialized in
            pixels.withUnsafeBufferPointer { pixels in
                for index in pixels.indices { buffer[index] = Float(pixels[index]) * (1 / 255) }
            }
            initialized = pixels.count
        }
        return Tensor(height: Self.size, width: Self.size, channels: 3, values: values)
    }
}
