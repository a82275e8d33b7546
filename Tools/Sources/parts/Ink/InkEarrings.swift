import FaceAtlas
import PartLibrary

/// Earrings in ink, one under each lobe of the ears of middle size.
enum InkEarrings {
    static let all = [
        earring("stud", .stud) { drawing, x in drawing.inked(.circle(x, 327, 11), .metal, width: 7) },
        earring("hoop", .hoop) { drawing, x in drawing.hoop(x, radius: 20) },
        earring("hoop-large", .hoop, isMatched: false) { drawing, x in drawing.hoop(x, radius: 32) },
        earring("drop", .drop) { drawing, x in
            let drop = PathBuilder().move(x, 330).curve(at(x + 4, 342), at(x + 14, 350), at(x + 14, 362))
                .curve(at(x + 14, 380), at(x - 14, 380), at(x - 14, 362))
                .curve(at(x - 14, 350), at(x - 4, 342), at(x, 330)).close()
            drawing.inked(drop, .metal, width: 7)
        },
    ]

    private static func earring(
        _ id: String, _ kind: FaceAtlas.Earrings, isMatched: Bool = true, draw: (inout PartDrawing, Double) -> Void
    ) -> PartDrawing {
        PartDrawing(
            .earrings, id, tags: [.earrings: kind.rawValue], extra: isMatched ? [:] : ["matched": "no"], pen: .ink
        ) { drawing in
            for x in [111.0, 401] { draw(&drawing, x) }
        }
    }
}

extension PartDrawing {
    fileprivate mutating func hoop(_ x: Double, radius: Double) {
        let ring = PathBuilder.circle(x, 322 + radius, radius)
        outline(ring, .line, width: 14)
        outline(ring, .metal, width: 5)
    }
}
