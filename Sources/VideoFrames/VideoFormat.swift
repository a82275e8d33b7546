/// A kind of video file, by the ending of its name.
package enum VideoFormat: String, CaseIterable, Sendable {
    case mp4, mov, mkv, webm, gif, apng, webp

    /// All endings, in words.
    static var names: String { allCases.map { "." + $0.rawValue }.joined(separator: ", ") }

    /// - Throws: ``VideoError/unknownFormat(ending:)``.
    package init(path: String) throws(VideoError) {
        let name = path.split(separator: "/").last ?? ""
        let ending = name.contains(".") ? (name.split(separator: ".").last ?? "").lowercased() : ""
        switch ending {
        case "m4v": self = .mp4
        case "png": self = .apng
        default:
            guard let format = VideoFormat(rawValue: ending) else { throw .unknownFormat(ending: ending) }
            self = format
        }
    }

    /// Whether transparent frames stay transparent.
    package var keepsAlpha: Bool { [.webm, .gif, .apng, .webp].contains(self) }

    /// Whether frames are held as ``VideoEncoder/PixelFormat/planarYUV``, unless they are transparent.
    package var holdsPlanes: Bool { [.mp4, .mov, .mkv, .webm].contains(self) }

    /// Codecs whose sound is copied as it is; `nil` where there is none. Of other sound `soundEncoder` makes a new one.
    var copiedSound: Set<String>? {
        switch self {
        case .mp4, .mov: ["aac", "mp3", "ac3", "eac3", "alac", "opus"]
        case .mkv: ["aac", "mp3", "ac3", "eac3", "alac", "opus", "vorbis", "flac", "pcm_s16le", "pcm_s24le"]
        case .webm: ["opus", "vorbis"]
        case .gif, .apng, .webp: nil
        }
    }

    var soundEncoder: String { self == .webm ? "libopus" : "aac" }

    /// ffmpeg's options for the picture.
    ///
    /// - Parameter quantizer: VP9's constant quality, 0 (best) … 63, of a short loop; `nil` is that of videos.
    func arguments(of pixels: VideoEncoder.PixelFormat, quantizer: Int? = nil) -> [String] {
        let alpha = pixels == .straightRGBA
        let color = (pixels == .planarYUV ? [] : Self.conversion) + Self.color
        return switch self {
        case .mp4, .mov: Self.h264 + color + ["-movflags", "+faststart"]
        case .mkv: Self.h264 + color
        case .webm:
            // Of loops the slower of the fast ways: half as large, and four times as fast as a careful one that looks the same.
            [
                "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", quantizer == nil ? "8" : "5", "-row-mt",
                "1", "-crf", "\(min(max(quantizer ?? 30, 0), 63))", "-b:v", "0", "-pix_fmt",
                alpha ? "yuva420p" : "yuv420p",
            ] + color
        // A palette for each frame: one for all would keep the whole clip in memory.
        case .gif:
            [
                "-filter_complex",
                "[0:v]split[a][b];[a]palettegen=stats_mode=single:reserve_transparent=\(alpha ? 1 : 0)[p];"
                    + "[b][p]paletteuse=new=1:dither=none[v]",
            ]
        case .apng: ["-c:v", "apng", "-pix_fmt", alpha ? "rgba" : "rgb24", "-plays", "0"]
        case .webp:
            ["-c:v", "libwebp_anim", "-quality", "80", "-loop", "0", "-pix_fmt", alpha ? "yuva420p" : "yuv420p"]
        }
    }

    private static let h264 = ["-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-pix_fmt", "yuv420p"]

    private static let conversion = ["-vf", "scale=out_color_matrix=bt709:out_range=tv"]

    /// Which colours the numbers stand for: without it, players take the matrix of high definition and ffmpeg that of standard
    /// definition.
    private static let color = [
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
    ]

    /// The container's unit of time: with another, ffmpeg takes the last frame's duration for one in that unit.
    var timeBase: String {
        switch self {
        case .gif: "1:100"
        case .mkv, .webm: "1:1000"
        case .mp4, .mov, .apng, .webp: "1:90000"
        }
    }

    /// ffmpeg's name of the container.
    var muxer: String { self == .mkv ? "matroska" : rawValue }
}
