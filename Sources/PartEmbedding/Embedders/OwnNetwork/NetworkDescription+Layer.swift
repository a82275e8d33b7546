import Basics
import PartLibrary

extension NetworkDescription.Layer: Decodable {
    private enum Kind: String, CaseIterable {
        case conv, relu, maxPool, averagePool, globalAveragePool, flatten, linear, l2Normalize
    }

    private enum BareKey: String, CodingKey, CaseIterable { case type }
    private enum PoolKey: String, CodingKey, CaseIterable { case type, kernel, stride, padding }
    private enum ConvKey: String, CodingKey, CaseIterable { case type, name, channels, kernel, stride, padding, groups }
    private enum LinearKey: String, CodingKey, CaseIterable { case type, name, outputs }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: ConvKey.self)
        let type = try container.decode(String.self, forKey: .type)
        guard let kind = Kind(rawValue: type) else {
            let types = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container, debugDescription: "unknown layer \(quoted(type)); the layers are \(types)"
            )
        }
        switch kind {
        case .conv:
            try decoder.rejectUnknownKeys(ConvKey.self)
            self = .conv(
                NetworkDescription.Convolving(
                    name: try Self.name(in: container, forKey: .name),
                    channels: try container.decode(Int.self, forKey: .channels),
                    window: try Self.window(in: container, stride: 1),
                    groups: try container.decodeIfPresent(Int.self, forKey: .groups) ?? 1))
        case .maxPool, .averagePool:
            try decoder.rejectUnknownKeys(PoolKey.self)
            let window = try Self.window(in: container, stride: nil)
            self = kind == .maxPool ? .maxPool(window) : .averagePool(window)
        case .linear:
            try decoder.rejectUnknownKeys(LinearKey.self)
            let container = try decoder.container(keyedBy: LinearKey.self)
            self = .linear(
                name: try Self.name(in: container, forKey: .name),
                outputs: try container.decode(Int.self, forKey: .outputs))
        case .relu, .globalAveragePool, .flatten, .l2Normalize:
            try decoder.rejectUnknownKeys(BareKey.self)
            self =
                switch kind {
                case .relu: .relu
                case .flatten: .flatten
                case .l2Normalize: .l2Normalize
                default: .globalAveragePool
                }
        }
    }

    private static func name<Key: CodingKey>(in container: KeyedDecodingContainer<Key>, forKey key: Key) throws
        -> String
    {
        let name = try container.decode(String.self, forKey: key)
        guard name.utf8.count <= NetworkDescription.longestName else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container,
                debugDescription: "a tensor's name is at most \(NetworkDescription.longestName) bytes long")
        }
        return name
    }

    /// - Parameter stride: where the description names none; the kernel's size where `nil`.
    private static func window(
        in container: KeyedDecodingContainer<ConvKey>, stride: Int?
    ) throws -> NetworkDescription.Window {
        let kernel = try container.decode(Int.self, forKey: .kernel)
        return NetworkDescription.Window(
            kernel: kernel, stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? stride ?? kernel,
            padding: try container.decodeIfPresent(Int.self, forKey: .padding) ?? 0)
    }

    /// The layer in messages.
    var displayName: String {
        switch self {
        case .conv(let convolving): "conv \(convolving.name)"
        case .relu: "relu"
        case .maxPool: "maxPool"
        case .averagePool: "averagePool"
        case .globalAveragePool: "globalAveragePool"
        case .flatten: "flatten"
        case .linear(let name, _): "linear \(name)"
        case .l2Normalize: "l2Normalize"
        }
    }
}
