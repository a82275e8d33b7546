import Basics
import FaceAtlas
import FaceParsing
import Imaging

/// Draws one face of an overlay as SVG.
struct OverlayFace {
    let face: ParsedFace
    /// Takes the canonical frame to the drawing.
    let toDrawing: AffineMap
    /// The classes' areas, as path data.
    private let paths: [(label: FaceLabel, data: String)]
    /// Drawing units for a unit of the canonical frame.
    private let scale: Double

    /// - Parameters:
    ///   - labels: the labels to draw, 256×256: the face's own, perhaps without what another face covers.
    ///   - zoom: drawing units for a pixel of the picture.
    init(_ face: ParsedFace, labels: LabelMap, zoom: Double) {
        self.face = face
        let toDrawing = face.canonicalToPicture.then(.similarity(scale: zoom, roll: 0, tx: 0, ty: 0))
        self.toDrawing = toDrawing
        scale = (toDrawing.a * toDrawing.a + toDrawing.b * toDrawing.b).squareRoot()
        let unit = CanonicalFrame.size / Double(labels.width)
        let contours = LabelContours(labels)
        let present = FaceLabel.allCases.filter { $0 != .background && labels.labels.contains($0.rawValue) }
        paths = present.map { label in
            let rings = contours.rings(of: label).map { ring in
                SVGPath.smooth(ring.map { toDrawing(Point(x: $0.x * unit, y: $0.y * unit)) })
            }
            return (label, rings.joined())
        }
    }

    /// Writes the areas, without transparency.
    func writeAreas(to writer: inout XMLWriter) {
        for (label, data) in paths {
            writer.element("path", ["fill": OverlayColors.color(of: label).hex, "fill-rule": "evenodd", "d": data])
        }
    }

    /// Writes a light line within a dark one along every border, so that it is seen on any ground.
    func writeBorders(width: Double, to writer: inout XMLWriter) {
        let width = min(width, max(scale * 1.6, width * 0.4))
        let data = paths.map(\.data).joined()
        for (color, width) in [(OverlayColors.ink, width * 2.4), ("#fff", width)] {
            writer.element(
                "path",
                ["fill": "none", "stroke": color, "stroke-width": "\(width)", "stroke-linejoin": "round", "d": data])
        }
    }

    /// Writes the edge of what the parser was shown.
    func writeFrame(width: Double, to writer: inout XMLWriter) {
        let size = CanonicalFrame.size
        let corners = [(0, 0), (size, 0), (size, size), (0, size)].map { toDrawing(Point(x: $0.0, y: $0.1)) }
        for (color, width) in [(OverlayColors.ink, width * 2.4), ("#fff", width)] {
            writer.element(
                "path",
                [
                    "fill": "none", "stroke": color, "stroke-width": "\(width)", "stroke-dasharray": "\(scale * 6)",
                    "d": SVGPath.closed(corners),
                ])
        }
    }

    /// Writes the measured points.
    ///
    /// - Parameter radius: half of the usual size of a mark; small faces have smaller ones.
    func writeMarks(radius: Double, to writer: inout XMLWriter) {
        let radius = min(max(scale * 3.4, radius * 0.6), radius * 1.4)
        let line = radius / 5
        for eye in [face.geometry.leftEye, face.geometry.rightEye] {
            guard let center = eye?.iris, let diameter = eye?.irisDiameter else { continue }
            OverlayMark.iris.write(at: toDrawing(center), radius: diameter / 2 * scale, line: line, to: &writer)
        }
        for mark in OverlayMark.allCases where mark != .iris {
            // The cross lies within the iris.
            let size = mark == .eye ? radius * 0.8 : radius
            for point in mark.points(in: face.geometry) {
                mark.write(at: toDrawing(point), radius: size, line: line, to: &writer)
            }
        }
    }

    /// Writes the face's number on a disc at the upper left of its box.
    func writeBadge(number: Int, em: Double, to writer: inout XMLWriter) {
        let middle = CanonicalFrame.eyeMidpoint
        let center = toDrawing(Point(x: middle.x - 130, y: middle.y - 130))
        writer.element(
            "circle",
            [
                "cx": "\(center.x)", "cy": "\(center.y)", "r": "\(em)", "fill": OverlayColors.paper,
                "stroke": OverlayColors.ink, "stroke-width": "\(em / 8)",
            ])
        writer.element(
            "text",
            [
                "x": "\(center.x)", "y": "\(center.y + em * 0.4)", "text-anchor": "middle",
                "font-family": "sans-serif", "font-weight": "bold", "font-size": "\(em * 1.1)",
                "fill": OverlayColors.ink,
            ], text: "\(number)")
    }
}
