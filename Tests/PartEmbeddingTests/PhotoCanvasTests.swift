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

    /// Against the definition, sample by sample: also where maps are coarse, fine, of noise, or narrower than the window's cells.
    @Test(arguments: [Slot.mouth, .eyes, .hairFront], [3, 40, 256, 700])
    func eachSampleTakesTheHeaviestClass(slot: Slot, size: Int) throws {
        var chance = SplitMix64(seed: UInt64(size))
        let drawn: [FaceLabel] = [.background, .lip, .mouth, .teeth, .eye, .iris, .hair, .skin, .headwear]
        // Blobs of a few cells, and here and there single ones.
        let coarse = (0..<40 * 40).map { _ in drawn[Int.random(in: 0..<drawn.count, using: &chance)] }
        let labels = (0..<size * size).map { index in
            Int.random(in: 0..<20, using: &chance) == 0
                ? drawn[Int.random(in: 0..<drawn.count, using: &chance)]
                : coarse[index / size * 40 / size * 40 + index % size * 40 / size]
        }
        let map = LabelMap(width: size, height: size, labels: labels.map(\.rawValue))
        let view = try #require(slot.view)
        let canvas = PartCanvas(labels: map, slot: slot)
        var undecided = 0
        for _ in 0..<3000 {
            let (x, y) = (Int.random(in: 0..<306, using: &chance), Int.random(in: 0..<306, using: &chance))
            var sums = (2, 2, 2)
            var isClear = true
            for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let found = heaviest(in: map, view, sampleX: 2 * x + column, sampleY: 2 * y + row)
                isClear = isClear && found.lead > 1e-4
                let color = found.color
                sums = (sums.0 + Int(color.red), sums.1 + Int(color.green), sums.2 + Int(color.blue))
            }
            guard isClear else {
                undecided += 1
                continue
            }
            let expected = Color(red: UInt8(sums.0 / 4), green: UInt8(sums.1 / 4), blue: UInt8(sums.2 / 4))
            #expect(canvas[x, y] == expected, "\(x), \(y)")
        }
        #expect(undecided < 60)
    }

    /// The colour of the class that weighs most at a sample, and by how much it leads.
    private func heaviest(in map: LabelMap, _ view: SlotView, sampleX: Int, sampleY: Int) -> (
        color: Color, lead: Double
    ) {
        func cell(_ start: Double, _ length: Double, _ sample: Int) -> Double {
            (start + (Double(sample) + 0.5) / 612 * length) / 512 * Double(map.width) - 0.5
        }
        func weight(_ distance: Double) -> Double {
            let d = abs(distance)
            return d < 1 ? 2.0 / 3 - d * d + d * d * d / 2 : d < 2 ? (2 - d) * (2 - d) * (2 - d) / 6 : 0
        }
        let (x, y) = (cell(view.window.x, view.window.width, sampleX), cell(view.window.y, view.window.height, sampleY))
        var weights: [Color: Double] = [:]
        for row in Int(y.rounded(.down)) - 1...Int(y.rounded(.down)) + 2 {
            for column in Int(x.rounded(.down)) - 1...Int(x.rounded(.down)) + 2 {
                let isInside = (0..<map.width).contains(column) && (0..<map.height).contains(row)
                let label = isInside ? map[column, row] : .background
                let color = view.color(of: label) ?? FaceLabel.background.color
                weights[color, default: 0] += weight(Double(column) - x) * weight(Double(row) - y)
            }
        }
        let ranked = weights.sorted { $0.value > $1.value }
        return (ranked[0].key, ranked[0].value - (ranked.count > 1 ? ranked[1].value : 0))
    }
}
