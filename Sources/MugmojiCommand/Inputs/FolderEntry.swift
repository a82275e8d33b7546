import Foundation
import Imaging

/// What stands under one name in a folder, as far as it matters to a command that takes pictures.
enum FolderEntry {
    case picture
    case folder
    case linkToFolder
    /// Neither its content nor its name is a picture's.
    case noPicture
    /// Its name begins with a dot.
    case hidden
    /// An earlier run wrote it.
    case output
    /// A picture is meant, or cannot be ruled out.
    case failure(Failure)

    /// What it is left out as; `nil` for what is converted or named with its failure, and for folders.
    var leftOut: LeftOutFiles.Kind? {
        switch self {
        case .picture, .folder, .failure: nil
        case .linkToFolder: .linkToFolder
        case .noPicture: .noPicture
        case .hidden: .hidden
        case .output: .earlierOutput
        }
    }

    /// - Parameter path: of the entry; only files are opened, and no more than their head is read.
    init(path: String) {
        let name = path.fileName
        if name.hasPrefix(".") {
            self = .hidden
            return
        }
        let link = FileStatus(ofLink: path)
        if link.isFolder {
            self = .folder
        } else if link.type == S_IFLNK, FileStatus(of: path).isFolder {
            self = .linkToFolder
        } else if Self.isOutput(name) {
            self = .output
        } else {
            self = Self.file(path, name: name)
        }
    }

    private static func file(_ path: String, name: String) -> FolderEntry {
        let input = InputFile(path: path, subfolder: "")
        do {
            let head = try input.head()
            if (try? PictureFormat.detect(head)) != nil { return .picture }
            guard PictureFormat.isPictureName(name) || isForeignPicture(head) else { return .noPicture }
            try input.requirePicture(head)
            return .picture
        } catch {
            return .failure(error)
        }
    }

    /// Emoji, recipes, label maps and their drawings that were written beside their inputs.
    private static func isOutput(_ name: String) -> Bool {
        if let emoji = name.wholeMatch(of: /(?s).+\.emoji(?:-\d+)?\.([a-z]+)/) {
            return EmojiFormat(rawValue: String(emoji.1)) != nil
        }
        return name.wholeMatch(of: /(?s).+\.(recipe(-\d+)?\.json|(labels|overlay)\.png)/) != nil
    }

    /// By its content it is a picture, of a kind that is not read. Text is none, even if it begins like one (“BM…”).
    private static func isForeignPicture(_ head: [UInt8]) -> Bool {
        do {
            _ = try PictureFormat.detect(head)
            return false
        } catch .unsupportedFormat(let name?, _) {
            return name.contains(" picture") && !isText(head)
        } catch {
            return false
        }
    }
}

/// UTF-8 without control characters, perhaps cut within a character.
private func isText(_ bytes: [UInt8]) -> Bool {
    guard bytes.allSatisfy({ $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }) else { return false }
    return (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
}

extension InputFile {
    /// The first bytes.
    fileprivate func head() throws(Failure) -> [UInt8] {
        let descriptor = try open()
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: Self.headLength)
        let count = head.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw cannotRead(errno) }
        return Array(head.prefix(count))
    }
}
