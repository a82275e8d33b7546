import ArgumentParser
import Basics
import Foundation
import NeuralNetwork
import PartEmbedding

/// Which embedder a command compares parts with.
struct EmbedderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What turns parts into vectors.",
            discussion: """
                autoencoder comes with Mugmoji, and so does autoencoder-exact, the one that was first published; resnet50 \
                needs --weights; a .safetensors file is an autoencoder of one's own, a .json file describes any network \
                (docs/own-embedder.md).
                """, valueName: "autoencoder|autoencoder-exact|resnet50|path"))
    var embedder = "autoencoder"

    @Option(
        help: ArgumentHelp(
            "The weights of resnet50: a safetensors file with torchvision's tensor names.", valueName: "file"))
    var weights: String?

    func validate() throws {
        if embedder == "resnet50", weights == nil {
            throw ValidationError("--embedder resnet50 needs its weights; name their safetensors file with --weights")
        }
        if embedder != "resnet50", weights != nil {
            throw ValidationError("--weights belongs to --embedder resnet50; leave it out, or add that")
        }
        if weights == "-" { throw ValidationError("--weights takes a file, not standard input (-)") }
        guard ["autoencoder", "autoencoder-exact", "resnet50"].contains(embedder) || Self.isFile(embedder) else {
            throw ValidationError(
                "--embedder \(embedder) is no embedder; give autoencoder, autoencoder-exact, resnet50, or a .safetensors "
                    + "or .json file")
        }
    }

    /// Reads the weights.
    ///
    /// - Parameter quiet: nothing is said when an index is built for it.
    /// - Throws: ``Failure`` when a file that was named is missing or not what is needed.
    func source(quiet: Bool = false) throws(Failure) -> EmbedderSource {
        do {
            var source = try choice.source()
            if !quiet { source.announce = { Terminal.report($0) } }
            return source
        } catch {
            throw Self.failure(error, path: weights ?? embedder)
        }
    }

    /// The files that are read.
    var files: [String] { (Self.isFile(embedder) ? [embedder] : []) + (weights.map { [$0] } ?? []) }

    /// The options as they are typed; empty for the autoencoder that comes with Mugmoji.
    var arguments: String {
        guard embedder != "autoencoder" else { return "" }
        return " --embedder \(embedder)" + (weights.map { " --weights \($0)" } ?? "")
    }

    private var choice: EmbedderChoice {
        switch embedder {
        case "autoencoder": .autoencoder
        case "autoencoder-exact": .exactAutoencoder
        case "resnet50": .resNet50(weights: URL(fileURLWithPath: weights ?? ""))
        default: .file(URL(fileURLWithPath: embedder))
        }
    }

    private static func isFile(_ name: String) -> Bool {
        [".safetensors", ".json"].contains { name.lowercased().hasSuffix($0) }
    }

    private static func failure(_ error: any Error, path: String) -> Failure {
        switch error {
        case let error as OwnNetworkError:
            if case .unreadable = error.problem {
                return Failure(status: .noInput, reason: .unreadable, description: "\(error)")
            }
            return Failure(status: .data, description: "\(error)")
        case is ResourceError: return Failure(error, file: path)
        case NetworkError.unreadableFile: return Failure(status: .noInput, description: "\(error)")
        default: return Failure(status: .data, description: "\(path): \(error)")
        }
    }
}
