import Imaging
import Testing

@testable import FaceParsing

@Suite struct FaceEvidenceTests {
    private func parsed(_ labels: LabelMap, secondScore: Double = 0.8) -> ParsedFace {
        var face = DrawnFace().detected
        face.secondScore = secondScore
        let crop = Image(width: 256, height: 256, filledWith: Color(red: 200, green: 160, blue: 130))
        let toPicture = AffineTransform.similarity(scale: 1, roll: 0, tx: 0, ty: 0)
        return ParsedFace(labels: labels, crop: crop, canonicalToPicture: toPicture, face: face)
    }

    @Test func aDrawnFaceIsAFace() {
        let face = parsed(DrawnFace().labels)
        #expect(face.isFace)
        #expect(face.evidence.parts > 5)
    }

    @Test func closedEyesAndAHiddenMouthStillMakeAFace() {
        var drawn = DrawnFace()
        drawn.eyesOpen = false
        #expect(parsed(drawn.labels).isFace)
        var masked = DrawnFace().labels
        masked.fill(.background, box: Rect(x: 150, y: 280, width: 212, height: 60))
        #expect(parsed(masked).isFace)
    }

    @Test func skinAloneIsNoFace() {
        var labels = DrawnFace().labels
        labels.fill(.skin, box: Rect(x: 160, y: 150, width: 192, height: 240))
        #expect(!parsed(labels, secondScore: 0.9).isFace)
    }

    @Test func partsInTheWrongPlaceDoNotCount() {
        let evidence = FaceEvidence(measuring: DrawnFace().labels(movedBy: 0, -70))
        #expect(evidence.parts < FaceEvidence.Limits.parts)
    }

    @Test func whatTheSecondLookDoesNotSeeIsNoFace() {
        #expect(!parsed(DrawnFace().labels, secondScore: 0.2).isFace)
    }

    @Test func scalingKeepsTheSecondScore() {
        var face = DrawnFace().detected
        face.secondScore = 0.3
        #expect(face.scaled(by: 2).secondScore == 0.3)
    }
}
