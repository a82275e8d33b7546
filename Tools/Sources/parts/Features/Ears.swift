import PartLibrary

/// Ears, left and right alike; the head covers their inner edge.
enum Ears {
    static let all = [
        ear("small", height: 56, reach: 20, y: 288),
        ear("medium", height: 70, reach: 25, y: 290),
        ear("large", height: 84, reach: 31, y: 290),
    ]

    private static func ear(_ id: String, height: Double, reach: Double, y: Double) -> PartDrawing {
        let shape = EarShape(height: height, reach: reach, y: y)
        return PartDrawing(.ears, id) { drawing in
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

    private var half: Double { height / 2 }
    private var edge: Double { 393 }

    var outline: PathBuilder {
        .closed([
            at(edge - 8, y - half * 0.8), at(edge + reach * 0.62, y - half), at(edge + reach, y - half * 0.45),
            at(edge + reach * 0.78, y + half * 0.25), at(edge + reach * 0.4, y + half * 0.86),
            at(edge - 4, y + half), at(edge - 13, y + half * 0.4), at(edge - 13, y - half * 0.4),
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
