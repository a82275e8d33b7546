#if Service
import Foundation
import HTTPTypes

/// Who may ask: names that the service goes by, the token, and pages of other origins.
struct Access {
    private let configuration: ServiceConfiguration

    init(_ configuration: ServiceConfiguration) { self.configuration = configuration }

    /// Without a token, a page of anybody's could have its own name lead to this machine and read what is answered (DNS rebinding).
    ///
    /// - Throws: ``Problem``.
    func checkHost(of request: ServiceRequest) throws(Problem) {
        guard configuration.token == nil else { return }
        guard let field = request.headers[.host] ?? request.authority else {
            throw Problem(.badRequest, "The Host field is missing.")
        }
        let name = HostName.withoutPort(field).lowercased()
        guard HostName.isLoopback(name) || configuration.allowedHosts.contains(where: { $0.lowercased() == name })
        else {
            throw Problem(
                .forbiddenHost,
                "Ask for 127.0.0.1 or localhost, or start the service with --allow-host and the name that it goes by.")
        }
    }

    /// - Throws: ``Problem``.
    func check(_ request: ServiceRequest, isOpen: Bool) throws(Problem) {
        if let token = configuration.token, !isOpen, !Self.holds(token, request.headers[.authorization]) {
            throw Problem(
                .unauthorized, "Send Authorization: Bearer, or Basic with the token as the password.",
                headers: [.wwwAuthenticate: "Basic realm=\"mugmoji\", charset=\"UTF-8\""])
        }
        guard let origin = request.headers[.origin], !allows(origin), !isOwn(origin, of: request) else { return }
        throw Problem(
            .forbiddenOrigin,
            "Start the service with --allow-origin and the origin of the page, if its pages are to use it.")
    }

    private func allows(_ origin: String) -> Bool {
        configuration.allowedOrigins.contains { $0 == "*" || $0.lowercased() == origin.lowercased() }
    }

    /// Whether a page of the service's own asks: the same name and port, whatever a proxy made of the scheme.
    private func isOwn(_ origin: String, of request: ServiceRequest) -> Bool {
        guard let host = request.headers[.host] ?? request.authority, let slashes = origin.range(of: "://") else {
            return false
        }
        return origin[slashes.upperBound...].lowercased() == host.lowercased()
    }

    /// Lets pages of allowed origins read the answer.
    func addCrossOrigin(to fields: inout HTTPFields, for request: ServiceRequest) {
        guard !configuration.allowedOrigins.isEmpty else { return }
        let isForAll = configuration.allowedOrigins.contains("*")
        fields[.vary] = fields[.vary].map { $0 + ", Origin" } ?? "Origin"
        if isForAll { fields[.crossOriginResourcePolicy] = "cross-origin" }
        guard let origin = request.headers[.origin], allows(origin) else { return }
        fields[.accessControlAllowOrigin] = isForAll ? "*" : origin
        fields[.crossOriginResourcePolicy] = "cross-origin"
        fields[.accessControlExposeHeaders] = "Server-Timing, Retry-After, ETag"
        guard request.method == .options else { return }
        fields[.accessControlAllowMethods] = "GET, HEAD, POST"
        fields[.accessControlAllowHeaders] = "Accept, Authorization, Content-Type, If-None-Match"
        fields[.accessControlMaxAge] = "600"
    }

    /// Whether the field holds the token; how long it takes does not tell how much of it is right.
    private static func holds(_ token: String, _ field: String?) -> Bool {
        guard let field, let space = field.firstIndex(of: " ") else { return false }
        let word = field[field.index(after: space)...].trimmed
        let given: [UInt8]
        switch field[..<space].lowercased() {
        case "bearer": given = Array(word.utf8)
        case "basic":
            guard let decoded = Data(base64Encoded: String(word)), let colon = decoded.firstIndex(of: UInt8(ascii: ":"))
            else { return false }
            given = Array(decoded[decoded.index(after: colon)...])
        default: return false
        }
        let known = Array(token.utf8)
        var difference = UInt8(given.count == known.count ? 0 : 1)
        for (place, byte) in known.enumerated() { difference |= byte ^ (place < given.count ? given[place] : 0) }
        return difference == 0
    }
}

#endif
