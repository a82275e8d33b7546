import Basics
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
