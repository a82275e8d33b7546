public import ArgumentParser
public import FaceParsing
import Mugmoji

extension FaceChoice: ExpressibleByArgument {
    /// `largest`, `all`, or the number of a face, from 1.
    public init?(argument: String) {
        switch argument {
        case "largest": self = .largest
        case "all": self = .all
        default:
            guard let number = Int(argument), number >= 1 else { return nil }
            self = .number(number)
        }
    }

    /// As people type it.
    public var defaultValueDescription: String {
        switch self {
        case .largest: "largest"
        case .all: "all"
        case .number(let number): String(number)
        }
    }
}
