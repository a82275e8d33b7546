/// A kind of file that holds a video and nothing but its own bytes: no kind on this list names other files to be read.
///
/// The kind is told by the bytes at the beginning, never by the name, and `ffmpeg` is told to use the reader of that kind and
/// no other: left to itself it would follow a playlist that calls itself `clip.mp4` to other files of the machine.
enum VideoContainer: String, CaseIterable, Sendable {
    case mp4, matroska, avi, gif, apng, mpegTransport, mpegProgram, flash, ogg, windowsMedia, mxf, ivf, y4m, nut,
        realMedia,
        dv, mpegVideo, h264, hevc

    /// ffmpeg's name of its reader.
    var demuxer: String {
        switch self {
        case .mp4: "mov"
        case .mpegTransport: "mpegts"
        case .mpegProgram: "mpeg"
        case .flash: "flv"
        case .windowsMedia: "asf"
        case .y4m: "yuv4mpegpipe"
        case .realMedia: "rm"
        case .mpegVideo: "mpegvideo"
        case .matroska, .avi, .gif, .apng, .ogg, .mxf, .ivf, .nut, .dv, .h264, .hevc: rawValue
        }
    }

    /// The kinds in words.
    static let names =
        "MP4 and QuickTime, Matroska and WebM, AVI, GIF, APNG, MPEG, FLV, Ogg, Windows Media, MXF, IVF, Y4M, NUT, RealMedia, DV"
}
