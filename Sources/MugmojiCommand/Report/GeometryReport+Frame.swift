import FaceAtlas
import FaceParsing
import Imaging

extension GeometryReport {
    /// - Parameter transform: a similarity that takes the canonical frame to the frame in which to report.
    init(_ geometry: FaceGeometry, through transform: AffineTransform) {
        let frame = Frame(transform: transform)
        let middle = CanonicalFrame.eyeMidpoint
        leftEye = geometry.leftEye.map(frame.eye)
        rightEye = geometry.rightEye.map(frame.eye)
        leftBrow = geometry.leftBrow.map(frame.brow)
        rightBrow = geometry.rightBrow.map(frame.brow)
        nose = geometry.nose.map {
            Nose(
                base: frame.point($0.base), wingWidth: frame.length($0.wingWidth),
                length: frame.length($0.base.y - $0.top))
        }
        mouth = geometry.mouth.map(frame.mouth)
        chin = geometry.chin.map(frame.point)
        face = FaceShape(
            foreheadTop: geometry.foreheadTop.map { frame.point(Point(x: middle.x, y: $0)) },
            templeWidth: geometry.templeWidth.map(frame.length), cheekWidth: geometry.cheekWidth.map(frame.length),
            jawWidth: geometry.jawWidth.map(frame.length), width: geometry.faceWidth.map(frame.length),
            height: geometry.faceHeight.map(frame.length), outline: geometry.outline.map(frame.point))
        hair = geometry.hair.map {
            Hair(
                aboveEyes: frame.length(middle.y - $0.top), leftOfEyes: frame.length(middle.x - $0.left),
                rightOfEyes: frame.length($0.right - middle.x),
                leftBelowEyes: $0.lowestLeft.map { frame.length($0 - middle.y) },
                rightBelowEyes: $0.lowestRight.map { frame.length($0 - middle.y) },
                fringeShare: $0.fringe.rounded(decimals: 4),
                area: ($0.area * frame.scale * frame.scale).rounded(decimals: 1))
        }
        leftEarVisible = geometry.leftEarVisible
        rightEarVisible = geometry.rightEarVisible
    }

    /// Takes measures to a frame.
    private struct Frame {
        let transform: AffineTransform
        var scale: Double { (transform.a * transform.a + transform.b * transform.b).squareRoot() }

        func point(_ point: Point) -> Point {
            let moved = transform(point)
            return Point(x: moved.x.rounded(decimals: 2), y: moved.y.rounded(decimals: 2))
        }

        func length(_ length: Double) -> Double { (length * scale).rounded(decimals: 2) }

        func eye(_ eye: FaceGeometry.Eye) -> Eye {
            Eye(
                center: point(eye.center), width: length(eye.width), opening: length(eye.opening),
                iris: eye.iris.map(point), irisDiameter: eye.irisDiameter.map(length))
        }

        func brow(_ brow: FaceGeometry.Brow) -> Brow {
            Brow(
                inner: point(brow.inner), peak: point(brow.peak), outer: point(brow.outer),
                thickness: length(brow.thickness))
        }

        func mouth(_ mouth: FaceGeometry.Mouth) -> Mouth {
            Mouth(
                leftCorner: point(mouth.leftCorner), rightCorner: point(mouth.rightCorner),
                center: point(mouth.center), width: length(mouth.width), opening: length(mouth.opening),
                upperLip: length(mouth.upperLip), lowerLip: length(mouth.lowerLip),
                teethShare: mouth.teethShare.rounded(decimals: 4), smile: mouth.smile.rounded(decimals: 4))
        }
    }
}
