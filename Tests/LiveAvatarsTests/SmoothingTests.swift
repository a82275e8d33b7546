import Compositing
import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary
import Testing

@testable import LiveAvatars

@Suite("steady avatars")
struct SmoothingTests {
    private func selection(_ slot: Slot, _ ranking: [(String, Float)]) -> PartSelection {
        let matches = ranking.map { PartMatch(id: $0.0, similarity: $0.1) }
        return PartSelection(parts: matches.first.map { [slot: $0] } ?? [:], nearest: [slot: matches])
    }

    private func chosen(_ slot: Slot, rate: Double, _ rankings: [[(String, Float)]]) -> [String?] {
        var smoothing = AvatarSmoothing()
        return rankings.enumerated().map { index, ranking in
            var selection = selection(slot, ranking)
            smoothing.steady(&selection, time: Double(index) / rate)
            return selection.parts[slot]?.id
        }
    }

    @Test func partsThatTakeTurnsDoNotFlicker() {
        let (a, b): ([(String, Float)], [(String, Float)]) = (
            [("a", 0.80), ("b", 0.79)], [("b", 0.80), ("a", 0.79)]
        )
        #expect(chosen(.nose, rate: 30, (0..<60).map { $0 % 2 == 0 ? a : b }).allSatisfy { $0 == "a" })
    }

    @Test(arguments: [12.0, 24, 30, 60])
    func aSmileShowsWithinATenthOfASecond(rate: Double) {
        // The closed mouth no longer comes into question.
        let rankings = (0..<Int(rate)).map { $0 < 6 ? [("closed", Float(0.9))] : [("smile", Float(0.7))] }
        let ids = chosen(.mouth, rate: rate, rankings)
        let first = ids.firstIndex(of: "smile") ?? ids.count
        #expect(Double(first - 6) / rate <= 0.1)
        #expect(ids[first...].allSatisfy { $0 == "smile" })
    }

    @Test func glassesThatAreMissedForAFrameStayOn() {
        let rankings = (0..<30).map { $0 == 10 ? [] : [("round", Float(0.8))] }
        #expect(chosen(.glasses, rate: 30, rankings).allSatisfy { $0 == "round" })
        let gone = chosen(.glasses, rate: 30, (0..<60).map { $0 < 10 ? [("round", Float(0.8))] : [] })
        #expect(gone[15] == "round" && gone[50] == nil)
    }

    @Test func theFilterStillsNoiseAndFollowsSteps() {
        var filter = OneEuroFilter(minimumCutoff: 1.2, beta: 0.08)
        let rest = (0..<60).map { filter.next($0 % 2 == 0 ? 1 : -1, time: Double($0) / 30) }
        #expect(rest.suffix(30).allSatisfy { abs($0) < 0.35 })
        var quick = OneEuroFilter(minimumCutoff: 1.2, beta: 0.08)
        let step = (0..<30).map { quick.next($0 < 10 ? 0 : 30, time: Double($0) / 30) }
        // Half of the way within 100 ms.
        #expect(step[9] == 0 && step[12] > 15)
    }

    @Test func timeThatStandsStillChangesNothing() {
        var filter = OneEuroFilter(minimumCutoff: 1, beta: 0)
        #expect(filter.next(3, time: 1) == 3)
        #expect(filter.next(9, time: 1) == 3)
    }

    @Test func coloursOfAPersonAreHeld() {
        var smoothing = AvatarSmoothing()
        let (brown, black) = (
            AvatarRecipe(style: "classic", colors: [.hair: .init(red: 90, green: 60, blue: 40)]),
            AvatarRecipe(style: "classic", colors: [.hair: .init(red: 20, green: 20, blue: 20)])
        )
        for index in 0..<40 {
            var recipe = index % 3 == 1 ? black : brown
            smoothing.steady(&recipe, time: Double(index) / 30)
            #expect(recipe.colors == brown.colors)
        }
    }
}
