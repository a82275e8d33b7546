import Basics
import Imaging
import NeuralNetwork

/// Loads the weights that this module ships.
enum PackagedWeights {
    /// What `make` reads from the weights of a file.
    static func load<Network>(
        _ file: String, _ make: (Weights) throws -> Network
    ) throws(FaceParsingError) -> Network {
        do {
            let url = try PackageResources.url(of: "Resources/\(file)", in: "FaceParsing")
            return try make(try Weights(contentsOf: url))
        } catch let error as ResourceError {
            throw FaceParsingError.weightsMissing(file: file, reason: "\(error)")
        } catch {
            throw FaceParsingError.weightsBroken(file: file, reason: "\(error)")
        }
    }
}

extension Tensor {
    /// The colours of a picture, H×W×3, each value / 127.5 − 1; below and to the right 0 up to a multiple of `granularity`.
    init(colorsOf image: Image, granularity: Int) {
        func padded(_ size: Int) -> Int { (size + granularity - 1) / granularity * granularity }
        let (height, width) = (padded(image.height), padded(image.width))
        let values = [Float](unsafeUninitializedCapacity: height * width * 3) { buffer, count in
            buffer.initialize(repeating: 0)
            image.pixels.withUnsafeBufferPointer { pixels in
                for y in 0..<image.height {
                    var (from, to) = (y * image.width * 4, y * width * 3)
                    for _ in 0..<image.width {
                        buffer[to] = Float(pixels[from]) * (1 / 127.5) - 1
                        buffer[to + 1] = Float(pixels[from + 1]) * (1 / 127.5) - 1
                        buffer[to + 2] = Float(pixels[from + 2]) * (1 / 127.5) - 1
                        from += 4
                        to += 3
                    }
                }
            }
            count = height * width * 3
        }
        self.init(height: height, width: width, channels: 3, values: values)
    }
}

/// Why faces could not be looked for, in words for the user.
public enum FaceParsingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A weights file that the package ships is not beside the program.
    case weightsMissing(file: String, reason: String)
    /// A weights file is there but does not hold the network that it should.
    case weightsBroken(file: String, reason: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .weightsMissing(let file, let reason):
            "the weights \(file) are missing: \(reason)"
        case .weightsBroken(let file, let reason):
            "the weights \(file) cannot be used: \(reason); install Mugmoji again, so that the program and its "
                + "resources are of one version"
        }
    }
}
