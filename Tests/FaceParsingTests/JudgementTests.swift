import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

/// What decided, and by which numbers; what is decided is in ``PresenceTests`` and ``AttributeTests``.
@Suite struct JudgementTests {
    private func judged(_ labels: LabelMap, _ colors: FaceColors = FaceColors()) -> FaceJudgement {
        FaceJudgement(of: MeasuredFace(labels: labels, colors: colors), reading: nil)
    }

    private func names(_ evidence: [Evidence]) -> [String] { evidence.map(\.name) }

    @Test func aBeardIsSettledByTheCheeks() throws {
        var labels = DrawnFace().labels
        labels.fill(.facialHair, box: Rect(x: 160, y: 306, width: 192, height: 16))
        labels.fill(.facialHair, box: Rect(x: 226, y: 348, width: 60, height: 48))
        labels.fill(.facialHair, box: Rect(x: 160, y: 300, width: 60, height: 90))
        labels.fill(.facialHair, box: Rect(x: 292, y: 300, width: 60, height: 90))
        let beard = judged(labels).facialHair
        #expect(beard.value == .beard && beard.decidedBy == .labels)
        #expect(names(beard.evidence) == ["lower_face_share", "cheek_share"])
        #expect(beard.evidence.map(\.limit) == [FaceJudgement.Limits.facialHair, FaceJudgement.Limits.cheekHair])
        #expect(beard.evidence.allSatisfy { $0.isReached })

        var colors = FaceColors()
        colors.skin = Color(red: 200, green: 160, blue: 130)
        colors.facialHair = Color(red: 196, green: 156, blue: 126)
        let stubble = judged(labels, colors).facialHair
        #expect(stubble.value == .stubble && stubble.decidedBy == .colors)
        #expect(names(stubble.evidence) == ["lower_face_share", "contrast_to_skin"])
    }

    @Test func aShareBelowItsLimitSettlesThatNothingIsWorn() throws {
        let bare = judged(DrawnFace().labels)
        #expect(bare.glasses.value == .none && names(bare.glasses.evidence) == ["glasses_share"])
        #expect(!bare.headwear.value && bare.headwear.evidence.last?.isReached == false)
        #expect(bare.headwear.evidence.first?.limit == FaceJudgement.Limits.headwearArea)
    }

    @Test func darkLensesHideEyes() {
        var labels = DrawnFace().labels
        for eye in [DrawnFace().leftEye, DrawnFace().rightEye] {
            labels.fill(.glasses, center: eye, width: 80, height: 60)
        }
        let face = judged(labels)
        #expect(face.glasses.value == .sun && names(face.glasses.evidence) == ["glasses_share", "lens_share"])
        #expect(face.leftEye.decidedBy == .labels && face.leftEye.evidence.last?.name == "lens_share")
    }

    @Test func everyAnswerHasAReason() {
        let reasons = judged(DrawnFace().labels).reasons
        #expect(Set(reasons.map(\.trait)).count == reasons.count)
        #expect(reasons.allSatisfy { !$0.evidence.isEmpty && !$0.value.isEmpty })
        // What only a reading or a colour can tell is left out.
        let traits: Set = ["glasses", "left_eye", "right_eye", "headwear", "facial_hair", "mouth", "hair"]
        #expect(Set(reasons.map(\.trait)) == traits)
    }
}
