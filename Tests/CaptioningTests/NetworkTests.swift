import Foundation
import Testing

@testable import Captioning

/// The caption networks against PyTorch.
struct NetworkTests {
    @Test func referencesAreThere() {
        #expect(NetworkReference.small.map(\.model).sorted() == CaptionNetworks.Kind.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: NetworkReference.small)
    func smallNetworksAgreeWithPyTorch(_ reference: NetworkReference) throws {
        try compare(CaptionNetworks.load(named: reference.name, in: NetworkReference.smallFolder), with: reference)
    }

    @Test(arguments: NetworkReference.shipped)
    func shippedNetworksAgreeWithPyTorch(_ reference: NetworkReference) throws {
        try compare(CaptionNetworks.packaged(reference.name), with: reference)
    }

    private func compare(_ network: some CaptionNetwork, with reference: NetworkReference) throws {
        #expect(network.kind.rawValue == reference.model && network.language == reference.language)
        // The first tokens of a text may be all that was kept.
        let tokens = [CaptionVocabulary.start] + network.vocabulary.encode(reference.text)
        #expect(tokens.starts(with: reference.tokens) && reference.tokens.count > 8)
        var state = try network.start(reference.condition)
        for (place, token) in reference.tokens.enumerated() {
            let logits = network.next(token, &state)
            #expect(logits.count == network.vocabulary.count)
            let limit = 1e-4 * reference.largest[place]
            for (found, expected) in zip(logits, reference.logits[place]) {
                #expect(abs(found - expected) <= limit, "token \(place)")
            }
            let largest = logits.map(abs).max() ?? 0
            #expect(abs(largest - reference.largest[place]) <= limit)
            #expect(logits[reference.best[place]] >= (logits.max() ?? 0) - limit)
        }
    }

    @Test(arguments: NetworkReference.small)
    func statesGoOnByThemselves(_ reference: NetworkReference) throws {
        try branch(NetworkReference.network(reference.name), reference.condition)
    }

    private func branch(_ network: some CaptionNetwork, _ condition: CaptionCondition) throws {
        var first = try network.start(condition)
        _ = network.next(CaptionVocabulary.start, &first)
        var second = first
        let expected = network.next(7, &first)
        #expect(network.next(7, &second) == expected)
        #expect(network.next(7, &second) != network.next(8, &first))
    }

    @Test(arguments: NetworkReference.small)
    func conditionsAreChecked(_ reference: NetworkReference) throws {
        let network = try NetworkReference.network(reference.name)
        #expect(throws: CaptionModelError.unknownMood("bored", known: ["yummy", "tired", "proud"])) {
            try network.start(CaptionCondition(picture: reference.picture, mood: "bored"))
        }
        _ = try network.start(CaptionCondition())
        guard reference.model.hasPrefix("lstm") else { return }
        let error = CaptionModelError.wrongPicture(count: 4, expected: 33)
        #expect(throws: error) { try network.start(CaptionCondition(picture: [1, 2, 3, 4])) }
        #expect(error.description.contains("33"))
    }

    /// What a mood and a picture do shows in the logits of those networks that are told them.
    @Test(arguments: NetworkReference.small)
    func conditionsMatter(_ reference: NetworkReference) throws {
        try matter(NetworkReference.network(reference.name), reference)
    }

    private func matter(_ network: some CaptionNetwork, _ reference: NetworkReference) throws {
        func logits(_ condition: CaptionCondition) throws -> [Float] {
            var state = try network.start(condition)
            return network.next(CaptionVocabulary.start, &state)
        }
        let seen = try logits(reference.condition)
        let other = try logits(CaptionCondition(picture: reference.picture, mood: "tired"))
        #expect((seen != other) == (network.kind != .lstm))
        let blind = try logits(CaptionCondition(mood: reference.mood))
        #expect((seen != blind) == reference.model.hasPrefix("lstm"))
    }
}
