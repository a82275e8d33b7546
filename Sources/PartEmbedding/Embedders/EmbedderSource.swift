import PartLibrary

/// What an index remembers of the embedder that made it; vectors are comparable only where all three agree.
public struct EmbedderIdentity: Sendable, Hashable, CustomStringConvertible {
    /// Name of the method.
    public let name: String
    /// Changes whenever the same canvas gives another vector (hash of the weights).
    public let version: UInt64
    /// Length of a vector.
    public let dimension: Int

    package init(name: String, version: UInt64, dimension: Int) {
        self.name = name
        self.version = version
        self.dimension = dimension
    }

    /// ``version`` as 16 hexadecimal digits.
    public var versionText: String { version.hexadecimalText }

    /// Name, weights and length, for people.
    public var description: String { "\(name) (weights \(versionText), \(dimension) numbers)" }
}

extension PartEmbedder {
    /// What an index remembers of the embedder.
    package var identity: EmbedderIdentity { EmbedderIdentity(name: name, version: version, dimension: dimension) }
}

/// An embedder that is loaded when it is first needed; whether it is needed is told from its identity.
package struct EmbedderSource: Sendable {
    /// The identity of what ``load()`` gives.
    package let identity: EmbedderIdentity
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

    /// Loads the embedder.
    ///
    /// - Throws: what keeps it from being loaded.
    package func load() throws -> any PartEmbedder { try loading() }
}

extension UInt64 {
    /// 16 hexadecimal digits.
    package var hexadecimalText: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
