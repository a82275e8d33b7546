import FaceAtlas
import PartLibrary

/// Heads and ears in ink: one flat tone within a contour.
enum InkHeads {
    static let all = [
        head("oval", Heads.Outline()),
        head("round", Heads.Outline(cheek: 145, jaw: 118, jawAngle: 43, chin: 74, chinY: 426)),
        head("square", Heads.Outline(cheek: 138, jaw: 119, jawY: 376, jawAngle: 22, chin: 74)),
        head("heart", Heads.Outline(cheek: 142, jaw: 96, jawY: 370, jawAngle: 37, chin: 40, chinY: 433)),
        head("long", Heads.Outline(cheek: 128, jaw: 101, jawY: 384, jawAngle: 29, chin: 56, chinY: 437)),
        head("wide", Heads.Outline(cheek: 149, jaw: 122, jawAngle: 38, chin: 78, chinY: 428)),
        head("narrow", Heads.Outline(cheek: 128, jaw: 96, jawY: 378, jawAngle: 32, chin: 48, chinY: 432)),
        head("pointed", Heads.Outline(cheek: 135, jaw: 96, jawY: 374, jawAngle: 38, chin: 30, chinY: 438)),
        head("strong", Heads.Outline(cheek: 136, jaw: 118, jawY: 384, jawAngle: 24, chin: 68, chinY: 436)),
        head("child", Heads.Outline(cheek: 147, cheekY: 292, jaw: 118, jawAngle: 46, chin: 62, chinY: 423)),
    ]

    static let ears = [
        ear("small", EarShape(height: 56, reach: 20, y: 288)),
        ear("medium", EarShape()),
        ear("large", EarShape(height: 84, reach: 31)),
    ]

    private static func head(_ id: String, _ outline: Heads.Outline) -> PartDrawing {
        PartDrawing(.head, id, pen: .ink) { drawing in
            drawing.inked(outline.path, .skin) { $0.lifted(outline.path) }
        }
    }

    private static func ear(_ id: String, _ shape: EarShape) -> PartDrawing {
        PartDrawing(.ears, id, pen: .ink) { drawing in
            for side in Side.allCases {
                let path = side.placed(shape.outline)
                drawing.inked(path, .skin) { $0.lifted(path) }
                let fold = [
                    at(396, shape.y - shape.height * 0.26), at(393 + shape.reach * 0.52, shape.y - shape.height * 0.24),
                    at(393 + shape.reach * 0.36, shape.y + shape.height * 0.06), at(398, shape.y + shape.height * 0.2),
                ]
                drawing.stroke(fold.map(side.placed))
            }
        }
    }
}

extension PartDrawing {
    /// A thin warm light over skin: the darkest skin too must be lighter than the ink on it.
    fileprivate mutating func lifted(_ path: PathBuilder) { light(path, opacity: 0.15, hex: "#ffc090") }
}
