import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct PresenceTests {
    private func presence(_ labels: LabelMap) -> FacePresence {
        let face = MeasuredFace(labels: labels, colors: FaceColors())
        return FacePresence(FaceJudgement(of: face, reading: nil), of: face)
    }

    @Test func bareFace() {
        let found = presence(DrawnFace().labels)
        #expect(found.glasses == .none)
        #expect(!found.headwear)
        #expect(found.facialHair == .none)
        #expect(found.leftEye == .open)
        #expect(found.rightEye == .open)
        #expect(found.hair)
        #expect(found.mouth == .closed)
    }

    @Test func clearGlassesLeaveTheEyes() {
        var labels = DrawnFace().labels
        for eye in [DrawnFace().leftEye, DrawnFace().rightEye] {
            labels.fill(.glasses, center: eye, width: 76, height: 60)
            labels.fill(.skin, center: eye, width: 66, height: 50)
            labels.fill(.eye, center: eye, width: 42, height: 16)
        }
        let found = presence(labels)
        #expect(found.glasses == .clear)
        #expect(found.leftEye == .open)
    }

    @Test func darkGlassesHideTheEyes() {
        var labels = DrawnFace().labels
        for eye in [DrawnFace().leftEye, DrawnFace().rightEye] {
            labels.fill(.glasses, center: eye, width: 80, height: 60)
        }
        let found = presence(labels)
        #expect(found.glasses == .sun)
        #expect(found.leftEye == .hidden)
        #expect(found.rightEye == .hidden)
    }

    @Test func closedEyes() {
        var drawn = DrawnFace()
        drawn.eyesOpen = false
        #expect(presence(drawn.labels).leftEye == .closed)
    }

    @Test func winks() {
        var labels = DrawnFace().labels
        labels.fill(.skin, center: DrawnFace().rightEye, width: 46, height: 20)
        #expect(presence(labels).leftEye == .open)
        #expect(presence(labels).rightEye == .closed)
    }

    @Test func narrowEyesDoNotWink() {
        var labels = DrawnFace().labels
        labels.fill(.skin, box: Rect(x: 270, y: 220, width: 60, height: 16))
        #expect(presence(labels).leftEye == .open)
        #expect(presence(labels).rightEye == .open)
    }

    @Test(arguments: [-1.0, 1]) func turnedHeadsDoNotWink(side: Double) {
        var labels = DrawnFace().labels
        labels.fill(.skin, box: Rect(x: 232, y: 236, width: 48, height: 68))
        labels.fill(.nose, box: Rect(x: 232 + side * 18, y: 240, width: 48, height: 64))
        let far = side > 0 ? DrawnFace().rightEye : DrawnFace().leftEye
        labels.fill(.skin, center: far, width: 46, height: 20)
        let found = presence(labels)
        #expect([found.leftEye, found.rightEye] == (side > 0 ? [.open, .hidden] : [.hidden, .open]))
    }

    @Test func hatHidesHair() {
        var drawn = DrawnFace()
        drawn.hair = false
        var labels = drawn.labels
        labels.fill(.headwear, box: Rect(x: 150, y: 60, width: 212, height: 90))
        let found = presence(labels)
        #expect(found.headwear)
        #expect(!found.hair)
    }

    @Test func facialHairByPlace() {
        var moustache = DrawnFace().labels
        moustache.fill(.facialHair, box: Rect(x: 220, y: 306, width: 72, height: 16))
        #expect(presence(moustache).facialHair == .moustache)

        var goatee = moustache
        goatee.fill(.facialHair, box: Rect(x: 226, y: 348, width: 60, height: 48))
        #expect(presence(goatee).facialHair == .goatee)

        var beard = goatee
        beard.fill(.facialHair, box: Rect(x: 160, y: 300, width: 60, height: 90))
        beard.fill(.facialHair, box: Rect(x: 292, y: 300, width: 60, height: 90))
        #expect(presence(beard).facialHair == .beard)
        #expect(presence(beard).facialHairShare > presence(goatee).facialHairShare)
    }

    @Test func mouthStates() {
        var drawn = DrawnFace()
        drawn.mouthGap = 24
        #expect(presence(drawn.labels).mouth == .open)
        drawn.teeth = true
        drawn.mouthGap = 12
        #expect(presence(drawn.labels).mouth == .teeth)
    }

    /// No label map, however absurd, ends the program; and one map gives one answer.
    @Test func absurdLabelMapsAreMeasured() {
        var state: UInt64 = 1
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for round in 0..<16 {
            var map =
                round % 2 == 0
                ? DrawnFace().labels
                : LabelMap(
                    width: 256, height: 256, labels: [UInt8](repeating: UInt8(random(16)), count: 256 * 256))
            for _ in 0..<random(30) {
                let label = FaceLabel.allCases[random(16)]
                let box = Rect(
                    x: Double(random(512)), y: Double(random(512)), width: Double(random(200)),
                    height: Double(random(200)))
                map.fill(label, box: box)
            }
            let crop = Image(width: 256, height: 256, filledWith: Color(red: 9, green: 90, blue: 200))
            let face = DrawnFace().detected
            let parsed = ParsedFace(labels: map, crop: crop, canonicalToPicture: .identity, face: face)
            let again = ParsedFace(labels: map, crop: crop, canonicalToPicture: .identity, face: face)
            #expect(parsed.geometry == again.geometry)
            #expect(parsed.colors == again.colors)
            #expect(parsed.presence == again.presence)
            _ = AlignmentRefinement().refine(face, labels: map, toPicture: .identity)
        }
    }
}
