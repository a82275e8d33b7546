import Basics
import Foundation
import Imaging

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
        guard let file = tmpfile() else { throw cannotRead(errno) }
        defer { fclose(file) }
        var total = 0
        while !bytes.isEmpty {
            total += bytes.count
            guard total <= Limit.picture.bytes else {
                throw tooLarge("more than the limit of \(Limit.picture.bytes) bytes", .picture)
            }
            guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw cannotRead(errno) }
            bytes.removeAll(keepingCapacity: true)
            try append(to: &bytes, upTo: Self.chunkInMemory, from: descriptor)
        }
        guard fflush(file) == 0 else { throw cannotRead(errno) }
        do {
            return try PictureSource(descriptor: fcntl(fileno(file), F_DUPFD_CLOEXEC, 0))
        } catch {
            throw Failure(error, file: displayName)
        }
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
        var chunk = [UInt8](repeating: 0, count: min(count, 1 << 18))
        while bytes.count < count {
            let wanted = min(count - bytes.count, chunk.count)
            let got = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, wanted) }
            if got == 0 { return }
            if got > 0 {
                bytes += chunk.prefix(got)
            } else if errno == EAGAIN, isStandardInput {
                waitUntilReady(descriptor, for: POLLIN)
            } else if errno != EINTR {
                throw cannotRead(errno)
            }
        }
    }

    private func tooLarge(_ amount: String, _ limit: Limit) -> Failure {
        Failure(
            status: .data, reason: .tooManyBytes, description: "\(displayName): it has \(amount); \(limit.remedy)")
    }
}
