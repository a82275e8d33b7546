import Basics
import PartLibrary

/// What the JSON description of a network says (`docs/own-embedder.md`).
struct NetworkDescription: Decodable {
    /// What a canvas is before the first layer sees it.
    struct Input: Decodable {
        /// Height and width to which the canvas is resized.
        var size = PartCanvas.size
        /// Subtracted from red, green and blue, 0…1.
        var mean: [Float] = [0, 0, 0]
        /// What they are then divided by.
        var deviation: [Float] = [1, 1, 1]
    }

    enum Layer {
        case conv(Convolving)
        case relu
        case maxPool(Window)
        case averagePool(Window)
        case globalAveragePool
        case flatten
        case linear(name: String, outputs: Int)
        case l2Normalize
    }

    struct Convolving {
        var name: String
        var channels: Int
        var window: Window
        var groups: Int
    }

    /// A square window that moves over a picture.
    struct Window {
        var kernel: Int
        var stride: Int
        var padding: Int
    }

    /// Layers up to the most that a network may have: a longer list is not read to its end.
    private struct LayerList: Decodable {
        var layers: [Layer] = []

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            while !container.isAtEnd {
                guard layers.count < LayerBuilder.limits.layers.upperBound else {
                    throw DecodingError.dataCorruptedError(
                        in: container,
                        debugDescription: "there are more than \(LayerBuilder.limits.layers.upperBound) layers")
                }
                layers.append(try container.decode(Layer.self))
            }
        }
    }

    /// Bytes of a tensor's name.
    static let longestName = 200
    /// The version of the format that this code reads.
    static let version = 1

    var name: String
    /// A file beside the description.
    var weights: String
    var input: Input
    var layers: [Layer]
    /// Name of the tensors that hold the photos' mean vectors.
    var photoMean: String?

    private enum Key: String, CodingKey, CaseIterable { case version, name, weights, input, layers, photoMean }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        try container.requireVersion(Self.version, forKey: .version)
        name = try container.decode(String.self, forKey: .name)
        guard (1...64).contains(name.utf8.count), name.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != "/" })
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .name, in: container,
                debugDescription: "\(quoted(name)) is no name; take 1 to 64 letters, digits, - and _")
        }
        weights = try container.decode(String.self, forKey: .weights)
        guard !weights.isEmpty, !weights.contains("/"), weights.hasSuffix(".safetensors") else {
            throw DecodingError.dataCorruptedError(
                forKey: .weights, in: container,
                debugDescription:
                    "\(quoted(weights)) is no .safetensors file beside the description; give the file's name alone")
        }
        input = try container.decodeIfPresent(Input.self, forKey: .input) ?? Input()
        layers = try container.decode(LayerList.self, forKey: .layers).layers
        photoMean = try container.decodeIfPresent(String.self, forKey: .photoMean)
        guard (photoMean ?? "").utf8.count <= Self.longestName else {
            throw DecodingError.dataCorruptedError(
                forKey: .photoMean, in: container,
                debugDescription: "a tensor's name is at most \(Self.longestName) bytes long")
        }
    }
}

extension NetworkDescription.Input {
    private enum Key: String, CodingKey, CaseIterable { case size, mean, deviation }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        size = try container.decodeIfPresent(Int.self, forKey: .size) ?? size
        mean = try container.decodeIfPresent([Float].self, forKey: .mean) ?? mean
        deviation = try container.decodeIfPresent([Float].self, forKey: .deviation) ?? deviation
        guard (1...1024).contains(size) else {
            throw DecodingError.dataCorruptedError(
                forKey: .size, in: container, debugDescription: "\(size) is out of range: 1…1024 pixels")
        }
        guard mean.count == 3, mean.allSatisfy(\.isFinite) else {
            throw DecodingError.dataCorruptedError(
                forKey: .mean, in: container, debugDescription: "three numbers belong here: of red, green and blue")
        }
        guard deviation.count == 3, deviation.allSatisfy({ $0.isFinite && $0 > 1e-6 }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .deviation, in: container,
                debugDescription: "three numbers above 0 belong here: of red, green and blue")
        }
    }
}

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
