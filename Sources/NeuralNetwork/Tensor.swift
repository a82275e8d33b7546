import CNNKernels

/// A picture-like block of numbers: H×W×C, row by row from the top, the channels of a pixel side by side.
package struct Tensor: Sendable, Equatable {
    /// Rows.
    package let height: Int
    /// Columns.
    package let width: Int
    /// Values of one pixel.
    package let channels: Int
    /// H×W×C values.
    package var values: [Float]

    /// - Precondition: every size is positive and `values.count == height * width * channels`.
    package init(height: Int, width: Int, channels: Int, values: [Float]) {
        precondition(height > 0 && width > 0 && channels > 0, "a size is not positive")
        precondition(values.count == height * width * channels, "the values do not match the size")
        self.height = height
        self.width = width
        self.channels = channels
        self.values = values
    }

    /// A tensor that holds `value` everywhere.
    package init(height: Int, width: Int, channels: Int, repeating value: Float = 0) {
        let values = [Float](repeating: value, count: height * width * channels)
        self.init(height: height, width: width, channels: channels, values: values)
    }

    /// A tensor whose memory `fill` writes, every value of it.
    package init(height: Int, width: Int, channels: Int, filledBy fill: (Plane) -> Void) {
        precondition(height > 0 && width > 0 && channels > 0, "a size is not positive")
        let count = height * width * channels
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                fill(Plane(dense: base, height: height, width: width, channels: channels))
            }
            initialized = count
        }
        self.init(height: height, width: width, channels: channels, values: values)
    }

    /// The value of `channel` in column `x` of row `y`.
    package subscript(y: Int, x: Int, channel: Int) -> Float {
        get { values[(y * width + x) * channels + channel] }
        set { values[(y * width + x) * channels + channel] = newValue }
    }

    /// The values as a plane without halo that may be read, but not written.
    package func withPlane<Result>(_ body: (Plane) -> Result) -> Result {
        values.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a tensor is never empty") }
            // Kernels take one kind of plane for input and output; nothing writes to an input.
            let base = UnsafeMutablePointer(mutating: start)
            return body(Plane(dense: base, height: height, width: width, channels: channels))
        }
    }
}

extension Tensor {
    /// max(x, 0) of every value.
    package func rectified() -> Tensor { rectified(on: .preferred) }

    func rectified(on set: InstructionSet) -> Tensor {
        Tensor(height: height, width: width, channels: channels) { output in
            nn_relu(set.kernels, values.count, values, output.raw.data)
        }
    }

    /// The sum of two tensors of the same size, then the activation.
    package func adding(_ other: Tensor, activation: Activation = .none) -> Tensor {
        adding(other, activation: activation, on: .preferred)
    }

    func adding(_ other: Tensor, activation: Activation, on set: InstructionSet) -> Tensor {
        precondition((height, width, channels) == (other.height, other.width, other.channels), "the sizes differ")
        return Tensor(height: height, width: width, channels: channels) { output in
            nn_add(
                set.kernels, values.count, values, other.values, activation == .relu ? 1 : 0, output.raw.data)
        }
    }

    /// The channels of this tensor, then those of another one of the same height and width.
    package func concatenated(with other: Tensor) -> Tensor {
        precondition((height, width) == (other.height, other.width), "the sizes differ")
        return Tensor(height: height, width: width, channels: channels + other.channels) { output in
            var to = output.raw.data
            values.withUnsafeBufferPointer { first in
                other.values.withUnsafeBufferPointer { second in
                    for pixel in 0..<height * width {
                        for channel in 0..<channels { to?[channel] = first[pixel * channels + channel] }
                        to = to.map { $0 + channels }
                        for channel in 0..<other.channels { to?[channel] = second[pixel * other.channels + channel] }
                        to = to.map { $0 + other.channels }
                    }
                }
            }
        }
    }

    /// The mean of each channel.
    package func globalAverage() -> [Float] { globalAverage(on: .preferred) }

    func globalAverage(on set: InstructionSet) -> [Float] {
        [Float](unsafeUninitializedCapacity: channels) { output, count in
            withPlane { plane in
                if let output = output.baseAddress {
                    withUnsafePointer(to: plane.raw) { nn_pool_global(set.kernels, $0, output) }
                }
            }
            count = channels
        }
    }

    /// Bilinear resampling with half-pixel centres, clamped at the edges (`align_corners=False`, without antialiasing).
    package func upsampled(height: Int, width: Int) -> Tensor {
        upsampled(height: height, width: width, on: .preferred)
    }

    /// Bilinear resampling to twice the height and width.
    package func doubled() -> Tensor { upsampled(height: 2 * height, width: 2 * width) }

    func upsampled(height: Int, width: Int, on set: InstructionSet) -> Tensor {
        precondition(self.height > 0 && self.width > 0, "an empty tensor cannot be resampled")
        return Tensor(height: height, width: width, channels: channels) { output in
            withPlane { $0.upsample(into: output, on: set) }
        }
    }

    /// Of each pixel, row by row, its largest channel, the lowest of equal ones.
    ///
    /// - Precondition: there are at most 256 channels.
    package func largestChannels() -> [UInt8] { largestChannels(leads: nil, on: .preferred) }

    /// The same, and by how much each leads the largest of the others.
    package func leadingChannels() -> (channels: [UInt8], leads: [Float]) { leadingChannels(on: .preferred) }

    func leadingChannels(on set: InstructionSet) -> (channels: [UInt8], leads: [Float]) {
        var channels: [UInt8] = []
        let leads = [Float](unsafeUninitializedCapacity: height * width) { leads, count in
            channels = largestChannels(leads: leads.baseAddress, on: set)
            count = height * width
        }
        return (channels, leads)
    }

    private func largestChannels(leads: UnsafeMutablePointer<Float>?, on set: InstructionSet) -> [UInt8] {
        precondition(channels <= 256, "a channel has to fit into a byte")
        return [UInt8](unsafeUninitializedCapacity: height * width) { labels, count in
            withPlane { plane in
                withUnsafePointer(to: plane.raw) { nn_argmax(set.kernels, $0, labels.baseAddress, leads) }
            }
            count = height * width
        }
    }

    /// The largest channel of each pixel after bilinear doubling, row by row: 4·H·W values.
    ///
    /// - Parameter own: the largest channels before it, as ``largestChannels()`` tells them.
    package func largestChannelsDoubled(from own: [UInt8]) -> [UInt8] {
        largestChannelsDoubled(from: own, on: .preferred)
    }

    func largestChannelsDoubled(from own: [UInt8], on set: InstructionSet) -> [UInt8] {
        precondition(own.count == height * width && channels <= 256, "a channel for each pixel is needed")
        return [UInt8](unsafeUninitializedCapacity: 4 * own.count) { labels, count in
            withPlane { plane in
                withUnsafePointer(to: plane.raw) { nn_double_argmax(set.kernels, $0, own, labels.baseAddress) }
            }
            count = 4 * own.count
        }
    }
}
