import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct GeometryTests {
    @Test func measuresADrawnFace() throws {
        let geometry = FaceGeometry(measuring: DrawnFace().labels)
        let eye = try #require(geometry.leftEye)
        #expect(eye.center.distance(to: Point(x: 213, y: 236)) < 2)
        #expect(abs(eye.width - 42) <= 4)
        #expect(abs(eye.opening - 15) <= 3)
        #expect(abs(try #require(eye.irisDiameter) - 16) <= 3)
        let brow = try #require(geometry.rightBrow)
        #expect(brow.inner.x < brow.outer.x)
        #expect(abs(brow.inner.y - 206) < 3)
        #expect(abs(brow.thickness - 8) < 2)
        let nose = try #require(geometry.nose)
        #expect(nose.base.distance(to: Point(x: 256, y: 304)) < 3)
        #expect(abs(nose.wingWidth - 48) < 3)
        let mouth = try #require(geometry.mouth)
        #expect(abs(mouth.width - 72) < 5)
        #expect(mouth.center.distance(to: Point(x: 256, y: 334)) < 3)
        #expect(mouth.opening == 0)
        #expect(abs(try #require(geometry.chin).y - 396) < 4)
        #expect(abs(try #require(geometry.foreheadTop) - 130) < 5)
        #expect(abs(try #require(geometry.faceWidth) - 196) < 6)
        #expect(try #require(geometry.cheekWidth) > (try #require(geometry.jawWidth)))
        let hair = try #require(geometry.hair)
        #expect(abs(hair.top - 60) < 5)
        #expect(hair.fringe < 0.02)
        #expect(geometry.leftEarVisible)
        #expect(!geometry.rightEarVisible)
    }

    @Test func missingRegionsAreNil() {
        let empty = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        #expect(FaceGeometry(measuring: empty) == FaceGeometry())
    }

    @Test func openMouthHasAGap() throws {
        var drawn = DrawnFace()
        drawn.mouthGap = 24
        let open = try #require(FaceGeometry(measuring: drawn.labels).mouth)
        #expect(abs(open.opening - 23) < 4)
        #expect(open.teethShare == 0)
        #expect(abs(open.upperLip - open.lowerLip) < 2)
        drawn.teeth = true
        #expect(try #require(FaceGeometry(measuring: drawn.labels).mouth).teethShare == 1)
    }

    @Test func raisedCornersAreASmile() throws {
        var labels = DrawnFace().labels
        labels.fill(.skin, center: Point(x: 256, y: 334), width: 76, height: 30)
        labels.fill(.lip, center: Point(x: 256, y: 340), width: 70, height: 20)
        labels.fill(.lip, box: Rect(x: 218, y: 322, width: 12, height: 14))
        labels.fill(.lip, box: Rect(x: 282, y: 322, width: 12, height: 14))
        let mouth = try #require(FaceGeometry(measuring: labels).mouth)
        #expect(mouth.smile > 0.08)
    }

    @Test func fringeCoversTheForehead() throws {
        var labels = DrawnFace().labels
        labels.fill(.hair, box: Rect(x: 180, y: 130, width: 152, height: 60))
        #expect(try #require(FaceGeometry(measuring: labels).hair).fringe > 0.5)
    }

    @Test func outlineRunsAroundTheFace() throws {
        let geometry = FaceGeometry(measuring: DrawnFace().labels)
        let outline = geometry.outline
        let chin = try #require(geometry.chin)
        let turn = try #require(outline.firstIndex(of: chin))
        // Down the right side and up the left one, as many points on each.
        #expect(turn * 2 + 1 == outline.count && turn > 10)
        for (right, left) in zip(outline[..<turn], outline[(turn + 1)...].reversed()) {
            #expect(right.x > 256 && left.x < 256 && right.y == left.y)
            // The drawn face is an ellipse.
            let y = (right.y - 263) / 133
            let half = 98 * max(1 - y * y, 0).squareRoot()
            #expect(abs(right.x - 256 - half) < 6 && abs(256 - left.x - half) < 6, "at \(right.y)")
        }
        #expect(FaceGeometry().outline.isEmpty)
    }
}
