import FaceParsing
import Imaging

/// ``FaceGeometry`` in one frame: points and lengths are in its units, shares 0…1. What cannot be seen is left out.
struct GeometryReport: Encodable {
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
