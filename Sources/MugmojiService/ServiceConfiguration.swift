#if Service
public import PartLibrary

/// Where the service listens, for whom, and how much it does.
public struct ServiceConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; any free one where 0.
    public var port: Int
    /// What a client has to know; everybody may ask where `nil`, which is for loopback only.
    public var token: String?
    /// Origins whose pages may use the service: `https://example.org`, or `*` for all.
    public var allowedOrigins: [String]
    /// Names that the service goes by beside those of loopback, as a `Host` field has them.
    public var allowedHosts: [String]
    /// The styles, the default one first.
    public var styles: [StyleID]
    /// How much a request may ask for.
    public var limits: ServiceLimits

    /// The usual service: on loopback, for whoever is on this machine.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, token: String? = nil, allowedOrigins: [String] = [],
        allowedHosts: [String] = [], styles: [StyleID] = StyleID.builtIns, limits: ServiceLimits = ServiceLimits()
    ) {
        self.host = host
        self.port = port
        self.token = token
        self.allowedOrigins = allowedOrigins
        self.allowedHosts = allowedHosts
        self.styles = styles
        self.limits = limits
    }

    /// Whether only this machine can reach the address.
    public var isLoopback: Bool { HostName.isLoopback(host) }

    /// - Throws: ``ServiceConfigurationError``.
    public func check() throws(ServiceConfigurationError) {
        guard (0...65535).contains(port) else { throw .port(port) }
        if !isLoopback, token == nil { throw .tokenMissing(host: host) }
        if let token, token.utf8.count < Self.shortestToken || !token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw .tokenUnusable
        }
        for origin in allowedOrigins where origin != "*" {
            let isWeb = origin.hasPrefix("http://") || origin.hasPrefix("https://")
            let rest = origin.split(separator: "/", omittingEmptySubsequences: false)
            guard isWeb, rest.count == 3, !rest[2].isEmpty, origin.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw .originUnusable(origin) }
        }
    }

    static let shortestToken = 16
}

/// Why the service does not start as it is asked to.
public enum ServiceConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No port.
    case port(Int)
    /// Others can reach the address, and nothing keeps them from using it.
    case tokenMissing(host: String)
    /// Too short a token, or one with signs that a header field does not hold.
    case tokenUnusable
    /// No origin of a page.
    case originUnusable(String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .port(let port): "the port \(port) is out of range: 0…65535"
        case .tokenMissing(let host):
            "\(host) can be reached by others, so a token is needed: put one into MUGMOJI_TOKEN, such as that of "
                + "“openssl rand -hex 24”, or listen on 127.0.0.1"
        case .tokenUnusable:
            "a token has at least \(ServiceConfiguration.shortestToken) signs, which are printable ASCII without spaces; "
                + "“openssl rand -hex 24” makes one"
        case .originUnusable(let origin):
            "“\(origin)” is no origin; write https://example.org, without a path, or *"
        }
    }
}

/// Names of hosts, as addresses and `Host` fields have them.
enum HostName {
    /// The name in a `Host` field or in an origin, without its port.
    static func withoutPort(_ field: String) -> Substring {
        if field.hasPrefix("[") { return field[...(field.firstIndex(of: "]") ?? field.startIndex)] }
        return field.prefix { $0 != ":" }
    }

    static func isLoopback(_ name: some StringProtocol) -> Bool {
        let name = name.lowercased()
        if ["localhost", "::1", "[::1]"].contains(name) { return true }
        let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}

#endif
