#if Service
import HTTPTypes
import Hummingbird
import NIOCore

/// What a request is answered with, before the headers that every answer has.
struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    var headers: HTTPFields = [:]
    var body = ByteBuffer()

    init(status: HTTPResponse.Status = .ok, _ body: ByteBuffer, type: String) {
        (self.status, self.body) = (status, body)
        headers[.contentType] = type
    }

    init(_ bytes: [UInt8], type: String) { self.init(ByteBuffer(bytes: bytes), type: type) }

    init(status: HTTPResponse.Status, headers: HTTPFields = [:]) { (self.status, self.headers) = (status, headers) }

    init(json value: some Encodable, snakeCase: Bool = false) throws {
        self.init(try ServiceJSON.bytes(of: value, snakeCase: snakeCase), type: MediaKind.json)
    }

    init(_ problem: Problem) {
        self.init(status: problem.kind.status, ByteBuffer(bytes: problem.json), type: MediaKind.problem)
        headers.append(contentsOf: problem.headers)
    }

    /// Adds what the stages took, in milliseconds.
    mutating func add(timings: ServerTimings) {
        if let text = timings.text { headers[.serverTiming] = text }
    }
}

/// The kinds of what the service says.
enum MediaKind {
    static let json = "application/json"
    static let problem = "application/problem+json"
    static let png = "image/png"
    static let apng = "image/apng"
    static let webP = "image/webp"
    static let gif = "image/gif"
    static let svg = "image/svg+xml"
    static let zip = "application/zip"
    static let text = "text/plain; charset=utf-8"
    static let yaml = "application/yaml"
}

extension HTTPField.Name {
    static let serverTiming = Self(known: "Server-Timing")
    static let retryAfter = Self(known: "Retry-After")
    static let referrerPolicy = Self(known: "Referrer-Policy")
    static let permissionsPolicy = Self(known: "Permissions-Policy")
    static let crossOriginOpenerPolicy = Self(known: "Cross-Origin-Opener-Policy")
    static let host = Self(known: "Host")

    /// A name that is known to be one.
    fileprivate init(known name: StaticString) {
        self = HTTPField.Name("\(name)") ?? .server
    }
}

#endif
