import ArgumentParser
import Basics
import Compositing
import Foundation
import Imaging
import MovingPictures
import Mugmoji
import PartLibrary
import VideoFrames

/// Options of every command that draws an emoji.
struct PictureOptions: ParsableArguments {
    @Option(help: "Width and height of the emoji in pixels, 16…4096.")
    var size = 512

    @Option(
        help: ArgumentHelp("What lies behind the emoji: transparent, or a colour.", valueName: "transparent|#rrggbb"))
    var background = Background.transparent

    @Option(
        help: ArgumentHelp(
            "What the emoji is written as; without it the output's extension tells, or it is png.",
            valueName: EmojiFormat.allCases.map(\.rawValue).joined(separator: "|")),
        transform: EmojiFormat.init(argument:))
    var format: EmojiFormat?

    @Flag(help: "The emoji moves, by the loop of its expression: as WebP (the usual), animated PNG, GIF or WebM.")
    var animate = false

    @Option(help: ArgumentHelp("Frames a second of a moving emoji, 10…30; without it 24.", valueName: "n"))
    var fps: Double?

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    /// All frames of a loop are held at once.
    private static let largestMoving = 1024

    func validate() throws {
        guard (16...4096).contains(size) else {
            throw ValidationError("--size \(size) is out of range: 16…4096")
        }
        if let fps, !(10...30).contains(fps) { throw ValidationError("--fps \(fps) is out of range: 10…30") }
        if animate, size > Self.largestMoving {
            throw ValidationError("--size \(size): emoji that move are at most \(Self.largestMoving) pixels wide")
        }
        if fps != nil, !animate { throw ValidationError("--fps is for emoji that move; add --animate") }
    }

    /// - Throws: `ValidationError` where a style without motions is to move.
    func check(_ library: StyleLibrary) throws {
        guard animate, library.motions.isEmpty else { return }
        throw ValidationError(
            "--animate: the style \(library.style.name) has no motions; take one that has some, such as pop")
    }

    /// The format of an output, which has to go with `--animate`.
    ///
    /// - Parameters: as of ``EmojiFormat/init(output:named:usual:asFolder:)``.
    func format(of output: String?, asFolder: Bool = false) throws -> EmojiFormat {
        let usual = animate ? EmojiFormat.webp : .png
        let format = try EmojiFormat(output: output, named: format, usual: usual, asFolder: asFolder)
        if animate, format.moving == nil {
            throw ValidationError("an \(format.rawValue.uppercased()) does not move; take .webp, .apng, .gif or .webm")
        }
        if !animate, format.isOnlyMoving {
            throw ValidationError(
                "a .\(format.rawValue) is for emoji that move; add --animate, or take .png, .svg or .webp")
        }
        return format
    }

    /// The file of an emoji.
    ///
    /// - Parameters:
    ///   - path: where it is to go; a WebM is made beside it.
    ///   - hasLiveText: the caption of an SVG stays text.
    ///   - isStopped: asked before each frame.
    /// - Throws: `CancellationError` once it is stopped.
    func file(
        of recipe: AvatarRecipe, as format: EmojiFormat, by renderer: AvatarRenderer, at path: String,
        hasLiveText: Bool = false, isStopped: () -> Bool = { false }
    ) async throws -> [UInt8] {
        if animate, let moving = format.moving {
            var frames: [Image] = []
            let rate = fps ?? 24
            try renderer.frames(of: recipe, size: size, rate: rate, background: background.color) { image, _ in
                if isStopped() { throw CancellationError() }
                frames.append(image)
            }
            // An expression without a loop, in a style without `idle`, stands still.
            if frames.isEmpty { frames = [try renderer.image(of: recipe, size: size, background: background.color)] }
            if isStopped() { throw CancellationError() }
            do {
                let writer = ClipWriter(format: moving, folder: Self.workFolder(for: path))
                return try await writer.fitted(Clip(frames: frames, rate: rate)).bytes
            } catch let error as VideoError {
                switch error {
                case .programMissing, .programForbidden, .outOfResources, .writingFailed, .stopped: throw error
                // It is our own file that cannot be read then, and not the selfie.
                default: throw MovingPictureError.encodingFailed(format: moving.name, details: "\(error)")
                }
            }
        }
        switch format {
        case .webp: return try renderer.webP(of: recipe, size: size, background: background.color)
        case .svg:
            let text = try renderer.svg(
                of: recipe, size: size, background: background.color, hasLiveText: hasLiveText)
            return Array(text.utf8)
        case .png, .apng, .gif, .webm:
            return try renderer.png(of: recipe, size: size, background: background.color)
        }
    }
}

extension PictureOptions {
    /// Where a WebM for `path` is made: in its folder, or in the nearest one that there is.
    private static func workFolder(for path: String) -> String {
        guard path != "-" else { return FileManager.default.temporaryDirectory.path }
        var folder = path.folderPath
        while !folder.isEmpty, folder != "/", !FileStatus(of: folder).isFolder {
            folder = (folder.hasSuffix("/") ? String(folder.dropLast()) : folder).folderPath
        }
        return folder
    }
}

/// The value of `--background`.
enum Background: ExpressibleByArgument {
    case transparent
    case color(Color)

    init?(argument: String) {
        if argument == "transparent" {
            self = .transparent
        } else if let color = Color(hex: argument) {
            self = .color(color)
        } else {
            return nil
        }
    }

    var color: Color? {
        if case .color(let color) = self { color } else { nil }
    }

    var defaultValueDescription: String { color?.hex ?? "transparent" }
}

/// What kind of file an emoji is written as.
enum EmojiFormat: String, CaseIterable {
    case png, svg, webp, apng, gif, webm

    /// What a moving emoji is written as; `nil` for drawings.
    var moving: MovingFormat? { MovingFormat(fileExtension: rawValue) }

    /// Whether a picture that stands still is never written as this.
    var isOnlyMoving: Bool { [.apng, .gif, .webm].contains(self) }

    /// The value of `--format`.
    init(argument: String) throws {
        guard let format = Self(rawValue: argument.lowercased()) else {
            throw ValidationError("the format is \(Self.names)")
        }
        self = format
    }

    /// The format of an output: `--format` and the file's extension have to agree.
    ///
    /// - Parameters:
    ///   - output: the destination, as in ``OutputPlan``.
    ///   - named: the value of `--format`.
    ///   - usual: what is taken when neither says anything.
    ///   - asFolder: the destination is a folder whatever it looks like.
    init(output: String?, named: EmojiFormat?, usual: EmojiFormat, asFolder: Bool = false) throws {
        self = named ?? usual
        guard let output, output != "-", !output.hasSuffix("/") else { return }
        if FileStatus(of: output).isFolder { return }
        let fileExtension = output.fileExtension
        let format = Self(rawValue: fileExtension.lowercased())
        // A folder may be called anything but like a picture.
        if asFolder, format == nil { return }
        if let named {
            let isAnimatedPNG = named == .apng && format == .png
            guard format == named || isAnimatedPNG || fileExtension.isEmpty else {
                throw ValidationError(
                    "\(output) ends in .\(fileExtension), but --format asks for \(named.rawValue); make them agree")
            }
        } else if let format {
            self = format
        } else {
            throw ValidationError("\(output) must end in \(Self.extensions), or in / to name a folder")
        }
    }

    private static let names = listed(allCases.map(\.rawValue))
    static let extensions = listed(allCases.map { "." + $0.rawValue })

    private static func listed(_ names: [String]) -> String {
        names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
