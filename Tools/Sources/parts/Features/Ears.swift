import PartLibrary

/// Ears, left and right alike; the head covers their inner edge.
enum Ears {
    static let all = [
        ear("small", height: 56, reach: 20, y: 288),
        ear("medium", height: 70, reach: 25, y: 290),
        ear("large", height: 84, reach: 31, y: 290),
    ]

    /// - Parameters:
    ///   - reach: how far the ear stands out from a head of middle width.
    ///   - y: the height of its centre.
    private static func ear(_ id: String, height: Double, reach: Double, y: Double) -> PartDrawing {
        PartDrawing(.ears, id) { drawing in
            let (half, edge) = (height / 2, 393.0)
            let outline = PathBuilder.closed([
                at(edge - 8, y - half * 0.8), at(edge + reach * 0.62, y - half), at(edge + reach, y - half * 0.45),
                at(edge + reach * 0.78, y + half * 0.25), at(edge + reach * 0.4, y + half * 0.86),
                at(edge - 4, y + half), at(edge - 13, y + half * 0.4), at(edge - 13, y - half * 0.4),
            ])
            let inside = PathBuilder.closed([
                at(edge - 4, y - half * 0.5), at(edge + reach * 0.5, y - half * 0.62),
                at(edge + reach * 0.6, y - half * 0.2), at(edge + reach * 0.35, y + half * 0.3),
                at(edge - 4, y + half * 0.5), at(edge - 16, y),
            ])
            drawing.fill(outline.withMirrorImage(), .skin)
            drawing.fill(inside.withMirrorImage(), .skinShade, opacity: 0.75)
        }
    }
}
