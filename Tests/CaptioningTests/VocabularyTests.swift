import Testing

@testable import Captioning

struct VocabularyTests {
    static let special = ["<pad>", "<start>", "<end>", "|", "<unk>"]

    static let pieces = Result {
        try CaptionVocabulary(
            tokens: special + ["when", "plan", "##s", "##ing", "w", "##w", "o", "##o", "the", "work", "it's"],
            unit: .pieces)
    }
    static let characters = Result {
        try CaptionVocabulary(tokens: special + [" ", "当", "计", "划", "o", "k"], unit: .characters)
    }

    @Test func wordsAreCutIntoTheLongestPieces() throws {
        let vocabulary = try Self.pieces.get()
        let tokens = vocabulary.encode("When the plans |  wow it's  working")
        #expect(
            tokens.map { vocabulary.tokens[$0] } == [
                "when", "the", "plan", "##s", "|", "w", "##o", "##w", "it's", "work", "##ing",
            ])
        #expect(vocabulary.decode(tokens) == "when the plans|wow it's working")
        #expect(vocabulary.encode("we") == [9, CaptionVocabulary.unknown])
        #expect(vocabulary.encode("").isEmpty)
        #expect(vocabulary.isContinuation(7) && !vocabulary.isContinuation(5))
    }

    @Test func charactersAreTokens() throws {
        let vocabulary = try Self.characters.get()
        let tokens = vocabulary.encode("当计划 OK|划!")
        #expect(tokens == [6, 7, 8, 5, 9, 10, 3, 8, 4])
        #expect(vocabulary.decode(tokens) == "当计划 ok|划")
        #expect(vocabulary.decode([1, 6, 99, -1, 2]) == "当")
    }

    @Test(arguments: [
        (special, "must have 6"), (["a", "b", "c", "d", "e", "f"], "<pad>"), (special + ["a", "a"], "twice"),
        (special + ["ab"], "one character"), (special + [""], "empty"),
    ])
    func brokenListsAreTold(tokens: [String], words: String) throws {
        let fault = #expect(throws: VocabularyFault.self) { try CaptionVocabulary(tokens: tokens, unit: .characters) }
        #expect(try #require(fault).reason.contains(words))
    }
}
