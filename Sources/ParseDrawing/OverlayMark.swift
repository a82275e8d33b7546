import Basics
import FaceParsing
import Imaging

/// The kinds of measured points; the shape of a mark tells which one it is.
enum OverlayMark: CaseIterable {
    case eye, iris, brow, nose, mouth, chin

    var name: String {
        switch self {
        case .eye: "centre of the eye"
        case .iris: "iris"
        case .brow: "brow: ends and peak"
        case .nose: "base of the nose"
        case .mouth: "mouth: corners and middle"
        case .chin: "chin"
        }
    }

    /// The points of this kind, in units of the canonical frame.
    func points(in geometry: FaceGeometry) -> [Point] {
        let (eyes, brows) = ([geometry.leftEye, geometry.rightEye], [geometry.leftBrow, geometry.rightBrow])
        let points: [Point?] =
            switch self {
            case .eye: eyes.map { $0?.center }
            case .iris: eyes.map { $0?.iris }
            case .brow: brows.flatMap { [$0?.inner, $0?.peak, $0?.outer] }
            case .nose: [geometry.nose?.base]
            case .mouth: [geometry.mouth?.leftCorner, geometry.mouth?.center, geometry.mouth?.rightCorner]
            case .chin: [geometry.chin]
            }
        return points.compactMap(\.self)
    }

    /// Writes the mark at `center`, as SVG.
    ///
    /// - Parameters:
    ///   - radius: half of its size, in the drawing's units.
    ///   - line: the width of its lines.
    func write(at center: Point, radius: Double, line: Double, to writer: inout XMLWriter) {
        let ink = OverlayColors.ink
        if self == .iris {
            let (x, y, r) = (SVGPath.number(center.x), SVGPath.number(center.y), SVGPath.number(radius))
            for (color, join, width) in [(ink, "round", line * 3), ("#fff", nil, line * 1.4)] {
                writer.element(
                    "circle",
                    [
                        "cx": x, "cy": y, "r": r, "fill": "none", "stroke": color, "stroke-linejoin": join,
                        "stroke-width": "\(width)",
                    ])
            }
            return
        }
        let data = SVGPath.closed(outline.map { Point(x: center.x + $0.x * radius, y: center.y + $0.y * radius) })
        writer.element(
            "path",
            ["d": data, "fill": "none", "stroke": ink, "stroke-linejoin": "round", "stroke-width": "\(line * 2)"])
        writer.element("path", ["d": data, "fill": "#fff"])
    }

    /// Corners of the mark, within -1…1.
    private var outline: [Point] {
        let corners: [(Double, Double)] =
            switch self {
            case .eye:
                [
                    (-0.3, -1), (0.3, -1), (0.3, -0.3), (1, -0.3), (1, 0.3), (0.3, 0.3), (0.3, 1), (-0.3, 1),
                    (-0.3, 0.3), (-1, 0.3), (-1, -0.3), (-0.3, -0.3),
                ]
            case .iris: []
            case .brow: [(0, -1), (0.95, 0.75), (-0.95, 0.75)]
            case .nose: [(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)]
            case .mouth: [(0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)]
            case .chin: [(0, 1), (0.95, -0.75), (-0.95, -0.75)]
            }
        return corners.map { Point(x: $0.0, y: $0.1) }
    }
}
