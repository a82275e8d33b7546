import Foundation

/// Why a file could not be written. The description is a clause that leaves the file's name to the caller.
package enum FileWriteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file of that name exists and must not be replaced.
    case exists
    /// A folder has that name.
    case isFolder
    /// The folder that should hold the file does not exist.
    case folderMissing
    /// The file of that name must not be replaced, whatever was asked for.
    case isProtected
    /// The system refused; `details` are its words.
    case failed(details: String)

    package var description: String {
        switch self {
        case .exists: "a file of that name exists already"
        case .isFolder: "there is a folder of that name"
        case .folderMissing: "its folder does not exist"
        case .isProtected: "a file of that name is read"
        case .failed(let details): details
        }
    }

    init(code: Int32) {
        switch code {
        case EEXIST: self = .exists
        case EISDIR: self = .isFolder
        case ENOENT, ENOTDIR: self = .folderMissing
        default: self = .failed(details: String(cString: strerror(code)))
        }
    }
}
