import CNNKernels

/// A tensor in memory that somebody else owns (a ``Workspace`` or an array), H×W×C, with `halo` pixels of zeros on both sides
/// of every row.
package struct Plane {
    var raw: nn_plane
    /// Pixels of zeros before the first and after the last pixel of each row.
    let halo: Int

    package var height: Int { Int(raw.height) }
    package var width: Int { Int(raw.width) }
    package var channels: Int { Int(raw.channels) }

    /// A plane without halo.
    init(dense base: UnsafeMutablePointer<Float>, height: Int, width: Int, channels: Int) {
        self.init(base: base, height: height, width: width, channels: channels, halo: 0)
    }

    /// A plane whose memory starts at `base`, with the halo that precedes the first row. The halo after a row is the one before
    /// the next.
    init(base: UnsafeMutablePointer<Float>, height: Int, width: Int, channels: Int, halo: Int) {
        raw = nn_plane(
            data: base + halo * channels, row: (width + halo) * channels, pixel: channels, height: Int32(height),
            width: Int32(width), channels: Int32(channels))
        self.halo = halo
    }

    /// Floats of memory that a plane takes.
    static func size(height: Int, width: Int, channels: Int, halo: Int) -> Int {
        (height * (width + halo) + halo) * channels
    }

    /// Fills the halo with zeros.
    func clearHalo() {
        guard halo > 0 else { return }
        for row in 0...height {
            (raw.data + row * raw.row - halo * raw.pixel).update(repeating: 0, count: halo * channels)
        }
    }

    /// Copies the pixels of a plane of the same size.
    package func copy(from other: Plane) {
        precondition(other.height == height && other.width == width && other.channels == channels, "sizes differ")
        for row in 0..<height {
            (raw.data + row * raw.row).update(from: other.raw.data + row * other.raw.row, count: width * channels)
        }
    }

    /// Bilinear resampling to the size of `output`.
    package func upsample(into output: Plane, on set: InstructionSet) {
        precondition(channels == output.channels, "the channels do not match")
        withUnsafePointer(to: raw) { input in
            withUnsafePointer(to: output.raw) { nn_upsample(set.kernels, input, $0) }
        }
    }
}
