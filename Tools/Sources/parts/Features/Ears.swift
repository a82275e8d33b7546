import FaceAtlas
import PartLibrary

/// Ears, left and right alike; the head covers their inner edge.
enum Ears {
    static let all = [
        ear("small", EarShape(height: 56, reach: 20, y: 288)),
        ear("medium", EarShape()),
        ear("large", EarShape(height: 84, reach: 31)),
        ear("close", EarShape(height: 76, reach: 15)),
        ear("protruding", EarShape(height: 72, reach: 35, y: 287)),
        ear("lobed", EarShape(height: 66, reach: 25, y: 284, lobe: 18)),
        ear("pointed", EarShape(height: 70, reach: 32, point: 30), isMatched: false),
    ]

    private static func ear(_ id: String, _ shape: EarShape, isMatched: Bool = true) -> PartDrawing {
        var shape = shape
        shape.inset = 22
        return PartDrawing(.ears, id, extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            drawing.fill(shape.outline.withMirrorImage(), .skin)
            drawing.fill(shape.inside.withMirrorImage(), .skinShade, opacity: 0.75)
        }
    }
}

/// The form of the right ear, in units of the art frame.
struct EarShape {
    var height = 70.0
    /// How far the ear stands out from a head of middle width.
    var reach = 25.0
    /// The height of its centre.
    var y = 290.0
    /// How far the lobe hangs down.
    var lobe = 0.0
    /// How far the upper edge is drawn out to a point.
    var point = 0.0
    /// How far it goes on behind a head of middle width, so that a narrow head leaves no gap.
    var inset = 13.0

    private var half: Double { height / 2 }
    private var edge: Double { 393 }

    var outline: PathBuilder {
        .closed([
            at(edge + 5 - inset, y - half * 0.8), at(edge + reach * 0.62 + point * 0.5, y - half - point),
            at(edge + reach, y - half * 0.45),
            at(edge + reach * 0.78, y + half * 0.25), at(edge + reach * 0.4 + lobe * 0.3, y + half * 0.86 + lobe * 0.6),
            at(edge - 4 + lobe * 0.5, y + half + lobe), at(edge - inset, y + half * 0.4),
            at(edge - inset, y - half * 0.4),
        ])
    }

    /// The hollow.
    var inside: PathBuilder {
        .closed([
            at(edge - 4, y - half * 0.5), at(edge + reach * 0.5, y - half * 0.62),
            at(edge + reach * 0.6, y - half * 0.2), at(edge + reach * 0.35, y + half * 0.3),
            at(edge - 4, y + half * 0.5), at(edge - 16, y),
        ])
    }
}
