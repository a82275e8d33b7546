#if Service
import CZlib
import HTTPTypes
import NIOCore

/// A body that is held as it is and, where that is smaller, as gzip.
struct CompressedBody: Sendable {
    let type: String
    let tag: String
    private let plain: ByteBuffer
    private let gzip: ByteBuffer?

    init(_ bytes: [UInt8], type: String) throws {
        self.type = type
        tag = EntityTag.of(bytes)
        plain = ByteBuffer(bytes: bytes)
        let smaller = bytes.count >= Self.leastBytes ? Self.compressed(bytes) : nil
        gzip = smaller.flatMap { $0.count < bytes.count * 9 / 10 ? ByteBuffer(bytes: $0) : nil }
    }

    private static let leastBytes = 1024

    /// - Parameter accepted: the request's `Accept-Encoding`.
    func answer(accepting accepted: String?) -> Answer {
        var answer = Answer(plain, type: type)
        guard let gzip else { return answer }
        answer.headers[.vary] = "Accept-Encoding"
        if Self.acceptsGzip(accepted) {
            answer.body = gzip
            answer.headers[.contentEncoding] = "gzip"
        }
        return answer
    }

    private static func acceptsGzip(_ field: String?) -> Bool {
        (field ?? "").split(separator: ",").contains { entry in
            let words = entry.split(separator: ";").map { $0.trimmed.lowercased() }
            guard let name = words.first, ["gzip", "x-gzip"].contains(name) else { return false }
            return !words.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
        }
    }

    private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 for the head of a gzip file.
        guard
            deflateInit2_(
                &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input in
            var isWhole = false
            let output = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(bound)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = isWhole ? bound - Int(stream.avail_out) : 0
            }
            return isWhole ? output : nil
        }
    }
}

#endif
