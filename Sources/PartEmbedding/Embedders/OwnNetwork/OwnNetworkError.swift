public import NeuralNetwork

/// Why the description of a network cannot be used.
public struct OwnNetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Sendable, Equatable {
        case unreadable(reason: String)
        /// The text is no JSON, or says something that no description says.
        case malformed(reason: String)
        /// The weights are missing or broken, lack a tensor, or a tensor has another shape than the layers ask for.
        case weights(NetworkError)
        /// A number is none that the layer can have.
        case outOfRange(what: String, value: Int, allowed: ClosedRange<Int>)
        /// The layer's window is larger than what the layers before it leave.
        case collapsed(height: Int, width: Int, kernel: Int, padding: Int)
        /// The layer cannot follow the one before it.
        case wrongInput(reason: String)
        /// The layer would take more memory or time than any embedder needs.
        case tooLarge(reason: String)
    }

    /// The description's file.
    public let path: String
    /// The layer at fault, counted from 1, with its type and name; `nil` where none is.
    public let layer: String?
    /// What is wrong.
    public let problem: Problem

    /// The fault in words, with what to do about it.
    public var description: String {
        let place = layer.map { "\(path), \($0): " } ?? "\(path): "
        switch problem {
        case .unreadable(let reason):
            return place
                + "the network's description cannot be read: \(reason); check that the file exists and may be read"
        case .malformed(let reason):
            return place + "the network's description is wrong: \(reason) (docs/own-embedder.md)"
        case .weights(let error): return place + "\(error)"
        case .outOfRange(let what, let value, let allowed):
            return place + "\(what) \(value) is out of range: \(allowed.lowerBound)…\(allowed.upperBound)"
        case .collapsed(let height, let width, let kernel, let padding):
            return place
                + "a window of \(kernel)×\(kernel) does not fit into what is left of the picture, \(height)×\(width) "
                + "and \(padding) of padding on each side; use smaller strides or fewer layers before it"
        case .wrongInput(let reason), .tooLarge(let reason): return place + reason
        }
    }
}
