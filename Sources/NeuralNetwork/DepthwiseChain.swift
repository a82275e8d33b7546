import CNNKernels

/// An inverted residual: `expand` (1×1, may be left out) → `depthwise` → `project` (1×1), computed row by row so that what lies between
/// the layers stays in cache.
package struct DepthwiseChain: Sendable {
    let expand: Convolution?
    let depthwise: DepthwiseConvolution
    let project: Convolution

    /// - Precondition: the layers' channels follow one another; `expand` and `project` are 1×1.
    package init(expand: Convolution?, depthwise: DepthwiseConvolution, project: Convolution) {
        precondition(expand.map { $0.kernel == 1 && $0.outputs == depthwise.channels } ?? true, "layers do not match")
        precondition(project.kernel == 1 && project.inputs == depthwise.channels, "layers do not match")
        self.expand = expand
        self.depthwise = depthwise
        self.project = project
    }

    /// The chain's output, in `workspace`.
    ///
    /// - Parameters:
    ///   - low: half the height and width of `input`, as many channels as `expand` gives; doubled (bilinear) and added to the
    ///     output of `expand` before its activation.
    ///   - residual: added to the output of `project` before its activation.
    ///   - halo: of the output.
    package func apply(
        to input: Plane, low: Plane? = nil, residual: Plane? = nil, halo: Int = 0, in workspace: Workspace
    ) -> Plane {
        let (height, width) = depthwise.outputSize(input.height, input.width)
        let output = workspace.plane(height: height, width: width, channels: project.outputs, halo: halo)
        precondition(input.channels == expand?.inputs ?? depthwise.channels, "the channels do not match")
        precondition(expand != nil || input.halo >= depthwise.padding, "the halo is too narrow")
        if let residual {
            precondition(
                (residual.height, residual.width, residual.channels) == (height, width, output.channels),
                "the residual does not match")
        }
        if let low {
            precondition(
                low.height * 2 == input.height && low.width * 2 == input.width && low.channels == depthwise.channels,
                "the lower level does not match")
        }
        depthwise.packed.with { depthwise in
            project.packed.with { project in
                withUnsafePointer(to: input.raw) { input in
                    withUnsafePointer(to: output.raw) { output in
                        withPointer(to: low?.raw) { low in
                            withPointer(to: residual?.raw) { residual in
                                run(depthwise, project, input, low, residual, output, in: workspace)
                            }
                        }
                    }
                }
            }
        }
        return output
    }

    private func run(
        _ depthwise: UnsafePointer<nn_convolution>, _ project: UnsafePointer<nn_convolution>,
        _ input: UnsafePointer<nn_plane>, _ low: UnsafePointer<nn_plane>?, _ residual: UnsafePointer<nn_plane>?,
        _ output: UnsafePointer<nn_plane>, in workspace: Workspace
    ) {
        func run(_ expand: UnsafePointer<nn_convolution>?) {
            var chain = nn_chain(
                expand: expand, depthwise: depthwise, project: project, in: input, low: low, residual: residual,
                out: output, scratch: nil)
            chain.scratch = workspace.floats(nn_chain_scratch(&chain))
            nn_run_chain(self.project.packed.instructionSet.kernels, &chain)
        }
        if let expand { expand.packed.with { run($0) } } else { run(nil) }
    }
}
