import Foundation
import Imaging

extension InputFile {
    /// How much of a file is read.
    struct Limit {
        let bytes: Int
        /// What to do about a larger file.
        let remedy: String

        static let picture = Limit(bytes: 256 << 20, remedy: "save it smaller")
        static let recipe = Limit(
            bytes: 1 << 20, remedy: "a recipe has a few thousand; name the JSON file that --recipe wrote")
        static let drawing = Limit(bytes: 256 << 10, remedy: "draw it with fewer points")
    }

    /// So many bytes tell what a file is.
    static let headLength = 64

    /// A picture's bytes. Of what is no picture that can be read, no more than the head is read.
    ///
    /// - Throws: ``Failure``.
    func readPicture() throws(Failure) -> [UInt8] {
        try read { head throws(Failure) in
            try requirePicture(head)
            return .picture
        }
    }

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
                StandardStreams.wait(for: descriptor, POLLIN)
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
