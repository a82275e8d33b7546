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

    @Flag(help: "Steady the avatar: no flicker between parts that are equally like the face.")
    var smooth = false

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

extension Projection: ExpressibleByArgument {}
