/// How a file was made: what had to be given up for its size.
package struct FileSettings: Sendable, Hashable {
    /// 0…100 of a lossy file; `nil` where nothing is lost but what `colors` tells.
    package var quality: Int?
    /// The most colours of its palette, 2…256, the transparent one among them; `nil` for a file without a palette.
    package var colors: Int?
    /// Frames that were drawn for it, before those alike were made one; 1 for a still picture.
    package var frames: Int

    package init(quality: Int? = nil, colors: Int? = nil, frames: Int = 1) {
        self.quality = quality
        self.colors = colors
        self.frames = frames
    }
}

extension FileSettings: CustomStringConvertible {
    /// In words, as “quality 64, 30 frames”.
    package var description: String {
        let form = quality.map { "quality \($0)" } ?? colors.map { "\($0) colours" } ?? "lossless"
        return frames == 1 ? form : "\(form), \(frames) frames"
    }
}
