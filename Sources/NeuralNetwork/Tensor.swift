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
