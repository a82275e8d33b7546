public import Foundation

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
