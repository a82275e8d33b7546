import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// Lips, and what shows between them.
    mutating func mouth(_ shape: MouthShape) {
        let half = shape.width / 2
        let under = shape.bottom + shape.lower
        fill(
            .ellipse(256, under + 4, half * 0.5, 9),
            .roles(.radial(center: at(256, under + 4), rx: half * 0.5, ry: 9), (0, .line, 0.2), (1, .line, 0))
        )
        if shape.lift > 9 { dimples(shape) }
        fill(shape.outline, .lip)
        shadow(shape.upperLip, opacity: 0.13)
        light(
            .ellipse(250, shape.bottom + shape.lower * 0.46, half * 0.3, max(2, shape.lower * 0.17)), opacity: 0.3)
        if shape.gap == 0 {
            fill(shape.line(half: 2.7), .line, opacity: 0.68)
        } else {
            inside(shape)
        }
    }

    private mutating func inside(_ shape: MouthShape) {
        let half = shape.width / 2
        fill(shape.opening, .mouth)
        clipped(to: shape.opening) { drawing in
            if shape.tongue > 0 {
                let height = shape.gap * shape.tongue
                drawing.fill(.ellipse(256, shape.bottom + height * 0.35, half * 0.66, height * 1.2), .tongue)
                drawing.light(.ellipse(246, shape.bottom - height * 0.5, half * 0.22, height * 0.14), opacity: 0.25)
            }
            if shape.teeth > 0 {
                drawing.fill(shape.teethShape, .teeth)
                drawing.fill(
                    shape.teethShape,
                    .plain(
                        .linear(from: at(0, shape.top), to: at(0, shape.top + max(7, shape.gap * 0.3))), .shadow,
                        (0, 0.2), (1, 0)))
            }
        }
    }

    private mutating func dimples(_ shape: MouthShape) {
        let corner = shape.corner
        let path = PathBuilder.tapered([
            (x: corner.x + 3, y: corner.y - 8, half: 2), (x: corner.x + 8, y: corner.y, half: 2.6),
            (x: corner.x + 6, y: corner.y + 9, half: 2),
        ])
        fill(path.withMirrorImage(), .line, opacity: 0.15)
    }
}
