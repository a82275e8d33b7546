#if Service
import HTTPTypes

/// What every answer says of itself, whatever it is.
enum SecurityHeaders {
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:",
        "media-src 'self' blob:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// Adds what is not there.
    static func add(to fields: inout HTTPFields) {
        for (name, value) in all where fields[name] == nil { fields[name] = value }
    }

    private static let all: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "no-referrer"),
        (.permissionsPolicy, "camera=(self)"), (.crossOriginOpenerPolicy, "same-origin"),
        (.crossOriginResourcePolicy, "same-origin"), (.cacheControl, "no-store"),
    ]
}

#endif
