import Basics
import Foundation
import Imaging

/// Parts of paths. A path is a text in which bytes that are no UTF-8 stand as `SystemPath` writes them; it is cut at its bytes,
/// because a slash and an accent that follows it are one character to Swift.
extension String {
    private var nameStart: Index { utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? startIndex }

    /// What follows the last slash.
    var fileName: String { String(self[nameStart...]) }

    /// The folder, without a slash at its end; empty for the current one.
    var folderPath: String {
        let folder = self[..<nameStart]
        let end = folder.utf8.lastIndex { $0 != UInt8(ascii: "/") }
        return end.map { String(folder[...$0]) } ?? String(folder.prefix(1))
    }

    /// The dot that begins the extension. A dot at the beginning or the end of a name is no such dot.
    private var extensionDot: Index? {
        let name = self[nameStart...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > nameStart, utf8.index(after: dot) < endIndex
        else {
            return nil
        }
        return dot
    }

    /// Without its dot; empty for a name without one.
    var fileExtension: String { extensionDot.map { String(self[utf8.index(after: $0)...]) } ?? "" }

    var withoutExtension: String { extensionDot.map { String(self[..<$0]) } ?? self }

    /// The path of `name` in this folder.
    func appending(name: String) -> String {
        isEmpty ? name : utf8.last == UInt8(ascii: "/") ? self + name : self + "/" + name
    }

    /// The same bytes. To Swift, texts are equal also where accents are written in different ways; files are not.
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// What the system says about a path, or the number of its error.
enum FileStatus {
    case known(stat)
    case failed(Int32)

    /// Follows symbolic links.
    init(of path: String) {
        var status = stat()
        self = stat(SystemPath.cString(path), &status) == 0 ? .known(status) : .failed(errno)
    }

    /// Of the symbolic link itself, where it is one.
    init(ofLink path: String) {
        var status = stat()
        self = lstat(SystemPath.cString(path), &status) == 0 ? .known(status) : .failed(errno)
    }

    /// `S_IFREG` and the like; `nil` when nothing is there.
    var type: mode_t? {
        if case .known(let status) = self { status.st_mode & S_IFMT } else { nil }
    }

    var isFolder: Bool { type == S_IFDIR }
}
