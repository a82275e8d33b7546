import FaceAtlas
import FaceParsing
import Imaging
import PartEmbedding
import PartLibrary
import TestSupport
import Testing

/// Label maps of plain shapes in the canonical frame.
enum DrawnFace {
    /// 256×256 labels; `shapes` are painted in order, in units of the canonical frame.
    static func labels(_ shapes: [(FaceLabel, (Double, Double) -> Bool)]) -> LabelMap {
        var map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        for y in 0..<256 {
            for x in 0..<256 {
                for (label, isInside) in shapes where isInside(2 * Double(x) + 1, 2 * Double(y) + 1) {
                    map[x, y] = label
                }
            }
        }
        return map
    }

    static func ellipse(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> (Double, Double) -> Bool {
        { 4 * (($0 - x) * ($0 - x) / (width * width) + ($1 - y) * ($1 - y) / (height * height)) < 1 }
    }

    /// A face with everything that can be matched but glasses and headwear.
    static let whole = labels([
        (.hair, ellipse(256, 210, 270, 270)), (.ear, ellipse(170, 250, 30, 50)), (.ear, ellipse(342, 250, 30, 50)),
        (.skin, ellipse(256, 256, 190, 280)), (.brow, ellipse(213, 206, 50, 10)), (.brow, ellipse(299, 206, 50, 10)),
        (.eye, ellipse(213, 236, 42, 16)), (.eye, ellipse(299, 236, 42, 16)), (.iris, ellipse(213, 236, 16, 16)),
        (.iris, ellipse(299, 236, 16, 16)), (.nose, ellipse(256, 280, 40, 60)),
        (.facialHair, ellipse(256, 380, 120, 50)), (.lip, ellipse(256, 336, 70, 30)),
        (.mouth, ellipse(256, 336, 50, 14)), (.teeth, ellipse(256, 334, 44, 6)),
    ])
}

extension PartCanvas {
    /// The colour in column `x` of row `y`, as `#rrggbb`.
    func hex(_ x: Int, _ y: Int) -> String { self[x, y].hex }
}

@Suite struct PhotoCanvasTests {
    @Test func eachClassHasItsColourInItsWindow() {
        let eyes = PartCanvas(labels: DrawnFace.whole, slot: .eyes)
        // The window of the eyes is 176, 202, 160, 68.
        let eyeX = Int((213.0 - 176) / 160 * 306)
        let y = Int((236.0 - 202) / 68 * 306)
        #expect(eyes.hex(eyeX, y) == "#0070ff")
        #expect(eyes.hex(eyeX - 28, y) == "#ffffff")
        #expect(eyes.hex(153, y) == "#000000")
        let mouth = PartCanvas(labels: DrawnFace.whole, slot: .mouth)
        let mouthY = Int((336.0 - 290) / 90 * 306)
        #expect(mouth.hex(153, mouthY - 7) == "#fff0d0")
        #expect(mouth.hex(153, mouthY + 12) == "#600020")
        #expect(mouth.hex(153, mouthY + 36) == "#ff2050")
        let hair = PartCanvas(labels: DrawnFace.whole, slot: .hairFront)
        #expect(hair.hex(153, 80) == "#ffb000")
        for y in [160, 200, 230] { #expect(hair.hex(153, y) == "#e0b090") }
        let headwear = PartCanvas(labels: DrawnFace.whole, slot: .headwear)
        #expect(headwear.hex(153, 80) == "#000000")
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .facialHair).hex(153, 230) == "#00b050")
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .nose).hex(153, 150) == "#c08060")
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .ears).hex(45, 118) == "#ff8070")
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .head).hex(153, 150) == "#e0b090")
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .brows).hex(78, 178) == "#7a3cff")
    }

    @Test func whatIsNotShownIsBlack() {
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .glasses).isEmpty)
        #expect(PartCanvas(labels: DrawnFace.whole, slot: .earrings).isEmpty)
        #expect(!PartCanvas(labels: DrawnFace.whole, slot: .eyes).isEmpty)
    }

    @Test func coloursMixOnlyAlongEdges() {
        let canvas = PartCanvas(labels: DrawnFace.whole, slot: .eyes)
        let flat = Set(["#000000", "#ffffff", "#0070ff"].compactMap { Color(hex: $0) })
        var mixed = 0
        for y in 0..<306 {
            for x in 0..<306 where !flat.contains(canvas[x, y]) { mixed += 1 }
        }
        #expect(mixed > 100)
        #expect(mixed < 2500)
    }

    @Test func beyondTheFrameIsBackground() {
        let map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: FaceLabel.hair.rawValue, count: 65536))
        let canvas = PartCanvas(labels: map, slot: .hairFront)
        // The window begins 34 units above the frame: 20 rows of the canvas.
        #expect(canvas.hex(153, 0) == "#000000")
        #expect(canvas.hex(153, 17) == "#000000")
        #expect(canvas.hex(153, 24) == "#ffb000")
        #expect(canvas.hex(0, 305) == "#ffb000")
    }

    @Test func theSizeOfTheMapDoesNotMatter() {
        let small = LabelMap(width: 8, height: 8, labels: [UInt8](repeating: FaceLabel.nose.rawValue, count: 64))
        #expect(PartCanvas(labels: small, slot: .nose).hex(0, 0) == "#c08060")
    }
}
