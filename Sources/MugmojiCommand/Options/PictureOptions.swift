import ArgumentParser
import Compositing
import Imaging
import Mugmoji

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
            valueName: "png|svg|webp"),
        transform: EmojiFormat.init(argument:))
    var format: EmojiFormat?

    @Flag(help: "Overwrite an output that exists.")
    var force = false

    func validate() throws {
        guard (16...4096).contains(size) else {
            throw ValidationError("--size \(size) is out of range: 16…4096")
        }
    }

    /// The file of an emoji.
    func file(of recipe: AvatarRecipe, as format: EmojiFormat, by renderer: AvatarRenderer) throws -> [UInt8] {
        switch format {
        case .png: try renderer.png(of: recipe, size: size, background: background.color)
        case .webp: try renderer.webP(of: recipe, size: size, background: background.color)
        case .svg: Array(try renderer.svg(of: recipe, size: size, background: background.color).utf8)
        }
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
    case png, svg, webp

    /// The value of `--format`.
    init(argument: String) throws {
        guard let format = Self(rawValue: argument.lowercased()) else {
            throw ValidationError("the format is \(Self.names)")
        }
        self = format
    }

    /// The format of an output: `--format` and the file's extension have to agree, and PNG is what is taken when neither
    /// says anything.
    ///
    /// - Parameters:
    ///   - output: the destination, as in ``OutputPlan``.
    ///   - named: the value of `--format`.
    ///   - asFolder: the destination is a folder whatever it looks like.
    init(output: String?, named: EmojiFormat?, asFolder: Bool = false) throws {
        self = named ?? .png
        guard let output, output != "-", !output.hasSuffix("/") else { return }
        if FileStatus(of: output).isFolder { return }
        let fileExtension = output.fileExtension
        let format = Self(rawValue: fileExtension.lowercased())
        // A folder may be called anything but like a picture.
        if asFolder, format == nil { return }
        if let named {
            guard format == named || fileExtension.isEmpty else {
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
