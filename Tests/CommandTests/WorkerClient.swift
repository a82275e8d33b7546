import Foundation
import TestSupport
import Testing

/// A frame of `mugmoji worker`.
struct WorkerFrames {
    struct Frame {
        let header: [String: Any]
        let bytes: [UInt8]

        var type: String? { header["type"] as? String }
        var id: Int? { header["id"] as? Int }
        var error: [String: Any]? { header["error"] as? [String: Any] }
        var reason: String? { error?["reason"] as? String }
        var faces: [[String: Any]] { header["faces"] as? [[String: Any]] ?? [] }

        /// The bytes of an emoji.
        func emoji(_ index: Int = 0) throws -> [UInt8] {
            let place = try #require(faces[index]["emoji"] as? [String: Int])
            let (offset, length) = (try #require(place["offset"]), try #require(place["length"]))
            return Array(bytes[offset..<offset + length])
        }
    }

    static func number(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

    static func frame(_ header: String, _ bytes: [UInt8] = []) -> [UInt8] {
        number(header.utf8.count) + Array(header.utf8) + number(bytes.count) + bytes
    }

    static let hello = frame(#"{"type":"hello","protocol":1}"#)

    /// All frames of a stream, which has nothing beside them.
    static func frames(_ stream: [UInt8]) throws -> [Frame] {
        var rest = stream[...]
        func take() throws -> [UInt8] {
            try #require(rest.count >= 4)
            let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            try #require(rest.count >= count)
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        var frames: [Frame] = []
        while !rest.isEmpty {
            let header = try JSONSerialization.jsonObject(with: Data(take())) as? [String: Any]
            frames.append(Frame(header: try #require(header), bytes: try take()))
        }
        return frames
    }
}
