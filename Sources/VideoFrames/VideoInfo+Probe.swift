import Foundation
import Subprocess

extension VideoInfo {
    /// Asks `ffprobe` about a file.
    ///
    /// - Throws: ``VideoError/programMissing(name:)``, ``VideoError/unreadable(details:)`` or ``VideoError/noPicture``.
    public init(probing path: String) async throws {
        let arguments = ["-v", "error", "-print_format", "json", "-show_streams", "-show_format"]
        let result: ExecutionResult<Void, BytesOutput, StringOutput<UTF8>>
        do {
            result = try await run(
                .name("ffprobe"), arguments: Arguments(arguments + FFmpeg.input(path)),
                platformOptions: FFmpeg.platformOptions, output: .bytes(limit: 1 << 22), error: .string(limit: 1 << 20))
        } catch let error as SubprocessError {
            throw FFmpeg.missing("ffprobe", error) ?? VideoError.unreadable(details: "\(error)")
        }
        guard result.terminationStatus.isSuccess else {
            let words = FFmpeg.words(result.standardError, path: path)
            throw VideoError.unreadable(details: words ?? "ffprobe gave no reason")
        }
        guard let report = try? JSONDecoder().decode(ProbeReport.self, from: Data(result.standardOutput)) else {
            throw VideoError.unreadable(details: "ffprobe's answer cannot be read")
        }
        try self.init(report)
    }

    init(_ report: ProbeReport) throws(VideoError) {
        let pictures = report.streams.filter { $0.codec_type == "video" && $0.disposition?.attached_pic != 1 }
        guard let picture = pictures.first else { throw .noPicture }
        guard var columns = picture.width.map(Double.init), var rows = picture.height.map(Double.init), columns > 0,
            rows > 0
        else { throw .unreadable(details: "the size of its frames is not known") }
        if let aspect = picture.sample_aspect_ratio.flatMap({ Self.fraction($0, ":") }) { columns *= aspect }
        let turn = picture.side_data_list?.compactMap(\.rotation).first ?? 0
        if abs(Int(turn.rounded())) % 180 == 90 { swap(&columns, &rows) }
        self.init(
            width: max(Int(columns.rounded()), 1), height: max(Int(rows.rounded()), 1),
            duration: (picture.duration ?? report.format?.duration).flatMap(Double.init).flatMap { $0 > 0 ? $0 : nil },
            frameRate: picture.r_frame_rate.flatMap { Self.fraction($0, "/") }, stream: picture.index,
            soundCodec: report.streams.first { $0.codec_type == "audio" }?.codec_name)
    }

    /// The value of `a/b`; `nil` when it is nothing usable.
    private static func fraction(_ text: String, _ separator: Character) -> Double? {
        let numbers = text.split(separator: separator).compactMap { Double($0) }
        guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else { return nil }
        return numbers[0] / numbers[1]
    }
}

/// ffprobe's report, by the names that it gives.
struct ProbeReport: Decodable {
    struct Stream: Decodable {
        struct Disposition: Decodable { var attached_pic: Int? }
        struct SideData: Decodable { var rotation: Double? }

        var index: Int
        var codec_type: String?
        var codec_name: String?
        var width: Int?
        var height: Int?
        var sample_aspect_ratio: String?
        var r_frame_rate: String?
        var duration: String?
        var disposition: Disposition?
        var side_data_list: [SideData]?
    }
    struct Format: Decodable { var duration: String? }

    var streams: [Stream]
    var format: Format?
}
