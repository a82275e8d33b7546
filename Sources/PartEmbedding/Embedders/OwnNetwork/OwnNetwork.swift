import Basics
package import FaceAtlas
package import Foundation
import Imaging
import NeuralNetwork
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
