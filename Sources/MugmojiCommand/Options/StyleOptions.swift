import ArgumentParser
import AvatarMaking
import Basics
import BuiltInStyles
import Compositing
import Foundation
import Imaging
import Mugmoji
import PartLibrary

/// Which style a command works on.
struct StyleOptions: ParsableArguments {
    @Option(help: "A style that comes with Mugmoji (default: \(StyleID.usual)).")
    var style: StyleName?

    @Option(help: ArgumentHelp("The folder of a style, in place of --style.", valueName: "folder"))
    var parts: String?

    /// The name in messages.
    var displayName: String { parts ?? name }

    /// Name (or path) of the style where no folder is given.
    var name: String { style?.name ?? StyleID.usual.description }

    /// Whether the person says which style.
    var isGiven: Bool { parts != nil || style != nil }

    /// The style that is meant.
    ///
    /// - Throws: ``Failure`` when the folder does not exist.
    func id() throws(Failure) -> StyleID {
        guard let parts else { return StyleID(name) }
        try Self.requireFolder(parts)
        return .folder(URL(fileURLWithPath: parts, isDirectory: true))
    }

    /// Loads the style.
    ///
    /// - Throws: ``Failure`` when the folder does not exist, `StyleError` when the style is broken.
    func library() throws -> StyleLibrary {
        try StyleLibrary(id())
    }

    /// What draws a recipe: in the style that is named, else in the recipe's own, which opens no folder.
    ///
    /// - Throws: as ``library()``, and `RecipeError`.
    func renderer(for recipe: AvatarRecipe) throws -> AvatarRenderer {
        isGiven ? try AvatarRenderer(style: id()) : try AvatarRenderer(for: recipe)
    }

    static func requireFolder(_ path: String) throws(Failure) {
        if path == "-" {
            throw Failure(
                status: .usage,
                description: "a style is a folder and cannot come from standard input (-); name its folder")
        }
        let status = FileStatus(of: path)
        guard status.type != nil else {
            throw Failure(status: .noInput, description: "\(path): no such folder; look at its spelling")
        }
        guard status.isFolder else {
            throw Failure(
                status: .noInput, reason: .notAFile,
                description: "\(path) is a file; name the folder that holds the style's style.json")
        }
        if SystemPath.holdsRawBytes(path) {
            throw Failure(
                status: .data, reason: .unreadable,
                description: "\(path): the names of a style's folders have to be UTF-8; rename it")
        }
    }
}

/// The value of `--style`: a style that comes with Mugmoji, or the path of a style's folder (with a slash in it).
struct StyleName: ExpressibleByArgument {
    let name: String

    init(_ name: String) { self.name = name }

    init?(argument: String) {
        guard argument.contains("/") || BuiltInStyles.names.contains(argument) else { return nil }
        name = argument
    }

    var defaultValueDescription: String { name }

    static var allValueStrings: [String] { BuiltInStyles.names }
}
