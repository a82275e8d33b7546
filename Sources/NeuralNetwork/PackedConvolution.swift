import CNNKernels

/// Weights and bias of one convolution in the order in which the kernels of one instruction set read them. Immutable.
final class PackedConvolution: @unchecked Sendable {
    let instructionSet: InstructionSet
    private let raw: nn_convolution
    private let weights: AlignedFloats
    private let bias: AlignedFloats

    /// Sizes of a convolution.
    struct Shape {
        var inputs: Int
        var outputs: Int
        var kernelHeight: Int
        var kernelWidth: Int
        var stride: Int
        var padding: Int
        var activation: Activation

        func raw(weights: AlignedFloats? = nil, bias: AlignedFloats? = nil) -> nn_convolution {
            nn_convolution(
                weights: weights.map { UnsafePointer($0.base) }, bias: bias.map { UnsafePointer($0.base) },
                inputs: Int32(inputs), outputs: Int32(outputs), kernel_height: Int32(kernelHeight),
                kernel_width: Int32(kernelWidth), stride: Int32(stride), padding: Int32(padding),
                relu: activation == .relu ? 1 : 0)
        }
    }

    private init(_ shape: Shape, weights: AlignedFloats, bias: AlignedFloats, instructionSet: InstructionSet) {
        self.instructionSet = instructionSet
        self.weights = weights
        self.bias = bias
        raw = shape.raw(weights: weights, bias: bias)
    }

    /// The input channels from `first` on of weights O×`allInputs`×H×W.
    convenience init(
        _ shape: Shape, weights: [Float], allInputs: Int? = nil, first: Int = 0, bias: [Float],
        instructionSet: InstructionSet
    ) {
        let rows = shape.inputs * shape.kernelHeight * shape.kernelWidth
        let isa = instructionSet.kernels
        let packed = AlignedFloats(count: nn_packed_size(isa, rows, Int32(shape.outputs)))
        var raw = shape.raw()
        nn_pack_convolution(isa, &raw, Int32(allInputs ?? shape.inputs), Int32(first), weights, packed.base)
        let packedBias = Self.pack(bias: bias, isa: isa)
        self.init(shape, weights: packed, bias: packedBias, instructionSet: instructionSet)
    }

    /// The weights I×O×H×W of a transposed convolution.
    convenience init(transposed shape: Shape, weights: [Float], bias: [Float], instructionSet: InstructionSet) {
        let rows = shape.inputs * shape.kernelHeight * shape.kernelWidth
        let isa = instructionSet.kernels
        let packed = AlignedFloats(count: nn_packed_size(isa, rows, Int32(shape.outputs)))
        var raw = shape.raw()
        nn_pack_transposed(isa, &raw, weights, packed.base)
        let packedBias = Self.pack(bias: bias, isa: isa)
        self.init(shape, weights: packed, bias: packedBias, instructionSet: instructionSet)
    }

    /// The weights C×1×H×W of a depthwise convolution.
    convenience init(depthwise shape: Shape, weights: [Float], bias: [Float], instructionSet: InstructionSet) {
        let taps = shape.kernelHeight * shape.kernelWidth
        let channels = shape.outputs
        let packed = AlignedFloats(count: taps * channels)
        for channel in 0..<channels {
            for tap in 0..<taps { packed.base[tap * channels + channel] = weights[channel * taps + tap] }
        }
        self.init(shape, weights: packed, bias: AlignedFloats(bias), instructionSet: instructionSet)
    }

    private static func pack(bias: [Float], isa: nn_isa) -> AlignedFloats {
        let packed = AlignedFloats(count: nn_packed_bias_size(isa, Int32(bias.count)))
        nn_pack_bias(isa, Int32(bias.count), bias, packed.base)
        return packed
    }

    /// Calls `body` with what the kernels take, which lives as long as the call.
    func with<Result>(_ body: (UnsafePointer<nn_convolution>) -> Result) -> Result {
        withExtendedLifetime(self) { withUnsafePointer(to: raw, body) }
    }
}

/// Floats that start on a cache line, as the widest vector loads like it.
///
/// Whoever creates it fills it before anyone else sees it, or is the only one who uses it; that makes it safe to share.
final class AlignedFloats: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    /// Memory of `count` floats, undefined.
    init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        self.count = count
    }

    convenience init(_ values: [Float]) {
        self.init(count: values.count)
        values.withUnsafeBufferPointer { buffer in
            if let source = buffer.baseAddress { base.update(from: source, count: buffer.count) }
        }
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}
