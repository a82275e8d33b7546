import CNNKernels

// A tensor as N sequences of T steps: N×T×C.
extension Tensor {
    /// The largest value of each channel in each run of `length` steps; steps left over at the end do not count: N×T×C → N×(T/length)×C.
    ///
    /// - Precondition: there are at least `length` steps.
    package func maximumPooled(steps length: Int) -> Tensor {
        precondition(length > 0 && width >= length, "there are too few steps to pool")
        return pooled(length, InstructionSet.preferred)
    }

    /// The largest value of each channel over all steps: N×C values.
    package func maximumOverTime() -> [Float] { maximumPooled(steps: width).values }

    private func pooled(_ length: Int, _ set: InstructionSet) -> Tensor {
        Tensor(height: height, width: width / length, channels: channels) { output in
            withPlane { input in
                // The window of the kernels is square: one sequence after the other, so that it is cut off above and below.
                for sequence in 0..<height {
                    var (from, to) = (input.raw, output.raw)
                    from.data += sequence * from.row
                    to.data += sequence * to.row
                    (from.height, to.height) = (1, 1)
                    nn_pool(set.kernels, NN_POOL_MAX, Int32(length), Int32(length), 0, &from, &to)
                }
            }
        }
    }
}
