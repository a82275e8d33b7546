import Basics
package import Foundation

/// A style's folder, from which only files are read that lie in it: the folder may come from anybody, so a link in it must
/// not lead to anything else on the machine. The folder itself may be a link.
package struct StyleFolder: Sendable {
    private let path: String

    package init(_ folder: URL) { path = folder.path }

    /// The bytes of the file `name` (a path in the folder), of at most `limit` bytes.
    ///
    /// - Throws: why not, in words that tell what to do.
    func read(_ name: String, limit: Int) throws(StyleFileError) -> [UInt8] {
        do {
            return try BoundedFile.read("\(path)/\(name)", limit: limit, followingLinks: false)
        } catch {
            guard case .isLink = error else { throw StyleFileError(reason: error) }
        }
        let target = try target(of: name)
        do {
            return try BoundedFile.read(target, limit: limit, followingLinks: false)
        } catch {
            throw StyleFileError(reason: error)
        }
    }

    /// Where `name` really lies, when it lies in the folder.
    ///
    /// - Throws: that it does not.
    package func target(of name: String) throws(StyleFileError) -> String {
        guard let target = Self.realPath("\(path)/\(name)") else { throw StyleFileError(reason: .system(ENOENT)) }
        guard let root = Self.realPath(path), target.hasPrefix(root == "/" ? root : root + "/") else {
            throw StyleFileError(reason: nil)
        }
        return target
    }

    /// Name of a style's index.
    package static let indexName = "parts.safetensors"
    /// The versions of an index's format that are read.
    package static let indexVersions = 3...4
    package static let partsKey = "parts"

    /// What an index begins with behind the length of its header; its checksum follows, and then the hash of the parts of which it was built.
    /// See `docs/index-format.md`.
    package static func indexFront(version: Int) -> String {
        #"{"__metadata__":{"format":"mugmoji part index","version":"\#(version)","checksum":""#
    }

    /// The hash of the parts that were checked when the index was built (``StyleLibrary/partsHash``); `nil` where there is no index, or one
    /// that does not tell. Nothing else of the index is looked at: what it says here only saves checking parts that nobody draws.
    var checkedParts: UInt64? {
        let fronts = Self.indexVersions.map { Array(Self.indexFront(version: $0).utf8) }
        let middle = Array("\",\"\(Self.partsKey)\":\"".utf8)
        guard let target = try? target(of: Self.indexName),
            let bytes = try? BoundedFile.start(of: target, count: 8 + fronts[0].count + 16 + middle.count + 16)
        else { return nil }
        var rest = bytes.dropFirst(8)
        guard let front = fronts.first(where: rest.starts) else { return nil }
        rest = rest.dropFirst(front.count + 16)
        guard rest.starts(with: middle) else { return nil }
        let digits = rest.dropFirst(middle.count)
        return digits.count == 16 ? UInt64(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Why a file of a style is not read.
package struct StyleFileError: Error, CustomStringConvertible {
    /// `nil` for a link that leaves the style's folder.
    let reason: FileReadError?

    package var description: String {
        switch reason {
        case nil: "a link leads out of the style's folder; put the file itself in its place"
        case .system(ENOENT): "the file does not exist"
        case .system(let code): "the file cannot be read (\(FileReadError.system(code))); check its permissions"
        case .notAFile(let kind): "this is \(kind); put a file in its place"
        case .isLink: "this is a link to a link; put the file itself in its place"
        case .tooLarge(let bytes, let limit):
            "the file has \(bytes) bytes, and at most \(limit) are read; make it smaller"
        }
    }
}
