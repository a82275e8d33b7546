import Testing

@testable import Lettering

/// Where lines are broken, without any font: every sign is one unit long.
@Suite struct LineBreakerTests {
    private func breaker(_ text: String) -> LineBreaker {
        let characters = Array(text)
        let isSpace = characters.map { $0 == " " }
        let places = characters.indices.dropFirst().filter { isSpace[$0 - 1] && !isSpace[$0] }
        return LineBreaker(
            advances: characters.map { _ in 1 }, isSpace: isSpace, places: places.map { .init(index: $0, price: 0) })
    }

    private func lines(_ text: String, _ number: Int) -> [String]? {
        breaker(text).lines(number)?.map { range in
            Array(text)[range].map(String.init).joined().trimmingSuffix { $0 == " " }
        }
    }

    @Test func linesAreNearlyAsLong() {
        #expect(lines("aaa bb cc ddd", 2) == ["aaa bb", "cc ddd"])
        #expect(lines("a bb ccc dddd eeeee", 2) == ["a bb ccc", "dddd eeeee"])
        #expect(lines("one two three four five six", 3) == ["one two", "three four", "five six"])
        // A greedy breaker would leave the last word alone.
        #expect(lines("aaaa aaaa aaaa aa", 2) == ["aaaa aaaa", "aaaa aa"])
    }

    @Test func whatCannotBeBrokenSoOftenIsNot() {
        #expect(lines("one two", 3) == nil)
        #expect(lines("one", 1) == ["one"])
        #expect(breaker("one two").most == 2)
    }

    @Test func spacesAtEndsHaveNoLength() {
        let breaker = breaker("aaa   bbb")
        #expect(breaker.longestPiece == 3)
        #expect(breaker.width(of: breaker.lines(2) ?? []) == 3)
        #expect(breaker.length == 9)
    }

    /// A break that is unwelcome is taken only where the lines are much more even for it.
    @Test func unwelcomePlacesAreAvoided() {
        func ends(_ price: Double) -> Int? {
            LineBreaker(
                advances: [Double](repeating: 1, count: 10), isSpace: [Bool](repeating: false, count: 10),
                places: [.init(index: 4, price: 0), .init(index: 5, price: price)]
            ).lines(2)?.first?.upperBound
        }
        #expect(ends(0) == 5)
        #expect(ends(1) == 4)
    }
}

extension String {
    fileprivate func trimmingSuffix(where isOut: (Character) -> Bool) -> String {
        String(reversed().drop(while: isOut).reversed())
    }
}
