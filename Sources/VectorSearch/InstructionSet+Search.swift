import CVectorKernels
import NeuralNetwork

extension InstructionSet {
    /// The search kernels' name for this set; the next slower one where a machine lacks what they need beyond the networks'.
    var scans: vs_isa {
        switch self {
        case .avx512: vs_isa_available(VS_AVX512) != 0 ? VS_AVX512 : InstructionSet.avx2.scans
        case .avx2: vs_isa_available(VS_AVX2) != 0 ? VS_AVX2 : VS_PORTABLE
        case .neon: vs_isa_available(VS_NEON) != 0 ? VS_NEON : VS_PORTABLE
        case .portable: VS_PORTABLE
        }
    }
}
