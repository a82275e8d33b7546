import FaceAtlas
import Imaging
import PartLibrary

/// Heads: the face's outline from skull to chin. All share the skull's height, so that any hair fits any head.
enum Heads {
    static let all = [
        head("oval", Outline()),
        head("oval-fine", Outline(cheek: 137, jaw: 102, jawY: 373, jawAngle: 37, chin: 50, chinY: 426)),
        head("oval-soft", Outline(cheek: 134, cheekY: 270, jaw: 108, jawY: 372, jawAngle: 37, chin: 62, chinY: 424)),
        head("round", Outline(cheek: 144, jaw: 115, jawAngle: 42, chin: 72, chinY: 427)),
        head("square", Outline(cheek: 138, jaw: 117, jawY: 374, jawAngle: 24, chin: 72)),
        head("heart", Outline(cheek: 140, jaw: 97, jawY: 372, jawAngle: 36, chin: 44, chinY: 432)),
        head("long", Outline(cheek: 129, jaw: 101, jawY: 382, jawAngle: 30, chin: 56, chinY: 436)),
        head("wide", Outline(cheek: 148, jaw: 120, jawAngle: 40, chin: 76, chinY: 428)),
        head("narrow", Outline(cheek: 127, jaw: 95, jawY: 376, jawAngle: 33, chin: 46)),
        head("pointed", Outline(cheek: 134, jaw: 98, jawY: 374, jawAngle: 37, chin: 34, chinY: 437)),
        head("broad", Outline(cheek: 145, jaw: 124, jawY: 374, jawAngle: 27, chin: 76, chinY: 431)),
        head("child", Outline(cheek: 146, cheekY: 290, jaw: 117, jawAngle: 46, chin: 62, chinY: 424)),
        head("narrow-square", Outline(cheek: 129, jaw: 107, jawY: 378, jawAngle: 25, chin: 62)),
        head("narrow-oval", Outline(cheek: 131, cheekY: 264, jaw: 99, jawY: 380, jawAngle: 31, chin: 60, chinY: 432)),
        head("diamond", Outline(cheek: 146, jaw: 104, jawY: 372, jawAngle: 40, chin: 48)),
        head("strong", Outline(cheek: 133, jaw: 113, jawY: 384, jawAngle: 26, chin: 66, chinY: 436)),
        head("triangle", Outline(cheek: 134, cheekY: 292, jaw: 124, jawY: 382, jawAngle: 30, chin: 82, chinY: 430)),
        head("short", Outline(cheek: 140, jaw: 108, jawY: 366, jawAngle: 40, chin: 66, chinY: 417)),
        head("round-long", Outline(cheek: 139, cheekY: 280, jaw: 112, jawY: 384, jawAngle: 40, chin: 72, chinY: 440)),
        head("rectangle", Outline(cheek: 132, jaw: 119, jawY: 388, jawAngle: 22, chin: 80, chinY: 438)),
        head("wide-jaw", Outline(cheek: 150, cheekY: 284, jaw: 134, jawY: 374, jawAngle: 26, chin: 88, chinY: 430)),
        head("wide-heart", Outline(cheek: 151, cheekY: 262, jaw: 101, jawY: 372, jawAngle: 41, chin: 44, chinY: 430)),
        head("slender", Outline(cheek: 125, jaw: 87, jawY: 378, jawAngle: 33, chin: 38, chinY: 441)),
        head("chubby", Outline(cheek: 145, cheekY: 306, jaw: 126, jawY: 380, jawAngle: 40, chin: 88, chinY: 434)),
    ]

    /// Half widths and heights of the outline; the angle is the jaw's slope against the vertical, in degrees.
    struct Outline {
        var top = 96.0
        var cheek = 137.0
        var cheekY = 272.0
        var jaw = 108.0
        var jawY = 376.0
        var jawAngle = 34.0
        var chin = 56.0
        var chinY = 430.0

        /// The outline; every piece meets the next with one tangent.
        var path: PathBuilder {
            let cheek = at(256 + cheek, cheekY)
            let jaw = at(256 + jaw, jawY)
            let chin = at(256, chinY)
            let slope = at(-1, 0).rotated(-(90 - jawAngle))
            let right = PathBuilder().move(256, top)
                .curve(at(256 + self.cheek * 0.62, top), at(cheek.x, top + 56), cheek)
                .curve(at(cheek.x, cheekY + (jawY - cheekY) * 0.42), jaw - slope * ((jawY - cheekY) * 0.36), jaw)
                .curve(jaw + slope * ((chinY - jawY) * 0.62), at(256 + self.chin, chinY), chin)
            return right.reflected()
        }
    }

    private static func head(_ id: String, _ outline: Outline) -> PartDrawing {
        PartDrawing(.head, id) { drawing in
            let path = outline.path
            drawing.fill(path, .skin)
            drawing.fill(
                path,
                .roles(
                    .radial(center: at(238, 232), rx: outline.cheek + 44, ry: outline.chinY - 222),
                    (0.72, .skinShade, 0), (0.88, .skinShade, 0.5), (1, .skinShade, 1)))
            drawing.fill(
                .ellipse(198, 168, 74, 56, angle: -24),
                .plain(.radial(center: at(198, 168), rx: 76, ry: 60), .light, (0, 0.22), (1, 0)))
            drawing.clipped(to: path) { drawing in
                for x in [256 - 84.0, 256 + 84.0] {
                    drawing.fill(
                        .ellipse(x, 334, 34, 26),
                        .roles(
                            .radial(center: at(x, 334), rx: 34, ry: 26), (0, .skinShade, 0.45),
                            (0.35, .skinShade, 0.36), (1, .skinShade, 0)))
                }
            }
        }
    }
}
