import ArgumentParser
import FaceParsing
import Foundation
import NeuralNetwork

/// The networks with an input for each. `autoencoder-8` is the autoencoder on eight canvases, one after the other;
/// `face-labels` is the face parser up to its labels, `face-parser` up to all logits.
struct Networks {
    static let names = ["autoencoder", "autoencoder-8", "face-parser", "face-labels", "face-locator"]

    private let encoder: AutoencoderEncoder
    private let parser: FaceParserNetwork
    private let locator: FaceLocatorNetwork
    private let canvas = Self.picture(AutoencoderEncoder.canvasSize)
    private let face = Self.picture(256)
    private let level = Self.picture(160)

    init(folder: URL) throws {
        func weights(_ name: String) throws -> Weights {
            try Weights(contentsOf: folder.appendingPathComponent("\(name).safetensors"))
        }
        encoder = try AutoencoderEncoder(weights("autoencoder"))
        parser = try FaceParserNetwork(weights: weights("face-parser"))
        locator = try FaceLocatorNetwork(weights: weights("face-locator"))
    }

    /// Runs a network once.
    func milliseconds(_ name: String) throws -> Double {
        let clock = ContinuousClock()
        let duration: Duration
        switch name {
        case "autoencoder": duration = clock.measure { _ = encoder.features(of: canvas) }
        case "autoencoder-8":
            duration = clock.measure { for _ in 0..<8 { _ = encoder.features(of: canvas) } }
        case "face-parser": duration = clock.measure { _ = parser.logits(for: face) }
        case "face-labels":
            duration = clock.measure {
                let logits = parser.halfSizeLogits(for: face)
                _ = logits.largestChannelsDoubled(from: logits.largestChannels())
            }
        case "face-locator": duration = clock.measure { _ = locator.predictions(for: level) }
        default: throw ValidationError("\(name) is no network; the networks are \(Self.names.joined(separator: ", "))")
        }
        return duration / .milliseconds(1)
    }

    private static func picture(_ size: Int) -> Tensor {
        let values = (0..<size * size * 3).map { Float($0 * 7919 % 1000) / 500 - 1 }
        return Tensor(height: size, width: size, channels: 3, values: values)
    }
}
