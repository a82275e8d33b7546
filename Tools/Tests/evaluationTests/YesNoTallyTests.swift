import Testing

@testable import evaluation

@Suite struct YesNoTallyTests {
    private var tally: YesNoTally {
        var tally = YesNoTally()
        for answer in [true, true, true, false] { tally.add(label: true, answer: answer) }
        for answer in [true, false, false, false, false, false] { tally.add(label: false, answer: answer) }
        return tally
    }

    @Test func figures() {
        #expect(tally.positives == 4)
        #expect(tally.total == 10)
        #expect(tally.precision == 0.75)
        #expect(tally.recall == 0.75)
        #expect(tally.f1 == 0.75)
        #expect(tally.accuracy == 0.8)
    }

    @Test func reversedAsksTheOppositeQuestion() {
        #expect(tally.reversed.positives == 6)
        #expect(tally.reversed.recall == 5.0 / 6)
        #expect(tally.reversed.reversed == tally)
    }

    @Test func withoutAWearerThereIsNoF1() {
        var tally = YesNoTally()
        tally.add(label: false, answer: true)
        #expect(tally.f1 == nil)
    }

    @Test func labelsOutsideAQuestionLeaveAPhotoOut() {
        #expect(PresenceQuestion.headwear.label("other") == nil)
        #expect(PresenceQuestion.headwear.label("scarf") == true)
        #expect(PresenceQuestion.facialHair.label("stubble") == nil)
        #expect(PresenceQuestion.facialHair.label("none") == false)
        #expect(PresenceQuestion.sunglasses.label("none") == nil)
    }
}
