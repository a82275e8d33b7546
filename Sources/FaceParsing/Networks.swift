import Basics
import Imaging
import NeuralNetwork

/// Loads the weights that this module ships.
enum PackagedWeights {
    static func load(_ file: String) throws(FaceParsingError) -> Weights {
        do {
            let url = try PackageResources.url(of: "Resources/\(file)", in: "FaceParsing")
            return try Weights(contentsOf: url)
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
