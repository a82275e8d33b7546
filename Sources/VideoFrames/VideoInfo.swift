import Foundation
import Subprocess

/// What is known of a video before it is decoded.
package struct VideoInfo: Sendable, Hashable {
    /// Columns of an upright frame with square pixels.
    package var width: Int
    /// Rows of an upright frame with square pixels.
    package var height: Int
    /// Seconds; `nil` where the file does not say.
    package var duration: Double?
    /// The frame rate on whose grid the frames' times lie, in frames a second: that of the video, or a multiple of it where
    /// the rate changes. `nil` where it is not known.
    package var frameRate: Double?
    /// The number of the picture's stream in the file.
    var stream: Int
    /// Name of the sound's codec; `nil` for a silent video.
    package var soundCodec: String?
    /// What kind of file it is.
    var container: VideoContainer
    var color = VideoColor()
    /// When the file begins, on its own clock, in seconds.
    var start = 0.0
    /// When its sound begins, on the same clock.
    var soundStart: Double?

    /// How many threads decode: each holds frames of its own, and drawing takes longer.
    var decoderThreads: Int {
        switch width * height {
        case ..<2_100_000: 4
        case ..<9_000_000: 2
        default: 1
        }
    }

    /// The most pixels of a frame: 8192×4320, the largest that is filmed.
    package static let mostPixels = 8192 * 4320
}

extension VideoInfo {
    /// Asks `ffprobe` about a file, after a look at its first bytes.
    ///
    /// - Throws: ``VideoError``.
    package init(probing path: String) async throws {
        let container = try VideoContainer(of: FileBytes(path: path))
        try Descriptors.require()
        let arguments =
            ["-v", "error", "-print_format", "json", "-show_entries", ProbeReport.entries]
            + FFmpeg.input(path, as: container)
        let result: ExecutionResult<Void, BytesOutput, StringOutput<UTF8>>
        do {
            result = try await run(
                .name("ffprobe"), arguments: Arguments(arguments), platformOptions: FFmpeg.platformOptions,
                output: .bytes(limit: 1 << 22), error: .string(limit: 1 << 20))
        } catch let error as SubprocessError {
            let isTooMuch = error.code == .outputLimitExceeded
            throw FFmpeg.failure(of: "ffprobe", error)
                ?? VideoError.unreadable(details: isTooMuch ? "ffprobe says too much about it" : "\(error)")
        }
        let said = result.standardError
        if let error = FFmpeg.resources(said) { throw error }
        if let (width, height) = Self.refusedSize(said) { throw VideoError.tooLarge(width: width, height: height) }
        guard result.terminationStatus.isSuccess else {
            throw VideoError.unreadable(details: FFmpeg.words(said, path: path) ?? "ffprobe gave no reason")
        }
        guard let report = ProbeReport(json: result.standardOutput) else {
            throw VideoError.unreadable(details: "ffprobe's answer cannot be read")
        }
        try self.init(report, in: container)
    }

    /// The size in “Picture size 16384x16384 is invalid” or “… exceeds specified max pixel count”.
    static func refusedSize(_ words: String) -> (Int, Int)? {
        guard let match = words.firstMatch(of: /Picture size ([0-9]{1,9})x([0-9]{1,9}) (?:is invalid|exceeds)/),
            let width = Int(match.1), let height = Int(match.2), width * height > mostPixels
        else { return nil }
        return (width, height)
    }

    init(_ report: ProbeReport, in container: VideoContainer = .mp4) throws(VideoError) {
        let streams = report.streams ?? []
        let pictures = streams.filter { $0.codecType == "video" && $0.disposition?.attachedPic != 1 }
        guard let picture = pictures.first else { throw .noPicture }
        guard var columns = picture.width.map(Double.init), var rows = picture.height.map(Double.init), columns > 0,
            rows > 0
        else { throw .unreadable(details: "the size of its frames is not known") }
        guard columns * rows <= Double(Self.mostPixels) else {
            throw .tooLarge(width: Int(columns), height: Int(rows))
        }
        if let aspect = picture.sampleAspectRatio.flatMap({ Self.fraction($0, ":") }) { columns *= aspect }
        let turn = picture.sideDataList?.compactMap(\.rotation).first ?? 0
        if abs(turn).truncatingRemainder(dividingBy: 180).rounded() == 90 { swap(&columns, &rows) }
        let sound = streams.first { $0.codecType == "audio" }
        self.init(
            width: max(Int(columns.rounded()), 1), height: max(Int(rows.rounded()), 1),
            duration: (picture.duration ?? report.format?.duration).flatMap(Self.number).flatMap { $0 > 0 ? $0 : nil },
            frameRate: picture.rFrameRate.flatMap { Self.fraction($0, "/") }, stream: picture.index,
            soundCodec: sound?.codecName, container: container, color: VideoColor(picture),
            start: report.format?.startTime.flatMap(Self.number) ?? 0,
            soundStart: sound?.startTime.flatMap(Self.number))
    }

    /// The value of `a/b`; `nil` when it is nothing usable.
    private static func fraction(_ text: String, _ separator: Character) -> Double? {
        let numbers = text.split(separator: separator).compactMap { number(String($0)) }
        guard numbers.count == 2, (1e-9...1e9).contains(numbers[0]), (1e-9...1e9).contains(numbers[1]) else {
            return nil
        }
        return numbers[0] / numbers[1]
    }

    private static func number(_ text: String) -> Double? {
        Double(text).flatMap { abs($0) < 1e12 ? $0 : nil }
    }
}

/// ffprobe's report, by the names that it gives, in camel case.
struct ProbeReport: Decodable {
    /// `nil` for what is no report.
    init?(json: some Sequence<UInt8>) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let report = try? decoder.decode(Self.self, from: Data(json)) else { return nil }
        self = report
    }

    struct Stream: Decodable {
        struct Disposition: Decodable { var attachedPic: Int? }
        struct SideData: Decodable { var rotation: Double? }

        var index: Int
        var codecType: String?
        var codecName: String?
        var width: Int?
        var height: Int?
        var sampleAspectRatio: String?
        var pixFmt: String?
        var colorSpace: String?
        var colorTransfer: String?
        var colorPrimaries: String?
        var rFrameRate: String?
        var startTime: String?
        var duration: String?
        /// Packets, where they were counted.
        var nbReadPackets: String?
        var disposition: Disposition?
        var sideDataList: [SideData]?
    }
    struct Format: Decodable {
        var startTime: String?
        var duration: String?
    }

    var streams: [Stream]?
    var format: Format?

    /// What ffprobe is asked for, and no more: metadata may be of any length.
    static let entries =
        "stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,pix_fmt,color_space,color_transfer,"
        + "color_primaries,r_frame_rate,start_time,duration,nb_read_packets:stream_disposition=attached_pic:"
        + "stream_side_data=rotation:format=start_time,duration"
}
