import FaceAtlas
import Imaging
import PartLibrary

/// What is worn on the head of `pop`.
enum PopHeadwear {
    static let all = [caps, beanies, brims, flats, turbans, hijabs, scarves, hoods, helmets, bands, festive].flatMap {
        $0
    }

    /// A part of the slot.
    ///
    /// - Parameters:
    ///   - hairTop: hair above this height is not drawn.
    ///   - hides: whether it hides all hair.
    ///   - isMatched: whether photos are matched with it; what hardly anybody wears is for people to choose.
    static func headwear(
        _ id: String, _ kind: HeadwearKind, hairTop: Int? = nil, hides: Bool = false, isMatched: Bool = true,
        draw: (inout PartDrawing) -> Void
    ) -> PartDrawing {
        var tags = [("headwear", kind.headwear.rawValue), ("headwear-kind", kind.rawValue)]
        if hides { tags.append(("hair-length", HairLength.hidden.rawValue)) }
        if let hairTop { tags.append(("hair-top", String(hairTop))) }
        if !isMatched { tags.append(("matched", "no")) }
        var drawing = PartDrawing(.headwear, id, tags: tags.map { (name: $0.0, value: $0.1) }, pen: .soft)
        if kind == .hijab || kind == .hood {
            drawing.clipped(to: PopBody.sheet, draw: draw)
        } else {
            draw(&drawing)
        }
        return drawing
    }
}

extension PartDrawing {
    /// Fabric in the house's light, with what is drawn on it.
    mutating func popFabric(
        _ path: PathBuilder, depth: Double = 1, role: Role = .fabric, shade: Role = .fabricShade,
        details: (inout PartDrawing) -> Void = { _ in }
    ) {
        fill(path, shade)
        clipped(to: path) { drawing in
            drawing.fill(path.translated(-11 * depth, -8 * depth), role)
            details(&drawing)
        }
    }

    /// The shadow of headwear on the face below it.
    mutating func popHatShadow(_ path: PathBuilder, drop: Double = 11) {
        clipped(to: .ellipse(256, 268, 136, 160)) { $0.shadow(path.translated(0, drop), opacity: 0.16) }
    }

    /// The one highlight, upper left.
    mutating func popGleam(_ points: Point..., width: Double = 13, opacity: Double = 0.28) {
        lightLine(PathBuilder().spline(points), width: width, opacity: opacity)
    }

    /// Folds and seams, as lines with round ends.
    mutating func popFolds(_ lines: [[Point]], width: Double = 7, role: Role = .fabricShade) {
        let path = lines.reduce(PathBuilder()) { $0.adding(PathBuilder().spline($1)) }
        outline(path, role, width: width)
    }
}

extension Array where Element == [Point] {
    /// These lines and their mirror images.
    var onBothSides: [[Point]] { self + map { line in line.map(\.mirrored) } }
}
