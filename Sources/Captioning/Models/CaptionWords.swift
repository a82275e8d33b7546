internal import Basics
package import Foundation

/// The words that a network's draft may hold: it makes words of pieces and characters, and not all of them are any.
package struct CaptionWords: Sendable {
    private let words: Set<String>

    /// The largest file, in bytes.
    private static let largest = 1 << 22

    /// The words of a language that come with the package; `nil` for one that is not written in words.
    ///
    /// - Parameter language: its code, `en` or `zh`.
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package static func packaged(_ language: String) throws(CaptionModelError) -> CaptionWords? {
        guard language == "en" else { return nil }
        return try CaptionWords(contentsOf: CaptionModelFile.packaged("words-\(language).json"))
    }

    /// Reads `words-<language>.json`.
    ///
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package init(contentsOf url: URL) throws(CaptionModelError) {
        do {
            let bytes = try BoundedFile.read(url.path, limit: Self.largest)
            self.init(try JSONDecoder().decode(File.self, from: Data(bytes)).words)
        } catch {
            throw .brokenFile(path: url.path, reason: CaptionModelFile.reason(error))
        }
    }

    init(_ words: [String]) { self.words = Set(words) }

    private struct File: Decodable {
        let words: [String]

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, words
        }

        init(from decoder: any Decoder) throws {
            try decoder.rejectUnknownKeys(CodingKeys.self)
            let values = try decoder.container(keyedBy: CodingKeys.self)
            try values.requireVersion(1, forKey: .version)
            words = try values.decode([String].self, forKey: .words)
        }
    }

    /// Whether every run of Latin letters, digits and apostrophes is a word.
    package func allKnown(in text: some StringProtocol) -> Bool {
        let runs = text.lowercased().replacing("\u{2019}", with: "'").utf8.split { byte in
            !((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "'"))
        }
        return runs.allSatisfy { run in
            run.allSatisfy { $0 == UInt8(ascii: "'") } || words.contains(String(Substring(run)))
        }
    }
}
