import CLibRSVG
import Imaging
import SVGRendering

/// A frame that is drawn over the one before: what changes is cleared to the ground, drawn, and remembered as changed.
final class Sheet {
    let canvas: CairoCanvas
    /// What is the same in all frames.
    let ground: CairoCanvas
    private var changed: [PixelArea] = []

    init(width: Int, height: Int) throws(SVGError) {
        canvas = try CairoCanvas(width: width, height: height)
        ground = try CairoCanvas(width: width, height: height)
    }

    /// Goes back to the ground in all pixels that `rect` touches, where something is drawn next.
    func clear(_ rect: Rect) {
        let area = PixelArea(around: rect, width: canvas.width, height: canvas.height)
        guard !area.isEmpty else { return }
        let context = canvas.context
        cairo_save(context)
        cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
        cairo_set_source_surface(context, ground.surface, 0, 0)
        cairo_rectangle(context, area.rect.x, area.rect.y, area.rect.width, area.rect.height)
        cairo_fill(context)
        cairo_restore(context)
        changed.append(area)
    }

    /// All of the frame.
    var all: Rect { Rect(x: 0, y: 0, width: Double(canvas.width), height: Double(canvas.height)) }

    /// The areas that were cleared since the last call.
    func takeChanged() -> [PixelArea] {
        defer { changed.removeAll(keepingCapacity: true) }
        return changed
    }
}
