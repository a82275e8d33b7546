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
