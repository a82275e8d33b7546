import Foundation
import Testing

@testable import Captioning

struct BreakerTests {
    /// What `Tools/training/captions/line_break.py` makes of a text.
    struct Typed: Decodable {
        let text: String
        let scores: [String: Double]
        let broken: String
    }

    @Test(arguments: ["en", "zh"])
    func placesScoreAsInTraining(language: String) throws {
        let breaker = try CaptionBreaker.packaged(language)
        let file = NetworkReference.folder.appendingPathComponent("line-break-\(language).json")
        let typed = try JSONDecoder().decode([Typed].self, from: Data(contentsOf: file))
        #expect(typed.count > 3)
        for typed in typed {
            let scores = breaker.scores(of: typed.text)
            #expect(Set(scores.keys.map(String.init)) == Set(typed.scores.keys), "\(typed.text)")
            for (place, score) in scores { #expect(abs(score - (typed.scores["\(place)"] ?? .nan)) < 1e-3) }
            #expect(breaker.broken(typed.text) == typed.broken)
        }
    }

    private func breaker(_ json: String) throws -> CaptionBreaker {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-\(UUID().uuidString).json")
        try json.write(to: url, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: url) }
        return try CaptionBreaker(contentsOf: url)
    }

    private func english(_ weights: String, limit: Double = 0) throws -> CaptionBreaker {
        try breaker(#"{"version": 1, "language": "en", "limit": \#(limit), "weights": {\#(weights)}}"#)
    }

    @Test func textsBreakAtTheBestPlace() throws {
        let marks = try english(#""mark,": 2, "middle": 1"#)
        #expect(marks.broken("Me,  Trying to\nbe on time") == "Me|Trying to be on time")
        #expect(marks.broken("one two three") == "one|two three")
        #expect(marks.broken("own, place|of mine") == "own, place|of mine")
        for text in ["", "word", "日本"] { #expect(marks.broken(text) == text) }
        #expect(try english(#""bias": 1"#, limit: 1).broken("one two") == "one two")
    }

    @Test func brokenFilesAreTold() throws {
        for (json, words) in [
            ("{", "JSON"), ("{}", "version"), (#"{"version": 3}"#, "version 3"),
            (#"{"version": 1, "language": "en", "limit": 0, "weights": {"bias": "x"}}"#, "a number"),
            (#"{"version": 1, "language": "en", "limit": 0, "weights": {}, "more": 1}"#, "more"),
        ] {
            let error = #expect(throws: CaptionModelError.self) { try breaker(json) }
            guard case .brokenFile(let path, let reason) = try #require(error) else { return }
            #expect(path.hasSuffix(".json") && reason.contains(words), "\(reason)")
        }
        #expect(throws: CaptionModelError.self) { try CaptionBreaker.packaged("xx") }
    }
}
