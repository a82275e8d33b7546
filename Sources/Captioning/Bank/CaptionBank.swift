internal import Basics
package import Foundation
internal import NeuralNetwork

/// Captions that people wrote and others graded, by mood: the files `bank-en.json` and `bank-zh.json`.
public struct CaptionBank: Sendable {
    /// The lines of one mood, in each list the best first.
    package struct Lines: Sendable, Hashable, Decodable {
        /// Whole captions.
        package let short: [String]
        /// What stands above: situations.
        package let tops: [String]
        /// What stands below: what one feels then. Every top goes with every bottom.
        package let bottoms: [String]

        /// How many captions they make.
        package var count: Int { short.count + tops.count * bottoms.count }
    }

    package let language: CaptionLanguage
    /// By the mood's id.
    package let lines: [String: Lines]

    /// The bank of a language that comes with Mugmoji, read once.
    ///
    /// - Throws: ``CaptionError/brokenResource(file:reason:)``.
    public static func packaged(_ language: CaptionLanguage) throws(CaptionError) -> CaptionBank {
        switch language {
        case .english: try english.get()
        case .chinese: try chinese.get()
        }
    }

    private static let english = read(.english)
    private static let chinese = read(.chinese)

    private static func read(_ language: CaptionLanguage) -> Result<CaptionBank, CaptionError> {
        let file = "bank-\(language.rawValue).json"
        return CaptionResources.result(file) { try CaptionBank(json: $0, language: language, moods: Moods.packaged()) }
    }

    private struct File: Decodable {
        let version: Int
        let language: CaptionLanguage
        let moods: [String: Lines]
    }

    /// - Throws: `DecodingError`.
    package init(json: Data, language: CaptionLanguage, moods: Moods) throws {
        let file = try JSONDecoder().decode(File.self, from: json)
        for mood in moods.all {
            guard let lines = file.moods[mood.id], !lines.short.isEmpty, !lines.tops.isEmpty, !lines.bottoms.isEmpty
            else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(
                        codingPath: [],
                        debugDescription: "it has no short lines, tops or bottoms of the mood \(mood.id)"))
            }
        }
        guard file.version == 1, file.language == language else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: [], debugDescription: "its version or language is another"))
        }
        self.language = language
        lines = file.moods
    }

    /// All captions of a mood, those first that fit the picture, the prompt and the lot best; each stands in it once.
    ///
    /// A caption's place is drawn by lot, with better chances for what was graded better and for what is as lively as the face is.
    ///
    /// - Parameters:
    ///   - mood: what it says.
    ///   - energy: how lively the face is, 0…1.
    ///   - prompt: how the captions begin; where none begins so, the prompt stands above, and what fits any top below it.
    ///   - seed: the same for the same order.
    func ranked(_ mood: Mood, energy: Double, prompt: String, seed: UInt64) -> [String] {
        guard let lines = lines[mood.id] else { return [] }
        var candidates: [(text: String, score: Double)] = []
        func add(_ text: String, grade: Double) {
            // A lot by the text, so that a line more in the bank does not change the lots of the others.
            var lots = SeededGenerator(seed: seed ^ Self.hash(of: text))
            let gumbel = -log(-log(Double.random(in: 1e-9..<1, using: &lots)))
            let liveliness = 1 - abs(energy - Self.energy(of: text))
            candidates.append((text, gumbel + 0.8 * grade + 2 * liveliness))
        }
        func grade(_ place: Int, of count: Int) -> Double { 1 - Double(place) / Double(count) }
        let prompt = prompt.trimmingCharacters(in: .whitespaces)
        for (place, text) in lines.short.enumerated() where text.begins(with: prompt) {
            add(text, grade: grade(place, of: lines.short.count) + 0.6)
        }
        let open = prompt.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        var tops = lines.tops.filter {
            $0.begins(with: String(open[0])) && (open.count < 2 || $0.count == open[0].count)
        }
        if tops.isEmpty, candidates.isEmpty { tops = [String(open[0])] }
        for (place, top) in tops.enumerated() {
            for (other, bottom) in lines.bottoms.enumerated() {
                if open.count > 1, !bottom.begins(with: String(open[1])) { continue }
                let text = top + "|" + bottom
                // Of many pairs with one bottom few are wanted.
                add(text, grade: (grade(place, of: tops.count) + grade(other, of: lines.bottoms.count)) / 2 - 0.6)
            }
        }
        return candidates.sorted { ($0.score, $0.text) > ($1.score, $1.text) }.map(\.text)
    }

    private static func hash(of text: String) -> UInt64 {
        var hash = ContentHash()
        hash.add(text.utf8)
        return hash.value
    }

    /// How lively a line is, 0…1: by its marks, letters drawn out, and length.
    static func energy(of text: String) -> Double {
        var energy = 0.35
        if text.contains(where: { "!！".contains($0) }) { energy += 0.4 }
        if text.contains(where: { "…。.".contains($0) }) { energy -= 0.25 }
        if text.undrawn.count > 1 || text.contains("哈哈哈") { energy += 0.25 }
        if text.contains("|") { energy -= 0.05 }
        return min(max(energy, 0), 1)
    }
}

extension String {
    /// Whether it begins with `prompt`, in whatever case.
    func begins(with prompt: String) -> Bool {
        prompt.isEmpty || lowercased().hasPrefix(prompt.lowercased())
    }
}
