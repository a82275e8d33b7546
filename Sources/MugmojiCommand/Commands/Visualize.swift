import ArgumentParser
import EmbeddingVideo
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import VideoFrames

/// `mugmoji visualize`: a video in, its embeddings out.
struct Visualize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws the embeddings of a video, frame by frame.",
        discussion: """
            Without -o, the drawing of clip.mp4 is written to clip.embeddings.mp4 beside it, with --avatar-only the avatar \
            to clip.avatar.webp. The kind of file follows from the ending: mp4, mov and mkv hold H.264, webm VP9; gif, apng \
            (png) and webp are animations. Frames keep their number and times, also where the rate varies, unless --fps asks \
            for another rate; sound is copied. Ctrl-C ends the video with the frames read so far. The programs ffmpeg and \
            ffprobe have to be installed.
            """)

    @Argument(help: ArgumentHelp("A video that ffmpeg can read.", valueName: "video"))
    var video: String

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The slots to show, separated by commas.", discussion: "Left out, all that are compared.",
            valueName: "slot,…"), transform: SlotNames.init(argument:))
    var slots: SlotNames?

    @Option(
        help: ArgumentHelp(
            "How vectors are drawn: as bars, every coordinate over time (trace), or in the plane of the parts' principal "
                + "axes (pca). Bars of wide vectors cannot be read: they are drawn as pca.", valueName: "bars|trace|pca"))
    var projection = Projection.bars

    @Option(
        help: ArgumentHelp(
            "Columns and rows of the drawing, even numbers from 64 to 4096.",
            discussion: "Left out, 1280x720; with --avatar-only 512x512.", valueName: "WxH"))
    var size: VideoSize?

    @Option(help: ArgumentHelp("Begin at this time.", valueName: "seconds"))
    var start: Double?

    @Option(help: ArgumentHelp("Stop after this long.", valueName: "seconds"))
    var duration: Double?

    @Option(help: ArgumentHelp("Take this many frames a second, by leaving out and repeating.", valueName: "n"))
    var fps: Double?

    @Flag(help: "Steady the avatar: no flicker between parts that are equally like the face.")
    var smooth = false

    @Flag(help: "Draw nothing but the avatar, on a transparent ground in webm, webp, apng and gif.")
    var avatarOnly = false

    @OptionGroup var table: TableOptions

    @OptionGroup var style: StyleOptions

    @Option(help: ArgumentHelp("How many slots are embedded side by side.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Overwrite outputs that exist.")
    var force = false

    @Flag(help: "Say nothing but what went wrong.")
    var quiet = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs \(jobs) is out of range: 1 or more") }
        if let start, !(start >= 0 && start.isFinite) {
            throw ValidationError("--start \(start) is out of range: 0 or more")
        }
        if let duration, !(duration > 0 && duration.isFinite) {
            throw ValidationError("--duration \(duration) is out of range: more than 0")
        }
        if let fps, !(fps > 0 && fps <= 240) { throw ValidationError("--fps \(fps) is out of range: up to 240") }
    }

    func run() async throws {
        let stop = StopSignal()
        let task = Task { try await visualize(until: stop) }
        let interruption = Interruption(stop: stop, task: task)
        defer { withExtendedLifetime(interruption) {} }
        do {
            try await task.value
        } catch let error as ValidationError {
            throw error
        } catch let error as ExitCode {
            throw error
        } catch {
            let error: any Error = error is CancellationError ? VideoError.stopped : error
            let failure = Failure(error, file: video)
            Terminal.say("mugmoji: \(failure)")
            throw failure.exitCode
        }
    }

    private func visualize(until stop: StopSignal) async throws {
        guard FileManager.default.fileExists(atPath: video) else {
            throw Failure(status: .noInput, description: "\(video): no such file")
        }
        let path = output ?? Self.defaultOutput(of: video, avatarOnly: avatarOnly)
        let format: VideoFormat
        do { format = try VideoFormat(path: path) } catch { throw ValidationError("\(path): \(error)") }
        try refuse(path)
        let (started, progress) = (ContinuousClock.now, VideoProgress(quiet: quiet))
        let maker = try EmojiMaker(style: style.location())
        let summary = try await AtomicFile.write(to: path, overwrite: force) { temporary in
            try await table.write(dimension: LiveEmojiMaker(maker).dimension, overwrite: force) { table in
                try await EmbeddingVideo(maker, options: options).make(
                    of: video, to: temporary, as: format, table: table,
                    title: (video as NSString).lastPathComponent, until: stop, progress: progress.drawn)
            }
        }
        progress.end()
        if !quiet { Terminal.say("\(video) → \(path): \(summary.text(seconds: started.duration(to: .now) / .seconds(1)))") }
        if stop.isSet {
            Terminal.say("mugmoji: stopped after \(summary.frames) frames; \(path) holds them")
            throw ExitCode(Failure.Status.interrupted.rawValue)
        }
    }

    private var options: EmbeddingVideo.Options {
        var options = EmbeddingVideo.Options()
        let size = size ?? (avatarOnly ? VideoSize(width: 512, height: 512) : VideoSize(width: 1280, height: 720))
        (options.width, options.height) = (size.width, size.height)
        options.slots = slots?.slots
        options.projection = projection
        options.stretch = VideoDecoder.Stretch(start: start, duration: duration, framesPerSecond: fps)
        options.smooth = smooth
        options.avatarOnly = avatarOnly
        options.jobs = jobs
        return options
    }

    private func refuse(_ path: String) throws {
        let files = [path] + table.paths
        guard Set(files.map { URL(fileURLWithPath: $0).standardizedFileURL.path }).count == files.count else {
            throw ValidationError("two outputs have the same name")
        }
        for file in files {
            if FileIdentity(path: file) == FileIdentity(path: video) {
                throw ValidationError("\(file) is the video itself; name another output")
            }
            if !force { try OutputFile.refuseExisting(file) }
        }
    }

    private static func defaultOutput(of video: String, avatarOnly: Bool) -> String {
        let ending = (video as NSString).pathExtension
        let stem = ending.isEmpty ? video : String(video.dropLast(ending.count + 1))
        return stem + (avatarOnly ? ".avatar.webp" : ".embeddings.mp4")
    }
}

extension Projection: ExpressibleByArgument {}

extension EmbeddingVideo.Summary {
    /// One line for people.
    fileprivate func text(seconds: Double) -> String {
        let stages = StageClock.Stage.allCases.map { stage in
            "\(stage.rawValue) \(String(format: "%.1f", clock[stage] / .milliseconds(1) / Double(max(frames, 1)))) ms"
        }
        return "\(frames) frames (\(faces) with a face), \(changes) changes of parts, "
            + String(format: "%.1f s, %.1f frames a second", seconds, Double(frames) / seconds)
            + " (\(stages.joined(separator: ", ")) a frame)"
    }
}
