import EmbeddingVideo
import ArgumentParser
import CMemory
import Foundation
import Imaging
import Mugmoji
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
            let error: any Error = error is CancellationError ? VideoError.stopped : error
            let failure = Failure(error, file: video)
            Terminal.say("mugmoji: \(failure)")
            throw failure.exitCode
        }
    }

    /// With an arena of its own for every thread, glibc holds a fifth more memory after a minute of frames that wander
    /// between threads than after ten seconds; with two it stays within 4 %, and is no slower.
    private static func keepMemoryTogether() { mugmoji_limit_arenas(2) }

    private func visualize(until stop: StopSignal) async throws {
        guard FileManager.default.fileExists(atPath: video) else {
            throw Failure(status: .noInput, description: "\(video): no such file")
        }
        let path = output ?? Self.defaultOutput(of: video, avatarOnly: avatarOnly)
        let format: VideoFormat
        do { format = try VideoFormat(path: path) } catch { throw ValidationError("\(path): \(error)") }
        try refuse(path)
        let (started, progress) = (ContinuousClock.now, VideoProgress(quiet: quiet))
        let maker = try EmojiMaker(style: style.location(), embedder: embedder.source())
        let summary = try await AtomicFile.write(to: path, overwrite: force) { temporary in
            try await table.write(dimension: LiveEmojiMaker(maker).dimension, overwrite: force) { table in
                try await EmbeddingVideo(maker, options: options).make(
                    of: video, to: temporary, as: format, table: table,
                    title: (video as NSString).lastPathComponent, until: stop, progress: progress.drawn)
            }
        }
        progress.end()
        let seconds = started.duration(to: .now) / .seconds(1)
        if !quiet { Terminal.say("\(video) → \(path): \(summary.text(seconds: seconds))") }
        if stop.isSet {
            Terminal.say("mugmoji: stopped after \(summary.frames) frames; \(path) holds them")
            throw ExitCode(Failure.Status.interrupted.rawValue)
        }
    }

    var options: EmbeddingVideo.Options {
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
