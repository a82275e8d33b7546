public import ArgumentParser
import CMemory
public import FaceParsing
import Imaging
import Mugmoji

/// How a command reads pictures.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Turn pictures clockwise, beyond what they say themselves.",
            discussion: "With auto, pictures in which no face is found are tried in their other three turns.",
            valueName: "auto|0|90|180|270"))
    var rotate = Rotation.auto

    @Option(
        help: ArgumentHelp(
            "Refuse pictures with more pixels, before any memory is taken for them.", valueName: "n"))
    var maxPixels = DecodingOptions.defaultMaximumPixels

    func validate() throws {
        guard maxPixels >= 1 else { throw ValidationError("--max-pixels \(maxPixels) is out of range: 1 or more") }
    }

    /// Pictures come and go: without this, what a large one took stays with the process. One of 1024×1024 pixels, to which the others are
    /// reduced, stays.
    static func giveBackMemory() { mugmoji_give_back_blocks(5 << 20) }

    /// Of a process that reads one picture and ends: what was freed is at hand for what comes next, but for blocks larger than a canvas in
    /// floats.
    static func keepMemoryOfOnePicture() { mugmoji_keep_blocks(3 << 19) }

    /// Blocks of less than 16 MiB stay with the process: frames come and go by the thousand.
    static func keepMemory() { mugmoji_give_back_blocks(16 << 20) }

    /// What is said of a picture with more faces than are read; `nil` where all are.
    static func notice(facesLeftOut: Int, of name: String) -> String? {
        guard facesLeftOut > 0 else { return nil }
        return
            "\(name): there may be \(facesLeftOut) more faces in it than the \(FaceReader.maximumFaces) that are taken; cut the "
            + "picture into pieces to get them"
    }
}

/// The value of `--rotate`.
enum Rotation: ExpressibleByArgument {
    case auto
    case turn(Turn)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
        } else if let degrees = Int(argument), let turn = Turn(rawValue: degrees) {
            self = .turn(turn)
        } else {
            return nil
        }
    }

    /// The turn that is asked for; `nil` where it is to be found out.
    var turn: Turn? {
        if case .turn(let turn) = self { turn } else { nil }
    }

    var defaultValueDescription: String { turn.map { String($0.rawValue) } ?? "auto" }
}

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
