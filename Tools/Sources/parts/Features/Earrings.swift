import PartLibrary

/// Earrings, one under each lobe of the ears of middle size.
enum Earrings {
    static let all = [
        PartDrawing(.earrings, "stud") { drawing in
            drawing.fill(.circle(lobe, 325, 8).withMirrorImage(), .metal)
            for x in [512 - lobe, lobe] { drawing.light(.circle(x - 2.5, 322.5, 2.6), opacity: 0.8) }
        },
        PartDrawing(.earrings, "hoop") { drawing in hoop(&drawing, radius: 19, width: 6) },
        PartDrawing(.earrings, "hoop-large") { drawing in hoop(&drawing, radius: 31, width: 6) },
        PartDrawing(.earrings, "drop") { drawing in
            let drop = PathBuilder().move(lobe, 328).curve(at(lobe + 4, 340), at(lobe + 12, 348), at(lobe + 12, 358))
                .curve(at(lobe + 12, 374), at(lobe - 12, 374), at(lobe - 12, 358))
                .curve(at(lobe - 12, 348), at(lobe - 4, 340), at(lobe, 328)).close()
            drawing.fill(PathBuilder.circle(lobe, 325, 6).adding(drop).withMirrorImage(), .metal)
            for x in [512 - lobe, lobe] { drawing.light(.ellipse(x - 4, 356, 3, 6, angle: 15), opacity: 0.7) }
        },
    ]

    private static let lobe = 401.0

    private static func hoop(_ drawing: inout PartDrawing, radius: Double, width: Double) {
        let y = 322 + radius
        drawing.outline(PathBuilder.circle(lobe, y, radius).withMirrorImage(), .metal, width: width)
        for x in [512 - lobe, lobe] {
            let arc = PathBuilder().move(x - radius, y).curve(
                at(x - radius, y - radius * 0.5), at(x - radius * 0.6, y - radius * 0.92),
                at(x - radius * 0.2, y - radius))
            drawing.lightLine(arc, width: 2.5, opacity: 0.6)
        }
    }
}
