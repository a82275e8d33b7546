import Testing

@testable import evaluation

@Suite struct PixelSetTests {
    private func pixels(_ rows: String...) -> PixelSet {
        PixelSet(width: rows[0].count, members: rows.joined().map { $0 == "#" })
    }

    @Test func growingStopsAtTheBorder() {
        let grown = pixels("#....", ".....", ".....", "....#").grown(by: 1)
        #expect(grown == pixels("##...", "##...", "...##", "...##"))
    }

    @Test func piecesApartTouchNothingOfTheOther() {
        let ours = pixels("##..#", "#...#", "..#..", ".##..")
        let masked = pixels("#....", ".....", ".....", "..#..")
        #expect(ours.pieces(apartFrom: masked) == pixels("....#", "....#", ".....", "....."))
    }

    @Test func rowsDoNotRunOn() {
        let ours = pixels("..#", "#..")
        #expect(ours.pieces(apartFrom: pixels("...", "#..")) == pixels("..#", "..."))
    }
}
