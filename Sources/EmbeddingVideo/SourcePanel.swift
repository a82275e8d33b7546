import CLibRSVG
import FaceAtlas
import FaceParsing
import Imaging
import Mugmoji
import ParseDrawing
import SVGRendering

/// The frame itself, with the borders of what the parser saw.
final class SourcePanel {
    private let rect: Rect
    private let picture: CairoCanvas
    private var drawn: (frame: Image, labels: LabelMap?, toFrame: AffineMap?)?

    /// - Parameters:
    ///   - rect: the room for the picture.
    ///   - width: of a frame.
    ///   - height: of a frame.
    init(rect: Rect, width: Int, height: Int) throws(SVGError) {
        self.rect = rect.fitting(width: Double(width), height: Double(height))
        picture = try CairoCanvas(width: width, height: height)
    }

    func draw(_ frame: Image, face: ParsedFace?, on sheet: Sheet, with pen: Pen) {
        if let drawn, drawn.labels == face?.labels, drawn.toFrame == face?.canonicalToPicture, drawn.frame == frame {
            return
        }
        drawn = (frame, face?.labels, face?.canonicalToPicture)
        sheet.clear(rect)
        picture.fill(with: frame)
        let context = pen.canvas.context
        let scale = rect.width / Double(frame.width)
        pen.clipped(to: rect) {
            cairo_save(context)
            cairo_translate(context, rect.x, rect.y)
            cairo_scale(context, scale, rect.height / Double(frame.height))
            cairo_set_source_surface(context, picture.surface, 0, 0)
            if scale < 1 { cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BILINEAR) }
            cairo_paint(context)
            cairo_restore(context)
            if let face { drawBorders(of: face, scale: scale, with: pen) } else { drawAbsence(with: pen) }
        }
    }

    private func drawBorders(of face: ParsedFace, scale: Double, with pen: Pen) {
        let context = pen.canvas.context
        let unit = CanonicalFrame.size / Double(face.labels.width)
        let map = AffineMap.similarity(scale: unit, roll: 0, tx: 0, ty: 0).then(face.canonicalToPicture)
            .then(.similarity(scale: scale, roll: 0, tx: rect.x, ty: rect.y))
        let contours = LabelContours(face.labels)
        for label in FaceLabel.allCases where label != .background && label != .clothes {
            for ring in contours.rings(of: label) {
                var last: Point?
                for point in ring {
                    let place = map(point)
                    // Points that are nearer than a pixel cost time and show nothing.
                    if let last, abs(place.x - last.x) + abs(place.y - last.y) < 1.5 { continue }
                    last == nil ? cairo_move_to(context, place.x, place.y) : cairo_line_to(context, place.x, place.y)
                    last = place
                }
                cairo_close_path(context)
            }
        }
        cairo_set_line_join(context, CAIRO_LINE_JOIN_BEVEL)
        pen.set(VideoColors.ink, opacity: 0.7)
        cairo_set_line_width(context, 2.6 * pen.unit)
        cairo_stroke_preserve(context)
        pen.set(Color(red: 255, green: 255, blue: 255))
        cairo_set_line_width(context, 1.1 * pen.unit)
        cairo_stroke(context)
    }

    private func drawAbsence(with pen: Pen) {
        let text = "no face"
        let width = pen.width(of: text, size: 16, bold: true) + 20 * pen.unit
        let middle = rect.middle
        pen.fill(
            Rect(x: middle.x - width / 2, y: rect.maxY - 40 * pen.unit, width: width, height: 28 * pen.unit),
            VideoColors.card)
        pen.text(text, at: Point(x: middle.x, y: rect.maxY - 20 * pen.unit), .middle, size: 16, bold: true)
    }
}
