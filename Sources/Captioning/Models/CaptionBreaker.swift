internal import Basics
package import Foundation

/// Parts typed text into what stands above and below: a log-linear model of the places between words (or Chinese characters).
package struct CaptionBreaker: Sendable {
    private let language: String
    private let weights: [String: Double]
    /// What the best place must score more than; otherwise the text stays whole.
    private let limit: Double

    /// The largest file, in bytes.
    private static let largest = 1 << 22

    /// The breaker that comes with the package.
    ///
    /// - Parameter language: its code, `en` or `zh`.
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package static func packaged(_ language: String) throws(CaptionModelError) -> CaptionBreaker {
        try CaptionBreaker(contentsOf: CaptionModelFile.packaged("line-break-\(language).json"))
    }

    /// Reads `line-break-<language>.json`.
    ///
    /// - Throws: ``CaptionModelError/brokenFile(path:reason:)``.
    package init(contentsOf url: URL) throws(CaptionModelError) {
        do {
            let bytes = try BoundedFile.read(url.path, limit: Self.largest)
            let file = try JSONDecoder().decode(File.self, from: Data(bytes))
            (language, weights, limit) = (file.language, file.weights, file.limit)
        } catch {
            throw .brokenFile(path: url.path, reason: CaptionModelFile.reason(error))
        }
    }

    private struct File: Decodable {
        let language: String
        let weights: [String: Double]
        let limit: Double

        enum CodingKeys: String, CodingKey, CaseIterable {
            case version, language, features, limit, weights
        }

        init(from decoder: any Decoder) throws {
            try decoder.rejectUnknownKeys(CodingKeys.self)
            let values = try decoder.container(keyedBy: CodingKeys.self)
            try values.requireVersion(1, forKey: .version)
            language = try values.decode(String.self, forKey: .language)
            weights = try values.decode([String: Double].self, forKey: .weights)
            limit = try values.decode(Double.self, forKey: .limit)
        }
    }

    /// The text with single spaces, and with a `|` where it is best broken, if anywhere; there a comma goes. A text that has a `|` keeps its own.
    package func broken(_ text: String) -> String {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.contains("|") { return text }
        let units = units(of: text)
        let best = scores(of: units).max { $0.score != $1.score ? $0.score < $1.score : $0.place > $1.place }
        guard let best, best.score > limit else { return text }
        var top = joined(units[..<best.place])
        if let last = top.last, [",", "，", "、"].contains(last) { top.removeLast() }
        let bottom = joined(units[best.place...])
        return top.isEmpty || bottom.isEmpty ? text : "\(top)|\(bottom)"
    }

    /// Units of the text before a place, and the place's score.
    func scores(of text: String) -> [Int: Double] {
        Dictionary(scores(of: units(of: text)).map { ($0.place, $0.score) }) { first, _ in first }
    }

    private var hasWords: Bool { language != "zh" }

    private func units(of text: String) -> [String] {
        hasWords ? text.split(separator: " ").map(String.init) : text.map(String.init)
    }

    private func joined(_ units: ArraySlice<String>) -> String {
        units.joined(separator: hasWords ? " " : "").trimmingCharacters(in: .whitespaces)
    }

    private func scores(of units: [String]) -> [(place: Int, score: Double)] {
        let units = units.map { $0.lowercased() }
        guard units.count > 1 else { return [] }
        return (1..<units.count).filter { hasWords || Self.isPlace($0, units) }.map { place in
            (place, features(of: place, units).reduce(0) { $0 + (weights[$1] ?? 0) })
        }
    }

    // MARK: Features, as Tools/training/captions/line_break.py has them

    private static let fullWidth: [Character: Character] = [
        "，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "…": ".", "、": ",",
    ]

    /// Not within a Latin word or a number, and not before a mark or space.
    private static func isPlace(_ place: Int, _ units: [String]) -> Bool {
        func isLatin(_ unit: String) -> Bool {
            unit.unicodeScalars.first.map { ("a"..."z").contains($0) || ("0"..."9").contains($0) } == true
        }
        if isLatin(units[place - 1]), isLatin(units[place]) { return false }
        guard let next = units[place].first else { return false }
        return fullWidth[next] == nil && !",.!?:; ".contains(next)
    }

    private func features(of place: Int, _ units: [String]) -> [String] {
        let count = units.count
        let share = Double(place) / Double(count)
        let fifth = "p\(Int(5 * share))"
        var found = ["bias", "p\(Int(10 * share))", "n\(min(count, 12))\(fifth)"]
        if place <= 3 { found.append("before\(place)") }
        if count - place <= 3 { found.append("after\(count - place)") }
        if abs(2 * place - count) <= 1 { found.append("middle") }
        if let last = units[place - 1].last {
            let mark = Self.fullWidth[last] ?? last
            if ",.!?:;-".contains(mark) { found.append("mark\(mark)") }
        }
        if units[..<place].joined().count(where: { $0 == "\"" }) % 2 == 1 { found.append("quoted") }
        if hasWords {
            let bare = units.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ".,!?:;\"'")) }
            found += ["end:\(bare[place - 1])", "next:\(bare[place])", "first:\(bare[0])\(fifth)"]
            if place + 1 < count { found.append("next2:\(bare[place]) \(bare[place + 1])") }
        } else {
            found += ["end:\(units[place - 1])", "next:\(units[place])"]
            found.append("end2:\(units[max(0, place - 2)..<place].joined())")
            found.append("next2:\(units[place..<min(place + 2, count)].joined())")
            found.append("first:\(units[..<min(2, count)].joined())\(fifth)")
        }
        return found
    }
}
