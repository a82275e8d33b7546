import Basics
import Foundation
import Imaging

/// What goes over a worker's streams: a header (JSON) and bytes, each with its length before it; see `docs/worker.md`.
enum WorkerFrame {
    /// Goes up when frames or their fields change so that an older side would misread them.
    static let protocolVersion = 1
    /// Bytes of a header.
    static let mostHeader = 1 << 16

    /// - Returns: the length of the header, the header, the length of the bytes, little-endian.
    /// - Precondition: neither is 4 GiB or longer.
    static func start(header: some Encodable, byteCount: Int) throws -> [UInt8] {
        start(json: try JSONText.line(of: header), byteCount: byteCount)
    }

    /// The same of a header that is JSON already.
    static func start(json: String, byteCount: Int) -> [UInt8] {
        number(json.utf8.count) + Array(json.utf8) + number(byteCount)
    }

    private static func number(_ number: Int) -> [UInt8] {
        let number = UInt32(number)
        return (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// Takes frames from a stream, and stops where somebody says so.
final class FrameReader {
    /// Why there is no further frame.
    enum End: Error {
        /// The stream ended between two frames.
        case ended
        /// Somebody said so.
        case stopped
        /// What follows cannot be told from what went before.
        case broken(Failure)
    }

    /// What stands in the second half of a frame.
    enum Bytes: Sendable {
        case held([UInt8])
        /// Many bytes, in a file without a name.
        case file(PictureSource)
        /// There were so many that they were left out.
        case tooMany(Int)
        /// There was no room for them.
        case lost(Failure)
    }

    struct Frame {
        let header: [UInt8]
        let bytes: Bytes
    }

    private let descriptor: Int32
    /// Can be read from once it is to stop.
    private let wake: Int32
    private let mostBytes: Int
    private let mostHeader: Int
    /// Called again and again while it waits; throws where it is to wait no longer.
    var watch: (() throws(End) -> Void)?
    private static let chunk = 32 << 20

    /// - Parameter wake: -1 where nobody stops it.
    init(descriptor: Int32, wake: Int32 = -1, mostBytes: Int, mostHeader: Int = WorkerFrame.mostHeader) {
        (self.descriptor, self.wake) = (descriptor, wake)
        (self.mostBytes, self.mostHeader) = (mostBytes, mostHeader)
    }

    func next() throws(End) -> Frame {
        let headerCount = try length(isFirst: true)
        guard headerCount <= mostHeader else {
            throw .broken(
                Self.broken(
                    "a frame begins with a header of \(headerCount) bytes, more than \(mostHeader); what follows cannot be followed"
                ))
        }
        let header = try take(headerCount)
        let count = try length(isFirst: false)
        return Frame(header: header, bytes: try bytes(count))
    }

    private func bytes(_ count: Int) throws(End) -> Bytes {
        guard count <= mostBytes else {
            try pass(count) { _ in }
            return .tooMany(count)
        }
        guard count > Self.chunk else { return .held(try take(count)) }
        var kept = Result { () throws(Failure) in try StreamedFile(for: "the bytes of a frame") }
        // What cannot be kept is read all the same, so that the next frame is found.
        try pass(count) { piece in
            kept = kept.flatMap { file in
                Result { () throws(Failure) in
                    try file.append(piece)
                    return file
                }
            }
        }
        do throws(Failure) {
            return .file(try kept.get().picture())
        } catch {
            return .lost(error)
        }
    }

    /// Reads `count` bytes piece by piece.
    private func pass(_ count: Int, _ use: ([UInt8]) -> Void) throws(End) {
        var left = count
        while left > 0 {
            let piece = try take(min(left, 1 << 20))
            use(piece)
            left -= piece.count
        }
    }

    private func length(isFirst: Bool) throws(End) -> Int {
        try take(4, isFirst: isFirst).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private func take(_ count: Int, isFirst: Bool = false) throws(End) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(count, 1 << 18))
        while bytes.count < count {
            try wait()
            let wanted = min(count - bytes.count, chunk.count)
            let got = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, wanted) }
            if got > 0 {
                bytes += chunk.prefix(got)
            } else if got == 0 {
                if isFirst, bytes.isEmpty { throw .ended }
                throw .broken(Self.broken("standard input ends within a frame; send it whole"))
            } else if errno != EINTR, errno != EAGAIN {
                throw .broken(Self.fault("standard input", errno))
            }
        }
        return bytes
    }

    private func wait() throws(End) {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            try watch?()
            let count = poll(&polled, 2, watch == nil ? -1 : 20)
            if count > 0 { break }
            guard count == 0 || errno == EINTR else { throw .broken(Self.fault("standard input", errno)) }
        }
        if polled[1].revents != 0 { throw .stopped }
    }

    private static func broken(_ words: String) -> Failure {
        Failure(status: .data, reason: .badFrame, description: words)
    }

    private static func fault(_ name: String, _ code: Int32) -> Failure {
        Failure(
            status: .noInput, reason: .unreadable,
            description: "cannot read \(name): \(String(cString: strerror(code)))")
    }
}
