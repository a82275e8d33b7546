import Imaging
import PartLibrary

/// Heads: the face's outline from skull to chin. All share the skull's height, so that any hair fits any head.
enum Heads {
    static let all = [
        head("oval", Outline()),
        head("round", Outline(cheek: 146, jaw: 116, jawAngle: 42, chin: 72, chinY: 427)),
        head("square", Outline(cheek: 138, jaw: 121, jawY: 378, jawAngle: 21, chin: 84)),
        head("heart", Outline(cheek: 140, jaw: 95, jawY: 374, jawAngle: 38, chin: 36, chinY: 433)),
        head("long", Outline(cheek: 126, jaw: 101, jawY: 382, jawAngle: 30, chin: 56, chinY: 436)),
        head("wide", Outline(cheek: 155, jaw: 127, jawAngle: 40, chin: 80, chinY: 428)),
        head("narrow", Outline(cheek: 122, jaw: 92, jawY: 376, jawAngle: 33, chin: 46)),
        head("pointed", Outline(cheek: 134, jaw: 96, jawY: 378, jawAngle: 40, chin: 24, chinY: 437)),
        head("broad", Outline(cheek: 148, jaw: 131, jawY: 376, jawAngle: 24, chin: 90, chinY: 432)),
        head("child", Outline(cheek: 150, cheekY: 296, jaw: 120, jawAngle: 50, chin: 58, chinY: 424)),
        head("diamond", Outline(cheek: 150, jaw: 104, jawY: 374, jawAngle: 42, chin: 50)),
    ]

    /// Half widths and heights of the outline; the angle is the jaw's slope against the vertical, in degrees.
    struct Outline {
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
            let right = PathBuilder().move(256, 96)
                .curve(at(256 + self.cheek * 0.62, 96), at(cheek.x, 152), cheek)
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
                    (0.76, .skinShade, 0), (0.9, .skinShade, 0.45), (1, .skinShade, 0.9)))
            drawing.fill(
                .ellipse(198, 168, 74, 56, angle: -24),
                .plain(.radial(center: at(198, 168), rx: 76, ry: 60), .light, (0, 0.3), (1, 0)))
            for x in [-84.0, 84] {
                drawing.fill(
                    .ellipse(256 + x, 334, 34, 26),
                    .roles(.radial(center: at(256 + x, 334), rx: 34, ry: 26), (0, .skinShade, 0.42), (1, .skinShade, 0))
                )
            }
        }
    }
}
