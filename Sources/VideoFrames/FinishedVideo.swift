import Foundation
import Subprocess

/// A file that ffmpeg says to have written.
struct FinishedVideo {
    let path: String
    let format: VideoFormat

    /// Brings the file to the disk and reads it from end to end, without decoding it.
    ///
    /// - Parameters:
    ///   - frames: that were written.
    ///   - last: when the last one begins, in seconds.
    /// - Throws: ``VideoError/writingFailed(details:)``, or what probing throws.
    func check(frames: Int, last: Double) async throws {
        if format == .webp || format == .apng && frames == 1 {
            try bringToDisk()
            return format == .webp ? try checkWebP() : try checkPNG()
        }
        let container = try checkEnd()
        let report = try await packets(in: container)
        let found = report.streams?.first?.nbReadPackets.flatMap(Int.init) ?? 0
        guard found == frames else { throw incomplete("it holds \(found) of \(frames) frames") }
        if let duration = report.format?.duration.flatMap(Double.init), duration < last - 0.25 {
            throw incomplete(String(format: "it ends after %.2f of %.2f seconds", duration, last))
        }
    }

    /// Brings the file to the disk and looks whether its end is there.
    ///
    /// - Returns: what it is.
    /// - Throws: ``VideoError/writingFailed(details:)``.
    @discardableResult
    func checkEnd() throws(VideoError) -> VideoContainer {
        try bringToDisk()
        let container = try recognised()
        guard !VideoShortfall.isCut(path, container) else { throw incomplete("the file is cut short") }
        return container
    }

    private func incomplete(_ details: String) -> VideoError {
        .writingFailed(details: "what was written is not whole: \(details)")
    }

    private func bringToDisk() throws(VideoError) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure() }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.failure() }
    }

    private static func failure() -> VideoError {
        .writingFailed(details: String(cString: strerror(errno)).lowercased())
    }

    private func recognised() throws(VideoError) -> VideoContainer {
        do {
            return try VideoContainer(of: FileBytes(path: path))
        } catch .outOfResources(let details) {
            throw .outOfResources(details: details)
        } catch {
            throw incomplete("it is not what it should be")
        }
    }

    /// ffmpeg 5 cannot read moving WebP: its length stands at its beginning.
    private func checkWebP() throws(VideoError) {
        let file = try FileBytes(path: path)
        let head = file.bytes(at: 0, 12)
        guard head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).elementsEqual("WEBP".utf8),
            head.littleNumber(4, 4) + 8 == file.count
        else { throw incomplete("the file is cut short") }
    }

    /// Of a single frame ffmpeg makes a still picture.
    private func checkPNG() throws(VideoError) {
        let head = try FileBytes(path: path).bytes(at: 1, 3)
        guard head.elementsEqual("PNG".utf8), !VideoShortfall.isCut(path, .apng) else {
            throw incomplete("the file is cut short")
        }
    }

    private func packets(in container: VideoContainer) async throws -> ProbeReport {
        let arguments =
            [
                "-v", "error", "-print_format", "json", "-count_packets", "-select_streams", "v:0", "-show_entries",
                ProbeReport.entries,
            ] + FFmpeg.input(path, as: container)
        do {
            let result = try await run(
                .name("ffprobe"), arguments: Arguments(arguments), platformOptions: FFmpeg.platformOptions,
                output: .bytes(limit: 1 << 20), error: .string(limit: 1 << 20))
            let said = FFmpeg.words(result.standardError, path: path)
            guard result.terminationStatus.isSuccess,
                let report = ProbeReport(json: result.standardOutput)
            else { throw incomplete(said ?? "it cannot be read") }
            return report
        } catch let error as SubprocessError {
            throw FFmpeg.failure(of: "ffprobe", error) ?? incomplete("\(error)")
        }
    }
}
