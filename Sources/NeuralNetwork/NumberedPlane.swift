import CNNKernels

/// A plane whose pixels mostly repeat their neighbours', as in drawings of flat colours: each pixel is the number of a vector of channels.
///
/// What a convolution makes of repeated pixels is repeated too, so it is computed once. The numbers are those of a ``Plane``, bit for bit.
struct NumberedPlane {
    private let numbers: nn_numbers
    /// Vector 0 is zeros: the border's.
    private let vectors: UnsafeMutablePointer<Float>
    let channels: Int
    /// Pixels of zeros around all sides.
    let halo: Int

    var height: Int { Int(numbers.height) }
    var width: Int { Int(numbers.width) }

    /// A picture of bytes, each divided by 255.
    ///
    /// - Precondition: `pixels` has height×width×3 bytes, row by row.
    init(colors pixels: [UInt8], height: Int, width: Int, halo: Int, in workspace: Workspace) {
        precondition(pixels.count == height * width * 3, "a colour has three bytes")
        numbers = Self.numbers(height: height, width: width, halo: halo, in: workspace)
        let colors = workspace.scratch(UInt32.self, count: height * width)
        let count = withUnsafePointer(to: numbers) { Int(nn_number_colors(pixels, $0, colors)) }
        vectors = workspace.floats((count + 1) * 3)
        for channel in 0..<3 { vectors[channel] = 0 }
        for color in 0..<count {
            for channel in 0..<3 {
                vectors[(color + 1) * 3 + channel] = Float(colors[color] >> UInt32(8 * channel) & 255) * (1 / 255)
            }
        }
        channels = 3
        self.halo = halo
    }

    /// What a convolution makes of `input`.
    ///
    /// - Precondition: `input` has the channels that the layer takes, and a halo as wide as its padding.
    init(_ layer: Convolution, of input: NumberedPlane, halo: Int, in workspace: Workspace) {
        precondition(input.channels == layer.inputs, "the channels do not match")
        precondition(input.halo >= layer.padding, "the halo is too narrow")
        let (height, width) = layer.outputSize(input.height, input.width)
        let output = Self.numbers(height: height, width: width, halo: halo, in: workspace)
        let places = workspace.scratch(Int32.self, count: height * width)
        vectors = layer.packed.with { raw in
            withUnsafePointer(to: input.numbers) { numbers in
                let bytes = workspace.scratch(UInt8.self, count: nn_repeats_scratch(raw, numbers))
                let count = withUnsafePointer(to: output) { nn_find_repeats(raw, numbers, $0, bytes, places) }
                let vectors = workspace.floats((Int(count) + 1) * layer.outputs)
                vectors.update(repeating: 0, count: layer.outputs)
                nn_convolve_places(
                    layer.packed.instructionSet.kernels, raw, numbers, input.vectors, count, places,
                    workspace.floats(nn_places_scratch(raw)), vectors + layer.outputs)
                return vectors
            }
        }
        numbers = output
        channels = layer.outputs
        self.halo = halo
    }

    /// Writes every pixel to a plane of the same size.
    func copy(to plane: Plane) {
        precondition((plane.height, plane.width, plane.channels) == (height, width, channels), "the sizes differ")
        for y in 0..<height {
            for x in 0..<width {
                let vector = vectors + Int(numbers.data[y * numbers.row + x]) * channels
                (plane.raw.data + y * plane.raw.row + x * plane.raw.pixel).update(from: vector, count: channels)
            }
        }
    }

    /// Undefined numbers with a border of zeros.
    private static func numbers(height: Int, width: Int, halo: Int, in workspace: Workspace) -> nn_numbers {
        let row = width + 2 * halo
        let base = workspace.scratch(Int32.self, count: (height + 2 * halo) * row)
        for y in 0..<height + 2 * halo {
            if y < halo || y >= height + halo {
                (base + y * row).update(repeating: 0, count: row)
            } else {
                (base + y * row).update(repeating: 0, count: halo)
                (base + y * row + halo + width).update(repeating: 0, count: halo)
            }
        }
        return nn_numbers(
            data: base + halo * row + halo, row: row, height: Int32(height), width: Int32(width))
    }
}
