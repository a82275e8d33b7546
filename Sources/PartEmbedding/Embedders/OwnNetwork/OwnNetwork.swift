import Basics
package import FaceAtlas
package import Foundation
import Imaging
package import NeuralNetwork
import PartLibrary

/// A network of one's own as an embedder: a JSON description of its layers, and a safetensors file beside it.
///
/// `docs/own-embedder.md` describes the format. Everything is checked when the network is read: a description that was read can
/// be run.
package struct OwnNetwork: PartEmbedder {
    /// As the description says.
    package let name: String
    /// Hash of the description and the weights.
    package let version: UInt64
    package let dimension: Int

    private let input: NetworkDescription.Input
    /// The layers of every matched slot; slots share those whose tensors are the same.
    private let steps: [Slot: [LayerStep]]
    private let photoMeans: [Slot: [Float]]

    /// Stands for the slot's name in the names of tensors.
    static let slotMark = "{slot}"
    /// The longest description that is read, in bytes.
    private static let longest = 1 << 20
    /// The largest file of weights, in bytes.
    private static let weightsLimit = 1 << 26

    /// Reads a description and the weights that it names.
    ///
    /// - Throws: ``OwnNetworkError``.
    package init(contentsOf url: URL) throws(OwnNetworkError) {
        func fault(_ problem: OwnNetworkError.Problem) -> OwnNetworkError {
            OwnNetworkError(path: url.path, layer: nil, problem: problem)
        }
        let (text, description) = try Self.read(url)
        let weights: Weights
        var hash = ContentHash()
        hash.addField([UInt8](text))
        do {
            let (file, version) = try SafetensorsFile.hashed(
                url.deletingLastPathComponent().appendingPathComponent(description.weights), limit: Self.weightsLimit)
            hash.add(word: version)
            weights = try Weights(file)
        } catch {
            throw fault(.weights(error))
        }
        var builder = LayerBuilder(path: url.path, description: description, weights: weights)
        var steps: [Slot: [LayerStep]] = [:]
        var dimension = 0
        for slot in Slot.matched {
            // Without layers of their own all slots have the same network.
            if let first = steps.values.first, !builder.hasSlotLayers {
                steps[slot] = first
            } else {
                (steps[slot], dimension) = try builder.steps(for: slot)
            }
        }
        var photoMeans: [Slot: [Float]] = [:]
        if let mean = description.photoMean {
            do {
                for slot in Slot.matched {
                    photoMeans[slot] = try weights.tensor(Self.tensor(mean, of: slot), shape: [dimension])
                }
            } catch {
                throw fault(.weights(error))
            }
        }
        self.photoMeans = photoMeans
        name = description.name
        version = hash.value
        input = description.input
        self.dimension = dimension
        self.steps = steps
    }

    /// - Throws: ``EmbeddingError`` for a slot that is not matched, and for weights that lead to numbers that are none.
    package func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        guard let steps = steps[slot] else { throw EmbeddingError.unknownSlot(slot) }
        let isWhole = input.size == PartCanvas.size
        let picture = isWhole ? canvas.image : canvas.image.resampled(width: input.size, height: input.size)
        let start = LayerValue.picture(Tensor(colorsOf: picture, mean: input.mean, deviation: input.deviation))
        guard case .vector(let vector) = steps.reduce(start, { $1($0) }), vector.allSatisfy(\.isFinite) else {
            throw EmbeddingError.notFinite(slot)
        }
        return vector
    }

    package func photoMean(of slot: Slot) -> [Float]? { photoMeans[slot] }

    static func tensor(_ name: String, of slot: Slot) -> String {
        name.replacingOccurrences(of: slotMark, with: slot.rawValue)
    }

    private static func read(_ url: URL) throws(OwnNetworkError) -> (Data, NetworkDescription) {
        func fault(_ problem: OwnNetworkError.Problem) -> OwnNetworkError {
            OwnNetworkError(path: url.path, layer: nil, problem: problem)
        }
        let text: Data
        do {
            text = Data(try BoundedFile.read(url.path, limit: longest))
        } catch {
            if case .tooLarge = error {
                throw fault(.malformed(reason: "it is longer than \(longest) bytes; is it the right file?"))
            }
            throw fault(.unreadable(reason: "\(error)"))
        }
        do {
            return (text, try JSONDecoder().decode(NetworkDescription.self, from: text))
        } catch {
            throw fault(.malformed(reason: (error as? DecodingError)?.explanation ?? "\(error)"))
        }
    }
}

/// Why the description of a network cannot be used.
public struct OwnNetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package enum Problem: Sendable, Equatable {
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
    package let path: String
    /// The layer at fault, counted from 1, with its type and name; `nil` where none is.
    package let layer: String?
    /// What is wrong.
    package let problem: Problem

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
