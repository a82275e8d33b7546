import FaceAtlas
import Imaging
import NeuralNetwork
import Testing

@testable import FaceParsing

@Suite struct FaceEvidenceTests {
    private func parsed(
        _ labels: LabelMap, secondScore: Double = 0.8, sureness: Double = 0.6, partSureness: Double = 0.8
    ) -> ParsedFace {
        var face = DrawnFace().detected
        face.secondScore = secondScore
        let crop = Image(width: 256, height: 256, filledWith: Color(red: 200, green: 160, blue: 130))
        let toPicture = AffineMap.similarity(scale: 1, roll: 0, tx: 0, ty: 0)
        var evidence = FaceEvidence(measuring: labels)
        evidence.sureness = sureness
        evidence.partSureness = partSureness
        return ParsedFace(labels: labels, crop: crop, canonicalToPicture: toPicture, face: face, evidence: evidence)
    }

    @Test func aDrawnFaceIsAFace() {
        let face = parsed(DrawnFace().labels)
        #expect(face.certainty == .sure)
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
        #expect(evidence.parts < FaceCertainty.Limits.parts)
    }

    @Test func whatTheSecondLookDoesNotSeeIsNoFaceUnlessTheParserIsSure() {
        #expect(parsed(DrawnFace().labels, secondScore: 0.8, sureness: 0.3).isFace)
        #expect(!parsed(DrawnFace().labels, secondScore: 0.1, sureness: 0.3).isFace)
    }

    @Test func whatTheParserIsUnsureOfIsNoFaceWhereverItsPartsAre() {
        #expect(!parsed(DrawnFace().labels, secondScore: 0.65, sureness: 0.1, partSureness: 0.5).isFace)
    }

    @Test func betweenTheTwoLimitsAFaceIsDoubtful() {
        let faces = stride(from: 0.0, through: 1, by: 0.01).map {
            parsed(DrawnFace().labels, secondScore: 0.6, sureness: $0)
        }
        let likelihoods = faces.map(\.likelihood)
        #expect(likelihoods == likelihoods.sorted())
        for face in faces {
            switch face.certainty {
            case .sure: #expect(face.likelihood > 0.6)
            case .doubtful: #expect(face.isFace && face.likelihood < 0.65 && face.likelihood > 0.25)
            case nil: #expect(!face.isFace && face.likelihood < 0.3)
            }
        }
        #expect(Set(faces.map(\.certainty)).count == 3)
    }

    /// Logits of a crop, the leads of whose labels are `lead` everywhere.
    private func logits(of labels: LabelMap, lead: Float) -> Tensor {
        var tensor = Tensor(height: 128, width: 128, channels: 16, repeating: 0)
        for y in 0..<128 {
            for x in 0..<128 {
                tensor.values[(y * 128 + x) * 16 + Int(labels[2 * x, 2 * y].rawValue)] = lead
            }
        }
        return tensor
    }

    @Test func largeLeadsAreSure() {
        let labels = DrawnFace().labels
        let sure = LabelSureness(of: logits(of: labels, lead: 6))
        #expect(sure.head == 1 && sure.parts == 1)
        let fair = LabelSureness(of: logits(of: labels, lead: 2))
        #expect(fair.head == 0 && fair.parts == 1)
        let unsure = LabelSureness(of: logits(of: labels, lead: 0))
        #expect(unsure.head == 0 && unsure.parts == 0)
    }

    @Test func withoutPartsNoneIsSure() {
        let empty = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 1, count: 256 * 256))
        let sureness = LabelSureness(of: logits(of: empty, lead: 6))
        #expect(sureness.head == 1 && sureness.parts == 0)
    }

    @Test func scalingKeepsTheSecondScore() {
        var face = DrawnFace().detected
        face.secondScore = 0.3
        #expect(face.scaled(by: 2).secondScore == 0.3)
    }
}
