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
        case VideoError.outOfResources: failure = Failure(status: .system, description: "\(video): \(error)")
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
        let (started, progress) = (ContinuousClock.now, VideoProgress(quiet: quiet))
        let maker = try EmojiMaker(style: style.id(), embedder: embedder.source())
        let ledger = OutputLedger(inputs: [video], overwrite: force)
        ledger.protect(style: maker.renderer.library.folder.path)
        try ledger.check([path] + [table.path].compactMap(\.self))
        let options = options(with: try choice.choices(in: maker.renderer.library))
        let summary = try await write(to: path) { temporary, table in
            try await EmbeddingVideo(maker, options: options).make(
                of: file, info: info, to: temporary, as: format, table: table,
                title: (video as NSString).lastPathComponent, until: stop, progress: progress.drawn)
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
