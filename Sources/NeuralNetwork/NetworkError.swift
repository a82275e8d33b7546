import Basics

/// Why a network cannot be loaded.
public enum NetworkError: Error, Sendable, Equatable {
    /// The file cannot be opened or read; `reason` is the system's.
    case unreadableFile(path: String, reason: String)
    /// The bytes are no valid safetensors file.
    case malformedFile(reason: String)
    /// The file or what it announces is larger than the limit, in bytes.
    case fileTooLarge(bytes: UInt64, limit: Int)
    /// The file holds no tensor of this name.
    case missingTensor(name: String)
    /// A tensor has another shape than the network needs.
    case wrongShape(name: String, expected: [Int], found: [Int])
    /// A layer makes fewer or more channels than are accepted.
    case unusableChannels(layer: String, found: Int, allowed: ClosedRange<Int>)
    /// `MUGMOJI_ISA` names no known instruction set.
    case unknownInstructionSet(String)
    /// `MUGMOJI_ISA` names an instruction set that this machine lacks.
    case unavailableInstructionSet(name: String)
}

extension NetworkError: CustomStringConvertible {
    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unreadableFile(let path, let reason):
            return "the weights \(path) cannot be read: \(reason); check that the file exists and may be read"
        case .malformedFile(let reason):
            return "the weights are no valid safetensors file: \(reason); fetch or build the file again"
        case .fileTooLarge(let bytes, let limit):
            return
                "the weights take \(bytes) bytes and the limit is \(limit); save them in half precision, or use a smaller network"
        case .missingTensor(let name):
            return "the weights lack the tensor \(Self.brief(name)); use the file that was made for this network"
        case .wrongShape(let name, let expected, let found):
            return
                "the tensor \(Self.brief(name)) has shape \(Self.text(found)) and the network needs \(Self.text(expected)); "
                + "use the file that was made for this network"
        case .unusableChannels(let layer, let found, let allowed):
            return
                "the layer \(layer) makes \(found) channels, and \(allowed.lowerBound) to \(allowed.upperBound) are accepted; "
                + "use a smaller network"
        case .unknownInstructionSet(let value):
            return "\(InstructionSet.variable) is \(quoted(value)), which is no instruction set; use one of "
                + Self.list(InstructionSet.allCases) + ", or leave it unset"
        case .unavailableInstructionSet(let set):
            return "\(InstructionSet.variable) asks for \(set), which this machine lacks; use one of "
                + Self.list(InstructionSet.available) + ", or leave it unset"
        }
    }

    private static func text(_ shape: [Int]) -> String {
        shape.isEmpty ? "of a single value" : shape.map(String.init).joined(separator: "×")
    }

    /// Names that networks give are shown bare, others in quotation marks and cut.
    private static func brief(_ name: String) -> String {
        name.utf8.count <= 64 && name.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? name : quoted(name)
    }

    private static func list(_ sets: [InstructionSet]) -> String {
        sets.map(\.rawValue).joined(separator: ", ")
    }
}
