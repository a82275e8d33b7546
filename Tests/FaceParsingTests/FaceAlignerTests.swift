import FaceAtlas
import Foundation
import Imaging
import NeuralNetwork
import TestSupport
import Testing

@testable import FaceParsing

@Suite("Aligning a face before it is parsed")
struct FaceAlignerTests {
    /// The tensors of the network: those of layers, and a last layer that says `shifts` whatever it sees.
    private func weights(
        shifts: [Float], leavingOut left: String? = nil, hiddenInputs: Int = 864
    ) throws -> Weights {
        var writer = SafetensorsWriter()
        func add(_ name: String, _ shape: [Int], bias: [Float]? = nil) {
            guard name != left else { return }
            writer.add("\(name).weight", shape: shape, [Float](repeating: 0, count: shape.reduce(1, *)))
            writer.add("\(name).bias", shape: [shape[0]], bias ?? [Float](repeating: 0, count: shape[0]))
        }
        add("stem", [16, 3, 3, 3])
        for (index, shape) in [
            (16, 48, 24), (24, 72, 24), (24, 96, 40), (40, 144, 40), (40, 144, 40), (40, 200, 64), (64, 256, 64),
        ].enumerated() {
            add("blocks.\(index).expand", [shape.1, shape.0, 1, 1])
            add("blocks.\(index).depthwise", [shape.1, 1, 3, 3])
            add("blocks.\(index).project", [shape.2, shape.1, 1, 1])
        }
        add("gather", [24, 64, 1, 1])
        add("hidden", [128, hiddenInputs])
        add("out", [6, 128], bias: shifts)
        return try Weights(SafetensorsFile(writer.bytes))
    }

    private let crop = Image(width: 160, height: 160, filledWith: Color(red: 90, green: 80, blue: 70))

    @Test func pointsMoveInUnitsOfTheFacesOwnFrame() throws {
        let aligner = try FaceAligner(weights: weights(shifts: [0.5, 0, 0, -0.25, 0.125, 1]))
        // Twice as large as the canonical frame, on its side.
        let picture = AffineMap.similarity(scale: 2, roll: .pi / 4, tx: 300, ty: -20)
        let drawn = DrawnFace().detected
        var face = drawn
        face.moveEyesAndChin(
            left: picture(drawn.leftEye), right: picture(drawn.rightEye), chin: picture(drawn.chin))
        let aligned = aligner.aligned(
            face, in: crop, toPicture: .similarity(scale: 6, roll: .pi / 4, tx: 0, ty: 0))
        let toPicture = CanonicalFrame.transformToPicture(of: face)
        let toCanonical = try #require(toPicture.inverse)
        for (before, after, dx, dy) in [
            (face.leftEye, aligned.leftEye, 8.0, 0.0), (face.rightEye, aligned.rightEye, 0, -4),
            (face.chin, aligned.chin, 2, 16),
        ] {
            let (old, new) = (toCanonical(before), toCanonical(after))
            #expect(abs(new.x - old.x - dx) < 1e-6)
            #expect(abs(new.y - old.y - dy) < 1e-6)
        }
        #expect(aligned.roll < face.roll - 0.02)
        #expect(aligned.box == face.box && aligned.score == face.score)
    }

    @Test(arguments: [[0, 0, 0, 0, 0, 4.5], [0, .nan, 0, 0, 0, 0], [-.infinity, 0, 0, 0, 0, 0]] as [[Float]])
    func whatIsNoCorrectionIsNotTaken(shifts: [Float]) throws {
        let aligner = try FaceAligner(weights: weights(shifts: shifts))
        let face = DrawnFace().detected
        #expect(aligner.aligned(face, in: crop, toPicture: .similarity(scale: 3, roll: 0, tx: 0, ty: 0)) == face)
    }

    @Test func brokenWeightsAreRefused() throws {
        for left in ["stem", "blocks.3.depthwise", "out"] {
            #expect(throws: NetworkError.self) {
                try FaceAligner(weights: weights(shifts: [0, 0, 0, 0, 0, 0], leavingOut: left))
            }
        }
        #expect(throws: NetworkError.self) {
            try FaceAligner(weights: weights(shifts: [0, 0, 0, 0, 0, 0], hiddenInputs: 860))
        }
    }

    @Test(arguments: ["short-smile", "long-blond-smile", "afro-smile"])
    func drawnSelfiesAreParsedOnce(name: String) throws {
        let image = try DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie(name))).image
        let (locator, parser) = (try FaceLocator(), try FaceParser())
        let face = try #require(locator.faces(in: image).first)
        #expect(parser.align(face, in: image, tolerance: FaceParser.tolerance).parses == 1)
    }

    /// The aligner goes by the eyes: where none is seen, the locator's word counts.
    @Test func hiddenEyesAreParsedWhereTheLocatorPutThem() throws {
        let (locator, parser) = (try FaceLocator(), try FaceParser())
        for (name, isHidden) in [("sunglasses-swept-hair", true), ("short-smile", false)] {
            let image = try DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie(name))).image
            let face = try #require(locator.faces(in: image).first)
            let located = face.moved(dx: 3, dy: 3)
            let parse = parser.align(face, located: located, in: image)
            let asLocated = parser.align(located, in: image, tolerance: FaceParser.locatedTolerance)
            #expect((parse.labels == asLocated.labels && parse.face == asLocated.face) == isHidden, "\(name)")
            #expect(parse.parses == (isHidden ? 1 + asLocated.parses : 1))
        }
    }
}
