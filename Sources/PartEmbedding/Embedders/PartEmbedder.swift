import Basics
package import FaceAtlas
public import Foundation
import PartLibrary

/// Turns part canvases into vectors whose directions can be compared.
package protocol PartEmbedder: Sendable {
    /// Name of the method; an index remembers which one made it.
    var name: String { get }
    /// Changes whenever the same canvas gives another vector (hash of the weights).
    var version: UInt64 { get }
    /// Length of a vector.
    var dimension: Int { get }

    /// The vector of `canvas`, ``dimension`` numbers.
    ///
    /// - Throws: an error of the method when it cannot be computed.
    func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float]

    /// Mean of the vectors of many photos, subtracted before comparing; `nil` where it is not known.
    func photoMean(of slot: Slot) -> [Float]?
}

/// What an index remembers of the embedder that made it; vectors are comparable only where all three agree.
package struct EmbedderIdentity: Sendable, Hashable, CustomStringConvertible {
    /// Name of the method.
    package let name: String
    /// Changes whenever the same canvas gives another vector (hash of the weights).
    package let version: UInt64
    /// Length of a vector.
    package let dimension: Int

    package init(name: String, version: UInt64, dimension: Int) {
        self.name = name
        self.version = version
        self.dimension = dimension
    }

    /// ``version`` as 16 hexadecimal digits.
    package var versionText: String { version.hexadecimalText }

    /// Name, weights and length, for people.
    package var description: String { "\(name) (weights \(versionText), \(dimension) numbers)" }
}

extension PartEmbedder {
    package func photoMean(of slot: Slot) -> [Float]? { nil }

    /// What an index remembers of the embedder.
    package var identity: EmbedderIdentity { EmbedderIdentity(name: name, version: version, dimension: dimension) }
}

/// An embedder that is loaded when it is first needed; whether it is needed is told from its identity.
package struct EmbedderSource: Sendable {
    /// The identity of what ``load()`` gives.
    package let identity: EmbedderIdentity
    /// Told, in a sentence for people, before all parts of a style are embedded for it.
    package var announce: (@Sendable (String) -> Void)?
    private let loading: @Sendable () throws -> any PartEmbedder

    /// - Parameter loading: makes the embedder; called anew for each ``load()``.
    package init(identity: EmbedderIdentity, loading: @escaping @Sendable () throws -> any PartEmbedder) {
        self.identity = identity
        self.loading = loading
    }

    /// An embedder that is there already.
    package init(_ embedder: some PartEmbedder) {
        self.init(identity: embedder.identity) { embedder }
    }

    /// The same, loaded.
    package func loaded() throws -> EmbedderSource {
        let embedder = try load()
        var source = EmbedderSource(embedder)
        source.announce = announce
        return source
    }

    /// Loads the embedder.
    ///
    /// - Throws: what keeps it from being loaded.
    package func load() throws -> any PartEmbedder { try loading() }
}

/// Which embedder is used.
public enum EmbedderChoice: Sendable, Hashable {
    /// The autoencoder with the weights that come with Mugmoji.
    case autoencoder
    /// The autoencoder as it was first published (a bottleneck of 8 with a ReLU), with weights that come with Mugmoji.
    case exactAutoencoder
    /// ResNet-50 without its head, with the weights of a safetensors file.
    case resNet50(weights: URL)
    /// An autoencoder of one's own (`.safetensors`), or a network of one's own (any other ending; see ``OwnNetwork``).
    case file(URL)

    /// Reads the weights.
    ///
    /// - Throws: `ResourceError`, `NetworkError`, ``EmbeddingError`` or ``OwnNetworkError`` when a file is missing or not what
    ///   is needed.
    package func source() throws -> EmbedderSource {
        switch self {
        case .autoencoder: try FaceAutoencoder.source()
        case .exactAutoencoder: try FaceAutoencoder.source(contentsOf: FaceAutoencoder.exactWeights())
        case .resNet50(let weights): EmbedderSource(try ResNet50(contentsOf: weights))
        case .file(let url) where url.pathExtension.lowercased() == "safetensors":
            try FaceAutoencoder.source(contentsOf: url)
        case .file(let url): EmbedderSource(try OwnNetwork(contentsOf: url))
        }
    }
}

/// Why a canvas cannot be embedded.
package enum EmbeddingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The weights have nothing for this slot.
    case unknownSlot(Slot)
    /// The network's numbers for a canvas are infinite or none at all.
    case notFinite(Slot)
    /// The weights give vectors of different lengths.
    case unequalSlots(slot: Slot, length: Int, expected: Int)
    /// An autoencoder's vectors are so long that its layers take too much memory, or have no numbers at all.
    case unusableLength(Int, allowed: ClosedRange<Int>)
    /// The metadata of an autoencoder's weights name no kind of bottleneck that is known.
    case unknownBottleneck(String)

    package var description: String {
        switch self {
        case .unknownSlot(let slot): "parts in \(slot.rawValue) are not matched; only matched slots can be embedded"
        case .notFinite(let slot):
            "the network gives numbers that are not finite for parts in \(slot.rawValue); its weights are damaged, or made for "
                + "another input"
        case .unequalSlots(let slot, let length, let expected):
            "the weights embed \(slot.rawValue) in \(length) numbers and other slots in \(expected); "
                + "use the file that was made for this network"
        case .unusableLength(let length, let allowed):
            "the weights give vectors of \(length) numbers, and an autoencoder's have \(allowed.lowerBound) to "
                + "\(allowed.upperBound); train a narrower bottleneck"
        case .unknownBottleneck(let text):
            "the weights' metadata say “bottleneck”: \(quoted(text)), which is neither relu nor linear; correct them, or leave them out "
                + "for relu"
        }
    }
}

extension UInt64 {
    /// 16 hexadecimal digits.
    package var hexadecimalText: String { .hexadecimal(self, digits: 16, uppercase: false) }
}
