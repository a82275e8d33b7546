import ArgumentParser
import Basics
import Foundation
import Imaging
import PartLibrary
import StyleWorkshop

/// `mugmoji parts new`
struct PartsNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Writes a small style to start from.",
        discussion: """
            The folder holds a style.json and a few plain parts, each in an SVG file of its own to be redrawn. It can be \
            used at once: mugmoji convert selfie.jpg --parts folder
            """)

    @Argument(help: ArgumentHelp("The folder to make; it must not exist, or be empty.", valueName: "folder"))
    var folder: String

    @Option(help: "The style's name: lower-case letters, digits and -; the folder's name unless given.")
    var name: String?

    func run() throws {
        if folder == "-" {
            throw ValidationError("a style is a folder and cannot go to standard output (-); name a folder")
        }
        if SystemPath.holdsRawBytes(folder) {
            throw ValidationError("\(folder): the names of a style's folders have to be UTF-8; name another")
        }
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        guard let template = StyleTemplate(name: name ?? StyleTemplate.name(from: url.lastPathComponent)) else {
            throw ValidationError("--name \(name ?? "") is not usable; take lower-case letters, digits and “-”")
        }
        try reportingFailures(file: folder) {
            try refuseExisting()
            do {
                try template.write(to: url)
            } catch {
                throw Failure(
                    status: .cannotCreate, description: "cannot write \(folder): \(error.localizedDescription)")
            }
        }
        Results.line("\(folder): the style \(template.name) with \(template.files.count - 1) parts")
        Results.line("Next: mugmoji parts check \(folder), mugmoji convert selfie.jpg --parts \(folder)")
    }

    private func refuseExisting() throws(Failure) {
        guard FileStatus(of: folder).type != nil else { return }
        let isFolder = FileStatus(of: folder).isFolder
        let content = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [""]
        guard !isFolder || !content.isEmpty else { return }
        throw Failure(
            status: .cannotCreate, reason: .outputExists,
            description: isFolder
                ? "\(folder) is not empty; name a folder that does not exist yet"
                : "\(folder) is a file; name a folder that does not exist yet")
    }
}
