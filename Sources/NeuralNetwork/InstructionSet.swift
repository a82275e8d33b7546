import CNNKernels
import Foundation

/// The instruction sets for which the kernels are compiled.
///
/// ``current`` is the fastest that this machine runs, unless the environment variable `MUGMOJI_ISA` (`avx512`, `avx2`, `neon` or
/// `portable`) forces another.
package enum InstructionSet: String, CaseIterable, Sendable, CustomStringConvertible {
    /// AVX-512: 16 floats at a time.
    case avx512
    /// AVX2 with FMA: 8 floats at a time.
    case avx2
    /// NEON on 64-bit ARM: 4 floats at a time.
    case neon
    /// What every machine of this architecture runs: 4 floats at a time.
    case portable

    /// The environment variable that forces an instruction set.
    package static let variable = "MUGMOJI_ISA"

    /// The instruction sets that this machine runs, fastest first; ``portable`` is always among them.
    package static let available = allCases.filter { nn_isa_available($0.kernels) != 0 }

    /// The instruction set that networks use: the one that `MUGMOJI_ISA` names, otherwise the fastest that this machine runs.
    ///
    /// - Throws: ``NetworkError/unknownInstructionSet(_:)`` when the variable holds no name that is known, and
    ///   ``NetworkError/unavailableInstructionSet(name:)`` when this machine lacks what it names.
    package static var current: InstructionSet {
        get throws(NetworkError) { try chosen(by: ProcessInfo.processInfo.environment[variable]) }
    }

    /// The instruction set that the value of the environment variable asks for; `nil` and an empty text ask for the fastest.
    static func chosen(by value: String?) throws(NetworkError) -> InstructionSet {
        guard let value, !value.isEmpty else { return available.first ?? .portable }
        guard let forced = InstructionSet(rawValue: value.lowercased()) else {
            throw .unknownInstructionSet(value)
        }
        guard available.contains(forced) else { throw .unavailableInstructionSet(name: forced.rawValue) }
        return forced
    }

    /// ``current``, and the fastest where the variable cannot be obeyed: for operations that load no weights and so cannot
    /// fail. Loading a network reports the fault.
    package static let preferred: InstructionSet = (try? current) ?? available.first ?? .portable

    package var description: String { rawValue }

    var kernels: nn_isa {
        switch self {
        case .avx512: NN_AVX512
        case .avx2: NN_AVX2
        case .neon: NN_NEON
        case .portable: NN_PORTABLE
        }
    }
}
