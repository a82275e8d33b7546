import ArgumentParser
import Foundation
import Imaging
import Mugmoji
import PartLibrary

/// Which style a command works on.
struct StyleOptions: ParsableArguments {
    @Option(help: "A style that comes with Mugmoji.")
    var style = StyleName(EmojiMaker.defaultStyle)

    @Option(help: ArgumentHelp("The folder of a style, in place of --style.", valueName: "folder"))
    var parts: String?

    /// The name in messages.
    var displayName: String { parts ?? style.name }

    /// The name of a style that comes with Mugmoji, or a path with a slash in it.
    ///
    /// - Throws: ``Failure`` when the folder does not exist.
    func location() throws(Failure) -> String {
        guard let parts else { return style.name }
        try Self.requireFolder(parts)
        // A path always holds a slash; a bare name would be taken for a built-in style.
        return parts.contains("/") ? parts : "./" + parts
    }

    /// Loads the style.
    ///
    /// - Throws: ``Failure`` when the folder does not exist, `StyleError` when the style is broken.
    func library() throws -> StyleLibrary {
        try StyleLibrary(named: location())
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
