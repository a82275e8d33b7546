import Foundation
import Imaging
import Testing

@testable import FaceParsing

@Suite struct LocatorTests {
    /// An output of no faces, with the given cells set.
    private func output(columns: Int, rows: Int, cells: [(x: Int, y: Int, values: [Float])]) -> LocatorOutput {
        var values = [Float](repeating: 0, count: columns * rows * LocatorOutput.channels)
        for cell in 0..<columns * rows { values[cell * LocatorOutput.channels] = -9 }
        for cell in cells {
            for (channel, value) in cell.values.enumerated() {
                values[(cell.y * columns + cell.x) * LocatorOutput.channels + channel] = value
            }
        }
        return LocatorOutput(columns: columns, rows: rows, values: values)
    }

    private let face: [Float] = [2, 0.5, -0.5, 0.5, 0.75, -0.2, -0.1, 0.2, -0.1, 0, 0.5]

    @Test func decodesAsDescribed() throws {
        let (found, rejected) = output(columns: 20, rows: 20, cells: [(9, 8, face)])
            .candidates(in: Rect(x: 0, y: 0, width: 160, height: 160), threshold: 0.4)
        let candidate = try #require(found.first)
        #expect(found.count == 1)
        #expect(abs(candidate.face.score - 1 / (1 + exp(-2))) < 1e-6)
        let (width, height) = (32 * exp(0.5), 32 * exp(0.75))
        #expect(abs(candidate.levelWidth - width) < 1e-6)
        #expect(abs(candidate.face.box.x - (76 + 4 - width / 2)) < 1e-6)
        #expect(abs(candidate.face.box.y - (68 - 4 - height / 2)) < 1e-6)
        let reach = (width * height).squareRoot()
        #expect(candidate.face.leftEye.distance(to: Point(x: 76 - 0.2 * reach, y: 68 - 0.1 * reach)) < 1e-4)
        #expect(candidate.face.chin.distance(to: Point(x: 76, y: 68 + 0.5 * reach)) < 1e-4)
        #expect(abs(candidate.face.roll) < 1e-6)
        #expect(rejected < 0.01)
    }

    @Test func onlyPeaksAboveTheThresholdCount() {
        var weaker = face
        weaker[0] = 1
        var faint = face
        faint[0] = -1
        let (found, rejected) = output(
            columns: 20, rows: 20, cells: [(5, 5, face), (6, 5, weaker), (15, 15, faint)]
        ).candidates(in: Rect(x: 0, y: 0, width: 160, height: 160), threshold: 0.4)
        #expect(found.count == 1)
        #expect(abs(rejected - 1 / (1 + exp(1))) < 1e-6)
    }

    @Test func paddingHoldsNoFaces() {
        let (found, _) = output(columns: 20, rows: 12, cells: [(5, 11, face)])
            .candidates(in: Rect(x: 0, y: 0, width: 160, height: 90), threshold: 0.4)
        #expect(found.isEmpty)
    }

    private func detected(_ x: Double, _ y: Double, _ side: Double, score: Double) -> DetectedFace {
        DetectedFace(
            box: Rect(x: x, y: y, width: side, height: side), roll: 0, score: score, leftEye: Point(x: x, y: y),
            rightEye: Point(x: x + side, y: y), chin: Point(x: x, y: y + side))
    }

    @Test func levelsAreMerged() {
        let faces = DetectedFace.merged(
            [
                detected(10, 10, 50, score: 0.7), detected(12, 11, 50, score: 0.9),
                detected(30, 30, 20, score: 0.8), detected(200, 10, 90, score: 0.5),
            ], overlap: 0.4, inside: 0.75)
        #expect(faces.map(\.score) == [0.9, 0.5])
        let alike = DetectedFace.merged(
            [detected(0, 0, 50, score: 0.9), detected(200, 10, 90, score: 0.7)], overlap: 0.4, inside: 0.75)
        #expect(alike.map(\.score) == [0.7, 0.9])
    }

    @Test func scalingBack() {
        let face = detected(10, 20, 30, score: 1).scaled(by: 4)
        #expect(face.box == Rect(x: 40, y: 80, width: 120, height: 120))
        #expect(face.chin == Point(x: 40, y: 200))
    }

    @Test func refinementCropPutsTheFaceUpright() {
        let face = DetectedFace(
            box: Rect(x: 0, y: 0, width: 100, height: 100), roll: .pi / 2, score: 1, leftEye: Point(x: 300, y: 100),
            rightEye: Point(x: 300, y: 200), chin: Point(x: 188, y: 150))
        let transform = LocatorNumbers.refinementTransform(for: face)
        #expect(transform(Point(x: 80, y: 62)).distance(to: Point(x: 300, y: 150)) < 1e-9)
        #expect(transform(Point(x: 80, y: 118)).distance(to: face.chin) < 1e-9)
        #expect(transform(Point(x: 55, y: 62)).distance(to: face.leftEye) < 1e-9)
    }

    @Test func centralFace() {
        let near = detected(60, 60, 50, score: 0.5)
        #expect(LocatorNumbers.central([detected(0, 0, 40, score: 0.9), near]) == near)
        #expect(LocatorNumbers.central([detected(0, 0, 40, score: 0.9)]) == nil)
    }
}
