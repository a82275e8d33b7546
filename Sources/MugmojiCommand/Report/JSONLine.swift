import Foundation

/// What `--json` prints: one JSON object on a line of its own.
protocol JSONLine: Encodable {}

extension JSONLine {
    /// The object, its keys sorted; members that are `nil` are left out.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Double {
    /// Rounded to so many decimals.
    func rounded(decimals: Int) -> Double {
        let scale = pow(10, Double(decimals))
        return (self * scale).rounded() / scale
    }
}
