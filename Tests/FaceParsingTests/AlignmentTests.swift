import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct AlignmentTests {
    @Test func transformPutsEyesAndChinInPlace() {
        // A face that leans 30° to the picture's right, twice as large as the canonical one.
        let picture = AffineMap.similarity(scale: 2, roll: .pi / 6, tx: 40, ty: -15)
        let drawn = DrawnFace().detected
        let face = DetectedFace(
            box: drawn.box, roll: .pi / 6, score: 1, leftEye: picture(drawn.leftEye),
            rightEye: picture(drawn.rightEye), chin: picture(drawn.chin))
        let transform = CanonicalFrame.transformToPicture(of: face)
        for (found, expected) in [
            (face.leftEye, transform(drawn.leftEye)), (face.rightEye, transform(drawn.rightEye)),
            (face.chin, transform(drawn.chin)),
        ] {
            #expect(found.distance(to: expected) < 1e-9)
        }
    }

    @Test func rollOfAProfileFollowsTheChin() {
        let roll = DetectedFace.roll(
            leftEye: Point(x: 100, y: 100), rightEye: Point(x: 104, y: 108), chin: Point(x: 102, y: 204))
        #expect(abs(roll) < 1e-9)
        let front = DetectedFace.roll(
            leftEye: Point(x: 0, y: 0), rightEye: Point(x: 10, y: 10), chin: Point(x: -5, y: 15))
        #expect(abs(front - .pi / 4) < 1e-9)
    }

    @Test func refinementFollowsTheEyesAndTheChin() {
        let drawn = DrawnFace()
        let labels = drawn.labels(movedBy: 4, -3)
        let (face, moved, seesEye) = AlignmentRefinement(chinGain: 1, chinMargin: 0).refine(
            drawn.detected, labels: labels, toPicture: .identity)
        #expect(face.leftEye.distance(to: Point(x: 221, y: 230)) < 1.5)
        #expect(face.rightEye.distance(to: Point(x: 307, y: 230)) < 1.5)
        #expect(abs(face.chin.y - 390) < 3)
        #expect(moved > 8)
        #expect(seesEye)
    }

    @Test func refinementLevelsTheEyes() {
        var drawn = DrawnFace()
        drawn.leftEye.y -= 8
        drawn.rightEye.y += 8
        let (face, _, _) = AlignmentRefinement().refine(
            DrawnFace().detected, labels: drawn.labels, toPicture: .identity)
        #expect(face.roll > 0.12)
        #expect(face.roll < 0.25)
    }

    @Test func hiddenEyesLeaveTheLocatorsPoints() {
        var drawn = DrawnFace()
        drawn.eyesOpen = false
        let (face, _, seesEye) = AlignmentRefinement().refine(
            drawn.detected, labels: drawn.labels(movedBy: 5, 0), toPicture: .identity)
        #expect(!seesEye)
        #expect(face.leftEye == drawn.detected.leftEye)
        #expect(face.rightEye == drawn.detected.rightEye)
    }

    @Test func implausibleLabelsLeaveTheFaceAlone() {
        let empty = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        let (face, moved, _) = AlignmentRefinement().refine(
            DrawnFace().detected, labels: empty, toPicture: .identity)
        #expect(face == DrawnFace().detected)
        #expect(moved == 0)
    }

    @Test func alignedFaceHardlyMoves() {
        let drawn = DrawnFace()
        let (_, moved, _) = AlignmentRefinement().refine(drawn.detected, labels: drawn.labels, toPicture: .identity)
        #expect(moved < FaceParser.tolerance)
    }
}
