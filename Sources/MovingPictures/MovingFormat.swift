/// A kind of file that a loop is written as; all keep alpha.
package enum MovingFormat: String, CaseIterable, Sendable {
    /// Animated WebP: 8 bits of alpha, lossless or lossy.
    case webP = "webp"
    /// Animated PNG: 8 bits of alpha, all colours or a palette.
    case apng
    /// GIF: a pixel is there or not, and 255 colours.
    case gif
    /// VP9 with alpha in WebM, lossy, through ffmpeg.
    case webM = "webm"

    /// - Parameter fileExtension: in any case, without the dot; `png` is an animated PNG. `nil` for others.
    package init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "png": self = .apng
        case let name:
            guard let format = MovingFormat(rawValue: name) else { return nil }
            self = format
        }
    }

    /// As it stands in messages.
    package var name: String {
        switch self {
        case .webP: "WebP"
        case .apng: "animated PNG"
        case .gif: "GIF"
        case .webM: "WebM"
        }
    }
}
