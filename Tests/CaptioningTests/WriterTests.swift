import Compositing
import NeuralNetwork
import PartLibrary
import Testing

@testable import Captioning

@Suite("writer") struct WriterTests {
    static let renderer = Result { try AvatarRenderer(style: .usual) }

    private func subject(_ mood: String, for model: CaptionModel = .bank) throws -> CaptionSubject {
        let renderer = try Self.renderer.get()
        var recipe = AvatarRecipe(defaultFaceOf: renderer.library)
        let mood = try Moods.packaged().mood(named: mood)
        recipe.expression = mood.expression(in: renderer.library)?.name
        return try CaptionSubject(recipe, mood: mood, drawnBy: renderer, for: model)
    }

    private func first(_ count: Int, _ sequence: CaptionSequence) async -> [String] {
        var texts: [String] = []
        for await caption in sequence.prefix(count) { texts.append(caption.text) }
        return texts
    }

    @Test(arguments: CaptionLanguage.allCases) func oneSeedIsOneRowOfCaptions(_ language: CaptionLanguage) async throws
    {
        let writer = try CaptionWriter(language: language)
        let subject = try subject("happy")
        let row = await first(20, try writer.captions(of: subject, seed: 7))
        #expect(await first(20, try writer.captions(of: subject, seed: 7)) == row)
        #expect(await first(20, try writer.captions(of: subject, seed: 8)) != row)
        #expect(Set(row).count == 20)
        #expect(try writer.caption(of: subject, seed: 7, number: 12).text == row[12])
    }

    /// No caption comes twice before all have come, nor twice in a row then.
    @Test func theBankBeginsAnewWhenItEnds() async throws {
        let writer = try CaptionWriter(language: .english)
        let subject = try subject("ok")
        let count = try #require(try CaptionBank.packaged(.english).lines["ok"]).count
        let row = await first(count + 50, try writer.captions(of: subject, seed: 1))
        #expect(Set(row.prefix(count)).count == count)
        #expect(zip(row, row.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test func promptsAreKept() async throws {
        let writer = try CaptionWriter(language: .english)
        let row = await first(10, try writer.captions(of: subject("happy"), prompt: "When the", seed: 3))
        #expect(row.allSatisfy { $0.lowercased().hasPrefix("when the") && $0.contains("|") })
        let own = await first(5, try writer.captions(of: subject("happy"), prompt: "my own beginning", seed: 3))
        #expect(own.allSatisfy { $0.hasPrefix("my own beginning|") } && Set(own).count == 5)
        let half = await first(3, try writer.captions(of: subject("happy"), prompt: "me today|", seed: 3))
        #expect(half.allSatisfy { $0.hasPrefix("me today|") && $0.count > 9 })
    }

    static let wrongPrompts = [
        String(repeating: "a", count: 81), "a|b|c", "|below", "tab\u{7}", "vote for me", "他妈的",
    ]

    @Test(arguments: wrongPrompts) func promptsThatCannotBeKeptAreTold(_ prompt: String) throws {
        let writer = try CaptionWriter(language: .english)
        #expect(throws: CaptionError.self) { try writer.captions(of: subject("happy"), prompt: prompt, seed: 1) }
    }

    /// Writes the same, whatever is asked.
    struct Parrot: CaptionGenerating {
        let words: [String]
        func caption(of subject: CaptionSubject, prompt: String, lots: inout SeededGenerator) throws -> String {
            words[Int.random(in: words.indices, using: &lots)]
        }
    }

    @Test func theBankAnswersAfterTenRefusals() async throws {
        let rude = try CaptionWriter(language: .english, model: .lstm, generator: Parrot(words: ["what the hell"]))
        var captions = try rude.captions(of: subject("happy"), seed: 1).makeAsyncIterator()
        let caption = try #require(await captions.next())
        #expect(caption.model == .bank && caption.text != "what the hell")
        // What was written is written anew only by the bank.
        let parrot = try CaptionWriter(language: .english, model: .lstm, generator: Parrot(words: ["hello you"]))
        var row: [CaptionModel] = []
        for await caption in try parrot.captions(of: subject("happy"), seed: 1).prefix(3) { row.append(caption.model) }
        #expect(row == [.lstm, .bank, .bank])
    }

    @Test(
        arguments: CaptionModel.allCases.filter { $0 != .bank }, CaptionLanguage.allCases)
    func everyModelWritesKindCaptionsOfItsLanguage(_ model: CaptionModel, _ language: CaptionLanguage) async throws {
        let writer = try CaptionWriter(language: language, model: model)
        let filter = try CaptionFilter.packaged()
        let subject = try subject("tired", for: model)
        var own = 0
        for await caption in try writer.captions(of: subject, seed: 5).prefix(6) {
            #expect(filter.refusal(of: caption.text) == nil)
            #expect(caption.text.count { $0 == "|" } <= 1 && !caption.text.isEmpty)
            if caption.model == model { own += 1 }
        }
        #expect(own > 0)
        let prompt = language == .english ? "when the" : "今天"
        let prompted = await first(3, try writer.captions(of: subject, prompt: prompt, seed: 2))
        #expect(prompted.allSatisfy { $0.hasPrefix(prompt) }, "\(prompted)")
        #expect(
            await first(4, try writer.captions(of: subject, seed: 9))
                == first(4, try writer.captions(of: subject, seed: 9)))
    }

    @Test func aPictureHasItsExpressionsParts() throws {
        // `frown` is a mouth that only expressions have, so that no index holds it.
        let sad = try #require(try subject("sad", for: .lstm).picture)
        let happy = try #require(try subject("happy", for: .lstm).picture)
        #expect(sad.count == happy.count && sad != happy)
        #expect(try subject("sad").picture == nil)
        let dimension = (sad.count - 3) / 10
        let mouth = sad[6 * dimension..<7 * dimension]
        #expect(abs(mouth.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
    }
}
