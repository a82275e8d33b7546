import FaceAtlas
import Imaging
import PartLibrary

/// Heads and ears of `pop`: one flat tone, a crescent of shade at the lower right, and a blush.
enum PopHeads {
    static let all = [
        head("oval", outline()),
        head("oval-fine", outline(cheek: 136, jaw: 100, jawY: 380, jawAngle: 38, chin: 52, chinY: 434)),
        head("oval-soft", outline(cheek: 138, jaw: 111, jawY: 380, jawAngle: 40, chin: 66, chinY: 432)),
        head("round", outline(cheek: 146, cheekY: 288, jaw: 120, jawY: 380, jawAngle: 45, chin: 78, chinY: 432)),
        head("square", outline(cheek: 140, jaw: 120, jawY: 384, jawAngle: 24, chin: 80)),
        head("heart", outline(cheek: 143, cheekY: 272, jaw: 98, jawY: 380, jawAngle: 38, chin: 46)),
        head("long", outline(cheek: 134, jaw: 104, jawY: 390, jawAngle: 31, chin: 60, chinY: 442)),
        head("wide", outline(cheek: 149, jaw: 123, jawY: 380, jawAngle: 41, chin: 80, chinY: 434)),
        head("narrow", outline(cheek: 131, jaw: 98, jawY: 384, jawAngle: 34, chin: 52)),
        head("pointed", outline(cheek: 138, jaw: 99, jawY: 382, jawAngle: 39, chin: 38, chinY: 441)),
        head("broad", outline(cheek: 146, jaw: 126, jawY: 382, jawAngle: 28, chin: 82)),
        head("child", outline(cheek: 147, cheekY: 302, jaw: 121, jawY: 382, jawAngle: 48, chin: 70, chinY: 430)),
        head("narrow-square", outline(cheek: 133, jaw: 110, jawY: 386, jawAngle: 25, chin: 68)),
        head("diamond", outline(cheek: 147, cheekY: 276, jaw: 105, jawY: 380, jawAngle: 41, chin: 52)),
        head("strong", outline(cheek: 137, jaw: 117, jawY: 392, jawAngle: 26, chin: 74, chinY: 440)),
        head("triangle", outline(cheek: 138, cheekY: 302, jaw: 126, jawY: 390, jawAngle: 31, chin: 86)),
        head("short", outline(cheek: 143, jaw: 113, jawY: 374, jawAngle: 42, chin: 72, chinY: 424)),
        head("rectangle", outline(cheek: 135, jaw: 121, jawY: 394, jawAngle: 22, chin: 84, chinY: 442)),
        head("wide-jaw", outline(cheek: 149, cheekY: 292, jaw: 134, jawY: 382, jawAngle: 27, chin: 92)),
        head("slender", outline(cheek: 128, jaw: 91, jawY: 386, jawAngle: 34, chin: 44, chinY: 444)),
        head("slender-round", outline(cheek: 129, jaw: 95, jawY: 388, jawAngle: 36, chin: 58, chinY: 440)),
        head("slender-long", outline(cheek: 129, cheekY: 288, jaw: 98, jawY: 394, jawAngle: 31, chin: 56, chinY: 449)),
        head("chubby", outline(cheek: 148, cheekY: 312, jaw: 129, jawY: 388, jawAngle: 42, chin: 92, chinY: 438)),
    ]

    static let ears = [
        ear("small", EarShape(height: 58, reach: 20, y: 294)), ear("medium", EarShape(height: 70, reach: 26, y: 294)),
        ear("large", EarShape(height: 86, reach: 32, y: 294)), ear("close", EarShape(height: 74, reach: 15, y: 294)),
        ear("protruding", EarShape(height: 74, reach: 36, y: 292)),
        ear("lobed", EarShape(height: 66, reach: 26, y: 290, lobe: 16)),
        ear("pointed", EarShape(height: 72, reach: 32, y: 294, point: 30), isMatched: false),
    ]

    private static func outline(
        cheek: Double = 140, cheekY: Double = 280, jaw: Double = 109, jawY: Double = 382, jawAngle: Double = 36,
        chin: Double = 60, chinY: Double = 436
    ) -> Heads.Outline {
        Heads.Outline(
            top: 104, cheek: cheek, cheekY: cheekY, jaw: jaw, jawY: jawY, jawAngle: jawAngle, chin: chin, chinY: chinY)
    }

    private static func head(_ id: String, _ outline: Heads.Outline) -> PartDrawing {
        PartDrawing(.head, id) { drawing in
            let path = outline.path
            drawing.rounded(path, .skin, .skinShade)
            drawing.clipped(to: path) { drawing in
                for x in [168.0, 344] { drawing.fill(.ellipse(x, 338, 32, 22), .lip, opacity: 0.2) }
            }
        }
    }

    private static func ear(_ id: String, _ shape: EarShape, isMatched: Bool = true) -> PartDrawing {
        var shape = shape
        shape.inset = 24
        return PartDrawing(.ears, id, extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            drawing.fill(shape.outline.withMirrorImage(), .skin)
            drawing.fill(shape.inside.withMirrorImage(), .skinShade)
        }
    }
}

extension PathBuilder {
    /// A bow between two points that hangs `sag` units below the middle of the straight line; above it where `sag` is below 0.
    static func bow(_ start: Point, _ end: Point, sag: Double) -> PathBuilder {
        let down = at(0, sag / 0.75)
        return PathBuilder().move(start.x, start.y).curve(start.mix(end, 0.22) + down, start.mix(end, 0.78) + down, end)
    }
}

extension PartDrawing {
    /// A flat shape with a crescent of shade where the light, which comes from the upper left, does not reach.
    mutating func rounded(_ path: PathBuilder, _ role: Role, _ shade: Role, depth: Double = 1) {
        fill(path, shade)
        clipped(to: path) { $0.fill(path.translated(-11 * depth, -8 * depth), role) }
    }
}
