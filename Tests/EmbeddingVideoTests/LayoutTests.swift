import Imaging
import LiveAvatars
import Testing

@testable import EmbeddingVideo
@testable import Mugmoji

@Suite("layout and history")
struct LayoutTests {
    @Test(arguments: [1, 3, 10], [(1280, 720), (640, 360), (720, 1280)])
    func cellsLieWithinTheFrameAndApart(count: Int, size: (Int, Int)) {
        let layout = VideoLayout(width: size.0, height: size.1, slots: count)
        #expect(layout.cells.count == count)
        for (index, cell) in layout.cells.enumerated() {
            #expect(cell.x >= layout.source.maxX && cell.maxX <= Double(size.0) && cell.maxY <= Double(size.1))
            for other in layout.cells.dropFirst(index + 1) {
                #expect(cell.maxX <= other.x || other.maxX <= cell.x || cell.maxY <= other.y || other.maxY <= cell.y)
            }
        }
    }

    @Test func aHistoryDoesNotGrowWithTheClip() {
        var history = SlotHistory()
        let reading = FrameEmoji.SlotReading(face: [1], part: [1], match: nil, isChange: false)
        for frame in 0..<5000 { history.add(reading, time: Double(frame) / 30) }
        #expect(history.samples.count < 300)
        #expect(history.shown.count == Int(SlotHistory.span * 30) + 1)
    }

    @Test(arguments: [(0.874, "0.87"), (-0.5, "−0.50"), (-0.001, "0.00"), (1, "1.00"), (12.345, "12.35")])
    func numbersHaveTwoDecimals(value: Double, text: String) {
        #expect(hundredths(value) == text)
    }
}
