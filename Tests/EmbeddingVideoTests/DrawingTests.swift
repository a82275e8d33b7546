import FaceAtlas
import Imaging
import Mugmoji
import PartEmbedding
import SVGRendering
import Testing
import VideoFrames

@testable import EmbeddingVideo
@testable import LiveAvatars

@Suite("drawing what has changed")
struct DrawingTests {
    private static let maker = Result { try EmojiMaker() }

    private func fill(_ canvas: CairoCanvas, _ rect: Rect, _ color: Color) {
        Pen(canvas: canvas, labels: LabelCache(), unit: 1).fill(rect, color)
    }

    // MARK: Planes

    /// By ITU-R BT.709-6, sections 3 and 4.
    private func planes(of color: Color) -> (luma: Double, blue: Double, red: Double) {
        let (red, green, blue) = (Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
        let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return (16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748)
    }

    @Test(arguments: [
        Color(red: 0, green: 0, blue: 0), Color(red: 255, green: 255, blue: 255), Color(red: 240, green: 78, blue: 152),
        Color(red: 91, green: 33, blue: 182), Color(red: 0, green: 255, blue: 0), Color(red: 255, green: 0, blue: 0),
        Color(red: 0, green: 0, blue: 255),
    ])
    func planesHoldTheColorsOfTheCanvas(color: Color) throws {
        let canvas = try CairoCanvas(width: 20, height: 10)
        fill(canvas, Rect(x: 0, y: 0, width: 20, height: 10), color)
        var planes = VideoPlanes(width: 20, height: 10)
        try planes.take(PixelArea(around: Rect(x: 0, y: 0, width: 20, height: 10), width: 20, height: 10), of: canvas)
        let expected = self.planes(of: color)
        #expect(planes.bytes.count == 300)
        #expect(planes.bytes[..<200].allSatisfy { abs(Double($0) - expected.luma) <= 1 })
        #expect(planes.bytes[200..<250].allSatisfy { abs(Double($0) - expected.blue) <= 1 })
        #expect(planes.bytes[250...].allSatisfy { abs(Double($0) - expected.red) <= 1 })
    }

    @Test func onlyTheAreaIsTakenAndOddOnesGrowToWholeSquares() throws {
        let canvas = try CairoCanvas(width: 8, height: 6)
        fill(canvas, Rect(x: 0, y: 0, width: 8, height: 6), Color(red: 255, green: 255, blue: 255))
        var planes = VideoPlanes(width: 8, height: 6)
        let area = PixelArea(around: Rect(x: 3.2, y: 2.5, width: 1.5, height: 1), width: 8, height: 6)
        #expect(area.x == 3..<5 && area.y == 2..<4)
        try planes.take(area, of: canvas)
        for y in 0..<6 {
            for x in 0..<8 {
                let isInside = (2..<6).contains(x) && (2..<4).contains(y)
                #expect(planes.bytes[y * 8 + x] == (isInside ? 235 : 0), "\(x), \(y)")
            }
        }
        #expect(planes.bytes[48..<60].map { $0 == 128 } == (0..<12).map { [5, 6].contains($0) })
    }

    // MARK: Frames

    private func emoji(_ index: Int, live: LiveEmojiMaker) -> FrameEmoji {
        var slots: [Slot: FrameEmoji.SlotReading] = [:]
        for slot in live.slots where slot != .glasses {
            let parts = live.parts(in: slot).sorted { $0.key < $1.key }
            let (own, other) = (parts[index / 3 % parts.count], parts[(index + 1) % parts.count])
            let cosine = zip(own.value, other.value).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            slots[slot] = FrameEmoji.SlotReading(
                face: other.value, part: own.value, match: PartMatch(id: own.key, similarity: cosine),
                isChange: index % 3 == 0 && index > 0)
        }
        slots[.glasses] = FrameEmoji.SlotReading(face: [], part: [], match: nil, isChange: index == 5)
        return FrameEmoji(slots: slots)
    }

    private func frame(_ index: Int) -> VideoFrame {
        let grey = UInt8(40 + index / 2 * 20)
        return VideoFrame(
            index: index, time: Double(index) / 12,
            image: Image(width: 64, height: 48, filledWith: Color(red: grey, green: 90, blue: 200)))
    }

    /// What a painter says has changed is all that has.
    @Test(arguments: Projection.allCases)
    func nothingChangesThatIsNotTakenAnew(projection: Projection) throws {
        let maker = try Self.maker.get()
        let live = LiveEmojiMaker(maker.avatars)
        func painter(_ format: VideoEncoder.PixelFormat) throws -> FramePainter {
            try FramePainter(
                size: (640, 360), frame: (64, 48), title: "clip", slots: live.slots, maker: live,
                renderer: maker.renderer,
                projection: projection, as: format)
        }
        let (planar, whole) = (try painter(.planarYUV), try painter(.opaqueBGRA))
        for index in 0..<8 {
            let (frame, emoji) = (frame(index), emoji(index, live: live))
            let found = try planar.draw(frame, emoji)
            let pixels = try whole.draw(frame, emoji)
            let canvas = try CairoCanvas(width: 640, height: 360)
            // Blue comes first there, and red in a picture.
            var swapped = pixels
            for place in stride(from: 0, to: pixels.count, by: 4) {
                swapped.swapAt(place, place + 2)
                swapped[place + 3] = 255
            }
            canvas.fill(with: Image(width: 640, height: 360, pixels: swapped))
            var expected = VideoPlanes(width: 640, height: 360)
            try expected.take(
                PixelArea(around: Rect(x: 0, y: 0, width: 640, height: 360), width: 640, height: 360), of: canvas)
            #expect(found == expected.bytes, "frame \(index)")
        }
    }

    /// A curve that was drawn bit by bit is the curve that is drawn at once.
    @Test(arguments: [12.0, 25, 60])
    func aCurveMovesWithoutASeam(rate: Double) throws {
        let plot = Plot(rect: Rect(x: 10, y: 14, width: 150, height: 60))
        let canvas = try CairoCanvas(width: 180, height: 90)
        let pen = Pen(canvas: canvas, labels: LabelCache(), unit: 1)
        let curve = try ScrollingCurve(plot: plot, pen: pen)
        let times = (0..<Int(7 * rate)).map { Double($0) / rate }
        func value(_ time: Double) -> Double { 0.8 * (time * 3).remainder(dividingBy: 2) }
        for time in times {
            curve.add(SlotHistory.Sample(time: time, similarity: value(time), isChange: false, face: [], part: []))
        }
        curve.draw(with: pen)
        let last = times.last ?? 0
        let pace = plot.rect.width / SlotHistory.span
        let edge = (last * pace).rounded()
        let other = Pen(canvas: try CairoCanvas(width: 180, height: 90), labels: LabelCache(), unit: 1)
        other.line(
            times.map { Point(x: plot.rect.maxX - edge + $0 * pace, y: plot.y(value($0))) }, VideoColors.ink, width: 1.5
        )
        let (found, expected) = (try canvas.bytes(), try other.canvas.bytes())
        var (gaps, drawn) = (0, 0)
        for y in 0..<90 {
            for x in 11..<162 {
                let place = (y * 180 + x) * 4 + 3
                drawn += expected[place] > 0 ? 1 : 0
                gaps += abs(Int(found[place]) - Int(expected[place])) > 40 ? 1 : 0
            }
        }
        #expect(drawn > 500)
        #expect(gaps <= drawn / 100, "\(gaps) of \(drawn)")
    }
}
