import FaceAtlas
package import FaceParsing
package import Imaging

/// ``FaceGeometry`` in one frame: points and lengths are in its units, shares 0…1. What cannot be seen is left out.
package struct GeometryReport: Encodable {
    struct Eye: Encodable {
        let center: Point
        let width: Double
        let opening: Double
        let iris: Point?
        let irisDiameter: Double?
    }

    struct Brow: Encodable {
        let inner: Point
        let peak: Point
        let outer: Point
        let thickness: Double
    }

    struct Nose: Encodable {
        let base: Point
        let wingWidth: Double
        /// From its highest labelled point to the base.
        let length: Double
    }

    struct Mouth: Encodable {
        let leftCorner: Point
        let rightCorner: Point
        let center: Point
        let width: Double
        let opening: Double
        let upperLip: Double
        let lowerLip: Double
        let teethShare: Double
        /// How far the corners lie above the centre, as a share of the width.
        let smile: Double
    }

    struct FaceShape: Encodable {
        /// Where hair, headwear or the edge of the frame ends the visible face, above the nose.
        let foreheadTop: Point?
        let templeWidth: Double?
        let cheekWidth: Double?
        let jawWidth: Double?
        let width: Double?
        let height: Double?
        /// From the forehead down the right side to the chin and up the left side.
        let outline: [Point]
    }

    /// Lengths are measured along the axes of the face, from the middle of the eyes.
    struct Hair: Encodable {
        let aboveEyes: Double
        let leftOfEyes: Double
        let rightOfEyes: Double
        /// How far hair left of the face hangs below the eyes; negative when it ends above them.
        let leftBelowEyes: Double?
        let rightBelowEyes: Double?
        /// Share of the forehead that hair covers.
        let fringeShare: Double
        /// Square units.
        let area: Double
    }

    let leftEye: Eye?
    let rightEye: Eye?
    let leftBrow: Brow?
    let rightBrow: Brow?
    let nose: Nose?
    let mouth: Mouth?
    let chin: Point?
    let face: FaceShape
    let hair: Hair?
    let leftEarVisible: Bool
    let rightEarVisible: Bool
}

extension GeometryReport {
    /// - Parameter transform: a similarity that takes the canonical frame to the frame in which to report.
    package init(_ geometry: FaceGeometry, through transform: AffineMap) {
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
        let transform: AffineMap
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
