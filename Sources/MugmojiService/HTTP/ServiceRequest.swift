#if Service
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// A request as endpoints see it.
struct ServiceRequest: Sendable {
    let method: HTTPRequest.Method
    let headers: HTTPFields
    /// The name and port that were asked for, where the reader of HTTP took them out of the fields.
    let authority: String?
    /// What stands between the slashes, percent signs read.
    let path: [String]
    let query: Substring
    let body: RequestBody
    /// When it has to be answered.
    var deadline: ContinuousClock.Instant

    /// - Throws: ``Problem`` for a path that is too long or broken.
    init(_ request: Request, limits: ServiceLimits) throws(Problem) {
        method = request.method
        headers = request.headers
        authority = request.head.authority
        body = request.body
        deadline = .now.advanced(by: .seconds(limits.requestSeconds))
        let whole = request.head.path ?? ""
        guard whole.utf8.count <= limits.pathBytes else {
            throw Problem(.pathTooLong, "A path with its query has at most \(limits.pathBytes) bytes.")
        }
        guard whole.hasPrefix("/") else { throw Problem(.badRequest, "A path begins with a slash.") }
        let path = whole.prefix { $0 != "?" }
        query = whole.dropFirst(path.count).dropFirst().prefix { $0 != "#" }
        var words: [String] = []
        for word in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let text = word.percentDecoded else {
                throw Problem(.badRequest, "A % of the path is not followed by two hexadecimal digits of UTF-8 text.")
            }
            words.append(text)
        }
        self.path = words
    }

    /// The kind of the body, `nil` where it is not named.
    ///
    /// - Throws: ``Problem`` for a broken field.
    func contentType() throws(Problem) -> HeaderValue? {
        guard let text = headers[.contentType] else { return nil }
        guard let value = HeaderValue(text) else {
            throw Problem(.unsupportedMediaType, "The Content-Type is broken; write one such as image/jpeg.")
        }
        return value
    }

    /// The kind of answer that is wanted most.
    ///
    /// - Parameter kinds: what there is, the usual one first.
    /// - Throws: ``Problem`` where none is accepted.
    func accepted(_ kinds: [String]) throws(Problem) -> String {
        // A field may come several times.
        let field = headers[values: .accept].joined(separator: ",")
        guard let kind = AcceptHeader(field.isEmpty ? nil : field).best(of: kinds) else {
            throw Problem(.notAcceptable, "There is \(kinds.joined(separator: ", ")); put one of these into Accept.")
        }
        return kind
    }

    /// All of the body, and the bytes that are held for it, to be given back.
    ///
    /// - Throws: ``Problem`` for one that is too large, comes too slowly, or for which there is no room.
    func content(limit: Int, held: HeldBytes) async throws -> HeldBody {
        let tooLarge = Problem(.tooLarge, "A body has at most \(limit) bytes here; send less.")
        let announced = headers[.contentLength].flatMap(Int.init)
        if let announced, announced > limit { throw tooLarge }
        let holder = HeldBody.Holder(held)
        var bytes: [UInt8] = []
        do {
            for try await buffer in body {
                let count = buffer.readableBytes
                guard bytes.count + count <= limit else { throw tooLarge }
                guard holder.take(count) else {
                    throw Problem(
                        .busy, "The service holds as many bytes as it may; try again in a second.",
                        headers: [.retryAfter: "1"])
                }
                if bytes.isEmpty { bytes.reserveCapacity(min(announced ?? 0, limit)) }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch ConnectionGuard.BodyError.tooLarge(let limit) {
            throw Problem(.tooLarge, "A body has at most \(limit) bytes here; send less.")
        } catch ConnectionGuard.BodyError.tooSlow(let seconds) {
            throw Problem(.bodyTimeout, "A body has to be there within \(seconds.short) seconds; send a smaller one.")
        }
        if let announced, bytes.count < announced {
            throw Problem(.badRequest, "The body ended after \(bytes.count) of \(announced) bytes.")
        }
        return HeldBody(bytes: bytes, holder: holder)
    }
}

/// A body, counted among the bytes that are held as long as it is there.
struct HeldBody: Sendable {
    let bytes: [UInt8]
    let holder: Holder

    /// Gives back what was taken, with its last copy.
    final class Holder: Sendable {
        private let held: HeldBytes
        private let count = Counter()

        init(_ held: HeldBytes) { self.held = held }

        func take(_ bytes: Int) -> Bool {
            guard held.take(bytes) else { return false }
            count.add(bytes)
            return true
        }

        deinit { held.giveBack(count.value) }
    }
}

extension Double {
    /// Without `.0`.
    var short: String { self == rounded() ? String(Int(self)) : String(self) }
}

#endif
