import ArgumentParser
import AvatarMaking
import Basics
import CMemory
import Compositing
import EmbeddingVideo
import Foundation
import Imaging
import LiveAvatars
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
            for another rate; sound is copied. Ctrl-C ends the video with the frames read so far; a video whose file is cut \
            short is drawn as far as it goes, with the status 65. The programs ffmpeg and ffprobe have to be installed.
            """)

    @Argument(help: ArgumentHelp("A video file.", valueName: "video"))
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
                + "axes (pca). Bars of wide vectors cannot be read: they are drawn as pca.", valueName: "bars|trace|pca"
        ))
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

    @Flag(help: "Keep the avatar one person, whose lids, mouth, brows and head follow each frame.")
    var smooth = false

    @Flag(help: "Embed also the slots of a frame that have hardly changed: exact numbers, in more time.")
    var everyFrame = false

    @Flag(help: "Draw nothing but the avatar, on a transparent ground in webm, webp, apng and gif.")
    var avatarOnly = false

    @OptionGroup var choice: ChoiceOptions

    @OptionGroup var table: TableOptions

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

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
}

extension Visualize {
    func run() async throws {
        Self.keepMemoryTogether()
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
            throw report(error is CancellationError ? VideoError.stopped : error)
        }
    }

    /// Says what went wrong, of which file, and tells the status that follows.
    private func report(_ error: any Error) -> ExitCode {
        let failure: Failure
        switch error {
        // Quietly, as programs end that SIGPIPE ends.
        case let error as TableFailure where error.path == "-" && error.code == EPIPE: return ExitCode(128 + SIGPIPE)
        case let error as TableFailure:
            failure = Failure(status: error.path == "-" ? .ioError : .cannotCreate, description: "\(error)")
        case VideoError.cannotOpen:
            failure = Failure(status: .noInput, reason: .unreadable, description: "\(video): \(error)")
        case VideoError.writingFailed: failure = Failure(status: .cannotCreate, description: "\(outputPath): \(error)")
        case let error as FileWriteError: failure = Failure(error, path: outputPath)
        default: failure = Failure(error, file: video)
        }
        Terminal.report(failure)
        return failure.exitCode
    }

    /// With an arena of its own for every thread, glibc holds a fifth more memory after a minute of frames that wander
    /// between threads than after ten seconds; with two it stays within 4 %, and is no slower.
    private static func keepMemoryTogether() { mugmoji_limit_arenas(2) }

    private var outputPath: String { output ?? Self.defaultOutput(of: video, avatarOnly: avatarOnly) }

    private func visualize(until stop: StopSignal) async throws {
        if video == "-" { throw ValidationError("a video is not read from standard input; name its file") }
        guard FileManager.default.fileExists(atPath: video) else {
            throw Failure(status: .noInput, description: "\(video): no such file")
        }
        let path = outputPath
        try refuse(path)
        let format: VideoFormat
        do { format = try VideoFormat(path: path) } catch { throw ValidationError("\(path): \(error)") }
        // By its own name: links such as /dev/stdin lead elsewhere from within ffmpeg.
        let file = Self.realPath(of: video)
        let info = try await VideoInfo(probing: file)
        let (started, progress) = (ContinuousClock.now, Progress(quiet: quiet))
        let maker = try EmojiMaker(style: style.id(), reader: FaceReader(), embedder: embedder.source())
        let ledger = OutputLedger(inputs: [video], overwrite: force)
        ledger.protect(style: maker.renderer.library.folder.path)
        try ledger.check([path] + [table.path].compactMap(\.self))
        let options = options(with: try choice.choices(in: maker.renderer.library))
        let expected = Self.expectedFrames(of: info, in: options.stretch)
        let summary = try await write(to: path) { temporary, table in
            try await EmbeddingVideo(maker, options: options).make(
                of: file, info: info, to: temporary, as: format, table: table,
                title: (video as NSString).lastPathComponent, until: stop,
                progress: { progress.counted(frames: $0, of: expected) })
        } dimension: {
            LiveEmojiMaker(maker.avatars).dimension
        }
        progress.end()
        let seconds = started.duration(to: .now) / .seconds(1)
        if !quiet { Terminal.say("\(video) → \(path): \(summary.text(seconds: seconds))") }
        if stop.isSet {
            Terminal.report("stopped after \(summary.frames) frames; \(path) holds them")
            throw ExitCode(Failure.Status.interrupted.rawValue)
        }
        if let shortfall = summary.shortfall {
            Terminal.report("\(video): \(shortfall); \(path) holds its \(summary.frames) frames")
            throw ExitCode(Failure.Status.data.rawValue)
        }
    }

    /// About how many frames will be drawn; `nil` where the file does not say.
    private static func expectedFrames(of info: VideoInfo, in stretch: VideoDecoder.Stretch) -> Int? {
        guard let whole = info.duration, let rate = stretch.framesPerSecond ?? info.frameRate else { return nil }
        let seconds = min(stretch.duration ?? whole, max(whole - (stretch.start ?? 0), 0))
        return Int(exactly: (seconds * rate).rounded()).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Writes video and table: both are there, or neither.
    private func write(
        to path: String,
        by work: (_ video: String, _ table: (any FrameTable)?) async throws -> EmbeddingVideo.Summary,
        dimension: () -> Int
    ) async throws -> EmbeddingVideo.Summary {
        var isTableWritten = false
        do {
            return try await AtomicFile.write(to: path, overwrite: force) { temporary in
                let summary = try await table.write(dimension: dimension(), overwrite: force) { table in
                    let summary = try await work(temporary, table)
                    // The table gets its name first; what could keep the video from its own is better known before.
                    if !force { try OutputFile.refuseExisting(path) }
                    return summary
                }
                isTableWritten = true
                return summary
            }
        } catch {
            if isTableWritten, !force, let table = table.path, table != "-" { unlink(table) }
            throw error
        }
    }

    private static func realPath(of path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    func options(with choices: AvatarChoices) -> EmbeddingVideo.Options {
        var options = EmbeddingVideo.Options()
        let size = size ?? (avatarOnly ? VideoSize(width: 512, height: 512) : VideoSize(width: 1280, height: 720))
        (options.width, options.height) = (size.width, size.height)
        options.slots = slots?.slots
        options.projection = projection
        options.stretch = VideoDecoder.Stretch(start: start, duration: duration, framesPerSecond: fps)
        options.smooth = smooth
        options.choices = choices
        options.avatarOnly = avatarOnly
        options.jobs = jobs
        options.embedsEveryFrame = everyFrame
        return options
    }

    /// Looks, before any work, whether each output has a name of its own that is none of the inputs'.
    private func refuse(_ path: String) throws {
        if path == "-" {
            throw ValidationError(
                "a video is not written to standard output: its writer goes back in the file; name a file with -o")
        }
        let outputs = ([path] + [table.path].compactMap(\.self)).filter { $0 != "-" }
        // Names that differ only in case are one on some file systems.
        let names = outputs.map { URL(fileURLWithPath: $0).standardizedFileURL.path.lowercased() }
        guard Set(names).count == names.count, Set(outputs.map(FileIdentity.init)).count == outputs.count else {
            throw ValidationError("two outputs have the same name; name another file for the table")
        }
        let read = Set([embedder.embedder, embedder.weights].compactMap(\.self).map(FileIdentity.init))
        for output in outputs {
            if FileIdentity(path: output) == FileIdentity(path: video) {
                throw ValidationError("\(output) is the video itself; name another output")
            }
            if read.contains(FileIdentity(path: output)) {
                throw ValidationError("\(output) is read too; name another output")
            }
        }
        if !force { for output in outputs { try OutputFile.refuseExisting(output) } }
    }

    private static func defaultOutput(of video: String, avatarOnly: Bool) -> String {
        let ending = (video as NSString).pathExtension
        let stem = ending.isEmpty ? video : String(video.dropLast(ending.count + 1))
        return stem + (avatarOnly ? ".avatar.webp" : ".embeddings.mp4")
    }
}

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
