import Foundation

/// What a path leads to, so that two names of one file are seen to be one: device and inode for a file that exists,
/// the absolute path with its links resolved otherwise.
struct FileIdentity: Hashable {
    private let key: String

    init(path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            key = "\(status.st_dev):\(status.st_ino)"
        } else {
            let url = URL(fileURLWithPath: path).standardizedFileURL
            let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
            key = folder.appendingPathComponent(url.lastPathComponent).path
        }
    }
}
