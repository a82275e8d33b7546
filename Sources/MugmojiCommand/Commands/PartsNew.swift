import ArgumentParser
import Foundation
import PartLibrary

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
        print("\(folder): the style \(template.name) with \(template.files.count - 1) parts")
        print("Next: mugmoji parts check \(folder), mugmoji convert selfie.jpg --parts \(folder)")
    }

    private func refuseExisting() throws(Failure) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
        let content = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [""]
        guard !isFolder.boolValue || !content.isEmpty else { return }
        throw Failure(
            status: .cannotCreate,
            description: isFolder.boolValue
                ? "\(folder) is not empty; name a folder that does not exist yet"
                : "\(folder) is a file; name a folder that does not exist yet")
    }
}
