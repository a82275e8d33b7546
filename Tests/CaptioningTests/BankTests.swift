import Foundation
import Testing

@testable import Captioning

@Suite("bank") struct BankTests {
    @Test(arguments: CaptionLanguage.allCases) func itHasEnoughOfEveryMood(_ language: CaptionLanguage) throws {
        let bank = try CaptionBank.packaged(language)
        for mood in try Moods.packaged().all {
            let lines = try #require(bank.lines[mood.id])
            #expect(lines.short.count >= 60 && lines.tops.count >= 12 && lines.bottoms.count >= 12, "\(mood.id)")
            for list in [lines.short, lines.tops, lines.bottoms] {
                #expect(Set(list.map { $0.lowercased() }).count == list.count, "\(mood.id)")
            }
        }
        #expect(bank.lines.count == 48)
    }

    /// What the filter refuses in a model it refuses in people too.
    @Test(arguments: CaptionLanguage.allCases) func everyLinePassesTheFilter(_ language: CaptionLanguage) throws {
        let filter = try CaptionFilter.packaged()
        for (mood, lines) in try CaptionBank.packaged(language).lines {
            for line in lines.short + lines.tops + lines.bottoms {
                let refusal = filter.refusal(of: line)
                #expect(refusal == nil, "\(mood): \(line): \(refusal?.topic ?? "") \(refusal?.word ?? "")")
            }
        }
    }

    @Test(arguments: CaptionLanguage.allCases) func everyLineIsOfItsLanguageAndFitsASticker(_ language: CaptionLanguage)
        throws
    {
        let longest = language == .english ? 44 : 18
        for (mood, lines) in try CaptionBank.packaged(language).lines {
            for line in lines.short + lines.tops + lines.bottoms {
                #expect(line.count <= longest && !line.isEmpty, "\(mood): \(line)")
                // OK, Zzz and …… are said in Chinese too.
                let isChinese = line.unicodeScalars.contains(where: \.isHan) || language == .chinese && line.count < 4
                #expect(isChinese == (language == .chinese), "\(mood): \(line)")
                #expect(line.trimmingCharacters(in: .whitespaces) == line, "\(mood): \(line)")
                #expect(
                    line.count { $0 == "|" } <= 1 && !line.hasPrefix("|") && !line.hasSuffix("|"), "\(mood): \(line)")
            }
            #expect(!(lines.tops + lines.bottoms).contains { $0.contains("|") })
        }
    }

    @Test func livelyFacesHaveLivelyLines() throws {
        let bank = try CaptionBank.packaged(.english)
        let mood = try Moods.packaged().mood(named: "excited")
        func energy(of face: Double) -> Double {
            let first = (0..<40).flatMap { bank.ranked(mood, energy: face, prompt: "", seed: $0).prefix(3) }
            return first.map(CaptionBank.energy).reduce(0, +) / Double(first.count)
        }
        #expect(energy(of: 1) > energy(of: 0) + 0.03)
    }

    @Test func brokenFilesAreTold() throws {
        let moods = try Moods.packaged()
        for json in [#"{"version": 1, "language": "en", "moods": {}}"#, "{}", "[]"] {
            #expect(throws: DecodingError.self) {
                try CaptionBank(json: Data(json.utf8), language: .english, moods: moods)
            }
        }
    }
}
