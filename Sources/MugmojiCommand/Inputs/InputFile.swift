import Basics
import Foundation
import Imaging

/// One file to be read, or standard input.
struct InputFile: Sendable, Hashable {
    /// The path as the user would write it; `-` for standard input.
    let path: String
    /// The folder below the one that the user named, for inputs found in folders; empty otherwise.
    let subfolder: String

    var isStandardInput: Bool { path == "-" }

    /// The name in messages.
    var displayName: String { isStandardInput ? "standard input" : path }

    /// The file name without folder and extension.
    var stem: String { isStandardInput ? "standard-input" : path.fileName.withoutExtension }

    /// The folder that holds the file; empty for the current one.
    var folder: String { path.folderPath }

    static func == (one: Self, other: Self) -> Bool { one.path.isSame(as: other.path) }

    func hash(into hasher: inout Hasher) {
        for byte in path.utf8 { hasher.combine(byte) }
    }

    /// Opens the file. Only what is a file is opened, or whatever standard input is: to open a pipe or a device may wait for ever
    /// or set something off.
    ///
    /// - Returns: a descriptor, which the caller closes.
    /// - Throws: ``Failure``.
    func open() throws(Failure) -> Int32 {
        if isStandardInput {
            let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
            guard descriptor >= 0 else { throw cannotRead(errno) }
            return descriptor
        }
        // Looked at before it is opened, and again after: it may be another thing by then.
        if let failure = Self.refusal(of: FileStatus(of: path), path: path) { throw failure }
        let descriptor = Foundation.open(SystemPath.cString(path), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotRead(errno) }
        var status = stat()
        let found: FileStatus = fstat(descriptor, &status) == 0 ? .known(status) : .failed(errno)
        if let failure = Self.refusal(of: found, path: path) {
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    /// Why something cannot be an input.
    static func refusal(of status: FileStatus, path: String) -> Failure? {
        switch status {
        case .failed(let code) where [ENOENT, ENOTDIR].contains(code):
            if FileStatus(ofLink: path).type == S_IFLNK {
                return Failure(
                    status: .noInput, reason: .danglingLink,
                    description: "\(path): the link leads to no file; mend or remove it")
            }
            return Failure(
                status: .noInput, reason: .notFound,
                description: "\(path): no such file or folder; look at its spelling")
        case .failed(let code):
            return cannotRead(path, code)
        case .known(let status):
            let type = status.st_mode & S_IFMT
            if type == S_IFREG { return nil }
            if type == S_IFDIR {
                return Failure(
                    status: .noInput, reason: .folder, description: "\(path) is a folder; name one file")
            }
            let remedy = type == S_IFIFO ? "name a file, or send it to standard input (-)" : "name a file"
            return Failure(
                status: .data, reason: .notAFile, description: "\(path): it is \(type.kindName), not a file; \(remedy)")
        }
    }

    func cannotRead(_ code: Int32) -> Failure { Self.cannotRead(displayName, code) }

    private static func cannotRead(_ name: String, _ code: Int32) -> Failure {
        let remedy =
            switch code {
            case EACCES, EPERM: "; see who may read it"
            case ELOOP: "; its links lead round in a circle"
            case EBADF: "; it is closed, send a file to it"
            case EMFILE, ENFILE: "; take fewer --jobs"
            default: ""
            }
        return Failure(
            status: .noInput, reason: .unreadable,
            description: "cannot read \(name): \(String(cString: strerror(code)))\(remedy)")
    }
}

extension InputFile {
    /// How much of a file is read.
    struct Limit {
        let bytes: Int
        /// What to do about a larger file.
        let remedy: String

        /// What a pipe may send; files have no limit, they are read where they lie.
        static let picture = Limit(bytes: 1 << 30, remedy: "save it smaller, or name a file")
        static let recipe = Limit(
            bytes: 1 << 20, remedy: "a recipe has a few thousand; name the JSON file that --recipe wrote")
        static let drawing = Limit(bytes: 256 << 10, remedy: "draw it with fewer points")
    }

    /// So many bytes tell what a file is.
    static let headLength = PictureFormat.headLength

    /// The picture, to be read where it lies. Of what is no picture that can be read, no more than the head is read.
    ///
    /// - Throws: ``Failure``.
    func picture() throws(Failure) -> PictureSource {
        let descriptor = try open()
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        guard isFile, !isStandardInput || lseek(descriptor, 0, SEEK_CUR) == 0 else {
            close(descriptor)
            return try pipedPicture()
        }
        do throws(ImagingError) {
            let source = try PictureSource(descriptor: descriptor)
            _ = try PictureFormat.detect(source.head)
            return source
        } catch {
            throw Failure(error, file: displayName)
        }
    }

    /// A picture that comes through a pipe: small ones are kept in memory, others in a temporary file without a name.
    private func pipedPicture() throws(Failure) -> PictureSource {
        let descriptor = try open()
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        try append(to: &bytes, upTo: Self.headLength, from: descriptor)
        try requirePicture(bytes)
        try append(to: &bytes, upTo: Self.chunkInMemory, from: descriptor)
        guard bytes.count == Self.chunkInMemory else { return PictureSource(bytes: bytes) }
        let file = try StreamedFile(for: displayName)
        var total = 0
        while !bytes.isEmpty {
            total += bytes.count
            guard total <= Limit.picture.bytes else {
                throw tooLarge("more than the limit of \(Limit.picture.bytes) bytes", .picture)
            }
            try file.append(bytes)
            bytes.removeAll(keepingCapacity: true)
            try append(to: &bytes, upTo: Self.chunkInMemory, from: descriptor)
        }
        return try file.picture()
    }

    private static let chunkInMemory = 32 << 20

    /// - Throws: ``Failure`` unless `head` begins a picture that can be read.
    func requirePicture(_ head: [UInt8]) throws(Failure) {
        do {
            _ = try PictureFormat.detect(head)
        } catch {
            throw Failure(error, file: displayName)
        }
    }

    /// The file's bytes, at most `limit`.
    ///
    /// - Throws: ``Failure``.
    func read(_ limit: Limit) throws(Failure) -> [UInt8] {
        try read { _ in limit }
    }

    /// The file's bytes.
    ///
    /// - Parameter limit: told the file's first bytes, says how many are read, or refuses the file.
    /// - Throws: ``Failure``, or what `limit` throws.
    func read(limit: (_ head: [UInt8]) throws(Failure) -> Limit) throws(Failure) -> [UInt8] {
        let descriptor = try open()
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        try append(to: &bytes, upTo: Self.headLength, from: descriptor)
        let limit = try limit(bytes)
        var status = stat()
        let size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard size <= limit.bytes else { throw tooLarge("\(size) bytes, more than the limit of \(limit.bytes)", limit) }
        bytes.reserveCapacity(max(size, bytes.count))
        // Files of /proc have a size of 0, and pipes have none: what comes decides.
        try append(to: &bytes, upTo: limit.bytes + 1, from: descriptor)
        guard bytes.count <= limit.bytes else { throw tooLarge("more than the limit of \(limit.bytes) bytes", limit) }
        return bytes
    }

    /// Reads until there are `count` bytes, or no more.
    private func append(to bytes: inout [UInt8], upTo count: Int, from descriptor: Int32) throws(Failure) {
        do throws(FileReadError) {
            try BoundedFile.append(to: &bytes, upTo: count, from: descriptor)
        } catch {
            guard case .system(let code) = error else { return }
            throw cannotRead(code)
        }
    }

    private func tooLarge(_ amount: String, _ limit: Limit) -> Failure {
        Failure(
            status: .data, reason: .tooManyBytes, description: "\(displayName): it has \(amount); \(limit.remedy)")
    }
}
