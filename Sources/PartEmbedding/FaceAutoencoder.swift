import Foundation
import NeuralNetwork
import PackageResources
import PartLibrary

/// The encoder of the face autoencoder, with the weights that come with Mugmoji: a canvas to 8 numbers, none negative.
///
/// Layers and training are described in `docs/models`.
public struct FaceAutoencoder: PartEmbedder {
    public let name = FaceAutoencoder.methodName
    /// Hash of the weights file.
    public let version: UInt64
    public let dimension: Int

    private let encoder: AutoencoderEncoder
    private let photoMeans: [Slot: [Float]]

    /// The weights of the package.
    ///
    /// - Throws: `ResourceError` when the file is missing, ``EmbeddingError`` or `NetworkError` when it is not what is
    ///   needed.
    public init() throws {
        try self.init(contentsOf: Self.packagedWeights())
    }

    /// Reads `encoder.conv1` … `encoder.conv4` and, for every slot in `Slot.matched`, `slots.<slot>.embed` and
    /// `slots.<slot>.photoMean` from a safetensors file.
    ///
    /// - Throws: `NetworkError` when the file or a tensor is missing or malformed, ``EmbeddingError`` when the slots'
    ///   vectors differ in length.
    public init(contentsOf url: URL) throws {
        let (file, version) = try Self.read(url)
        try self.init(file, version: version)
    }

    /// The same embedder, whose layers are made when they are first needed; the file is read and hashed at once.
    ///
    /// - Parameter url: the weights; those of the package where `nil`.
    /// - Throws: as ``init(contentsOf:)``, as far as it can be told from the file's header.
    public static func source(contentsOf url: URL? = nil) throws -> EmbedderSource {
        let (file, version) = try read(url ?? packagedWeights())
        let identity = EmbedderIdentity(name: methodName, version: version, dimension: try dimension(of: file))
        return EmbedderSource(identity: identity) { try FaceAutoencoder(file, version: version) }
    }

    private static let methodName = "face-autoencoder"

    private static func packagedWeights() throws -> URL {
        try PackageResources.url(of: "Resources/face-autoencoder.safetensors", in: "PartEmbedding")
    }

    private static func read(_ url: URL) throws -> (file: SafetensorsFile, version: UInt64) {
        let bytes: [UInt8]
        do {
            bytes = [UInt8](try Data(contentsOf: url))
        } catch {
            throw NetworkError.unreadableFile(path: url.path, reason: error.localizedDescription)
        }
        var hash = ContentHash()
        hash.addField(bytes)
        return (try SafetensorsFile(bytes), hash.value)
    }

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
        return dimension ?? 0
    }

    init(_ file: SafetensorsFile, version: UInt64) throws {
        let weights = try Weights(file)
        let dimension = try Self.dimension(of: file)
        var photoMeans: [Slot: [Float]] = [:]
        for slot in Slot.matched {
            photoMeans[slot] = try weights.tensor("slots.\(slot.rawValue).photoMean", shape: [dimension])
        }
        encoder = try AutoencoderEncoder(weights, activation: .relu)
        self.photoMeans = photoMeans
        self.dimension = dimension
        self.version = version
    }

    /// - Throws: ``EmbeddingError/unknownSlot(_:)`` for a slot that is not matched.
    public func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        guard let vector = encoder.embedding(of: encoder.features(of: canvas.tensor), slot: slot.rawValue) else {
            throw EmbeddingError.unknownSlot(slot)
        }
        return vector
    }

    public func photoMean(of slot: Slot) -> [Float]? { photoMeans[slot] }
}

extension PartCanvas {
    /// The canvas as the network takes it: 306×306×3, 0…1.
    var tensor: Tensor {
        Tensor(height: Self.size, width: Self.size, channels: 3, values: pixels.map { Float($0) * (1 / 255) })
    }
}

/// Why a canvas cannot be embedded.
public enum EmbeddingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The weights have nothing for this slot.
    case unknownSlot(Slot)
    /// The weights give vectors of different lengths.
    case unequalSlots(slot: Slot, length: Int, expected: Int)

    public var description: String {
        switch self {
        case .unknownSlot(let slot): "parts in \(slot.rawValue) are not matched; only matched slots can be embedded"
        case .unequalSlots(let slot, let length, let expected):
            "the weights embed \(slot.rawValue) in \(length) numbers and other slots in \(expected); "
                + "use the file that was made for this network"
        }
    }
}
