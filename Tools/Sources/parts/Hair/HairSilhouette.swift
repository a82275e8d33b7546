import Foundation
import Imaging

/// The upper outline of hair over the skull (top of the skull y = 96): a superellipse that every style varies.
struct Crown: Sendable {
    /// How far the hair rises above the skull.
    var rise = 26.0
    /// How far the hair stands off the widest point of the mean head (256 ± 138) at the side.
    var side = 10.0
    /// 2 is an ellipse, more is squarer.
    var square = 2.25
    /// How far the top leans to the picture's right.
    var lean = 0.0
    /// The height at which the crown is widest.
    var base = 236.0

    /// Points clockwise from `from` to `to`, angles in degrees: 180 left, 90 top, 0 right.
    func points(_ from: Double = 180, _ to: Double = 0, count: Int = 9, inset: Double = 0) -> [Point] {
        (0..<count).map { index in
            let angle = (from + (to - from) * Double(index) / Double(count - 1)) * .pi / 180
            let c = cos(angle)
            let s = max(0, sin(angle))
            let x = (140 + side - inset) * (c < 0 ? -1 : 1) * pow(abs(c), 2 / square)
            let y = base - (base - 96 + rise - inset) * pow(s, 2 / square)
            return mid(x + lean * s * s, y)
        }
    }
}

/// The lower outline of hair around the face, clockwise: from the right sideburn over the forehead to the left one.
struct Hairline: Sendable {
    var stretches: [([Point], HairEdge)]

    /// The inner sides of the sideburns, from the bottom up to the temple (right) and down again (left).
    static func temple(_ burn: Double) -> [Point] { [mid(119, burn), mid(114, 228), mid(109, 200)] }

    /// A plain rounded hairline at height `y`; `peak` pulls its middle down, `recede` pushes the temples up.
    static func round(
        y: Double = 164, burn: Double = 262, peak: Double = 0, recede: Double = 0, _ edge: HairEdge = .smooth
    ) -> Hairline {
        let half = temple(burn) + [mid(97 - recede * 0.12, y + 20 - recede * 0.75), mid(55, y - recede)]
        return Hairline(stretches: [(half + [mid(0, y + peak)] + mirrored(half), edge)])
    }

    /// A hairline with corners: square as after a barber's line-up.
    static func square(y: Double = 166, burn: Double = 262) -> Hairline {
        let right = [mid(119, burn), mid(115, 228), mid(106, 206), mid(104, y + 13)]
        return Hairline(stretches: [
            (right, .smooth), ([mid(104, y + 13), mid(60, y), mid(0, y - 3), mid(-60, y), mid(-104, y + 13)], .smooth),
            (mirrored(right), .smooth),
        ])
    }

    /// A forehead line given by its points, right to left, between two sideburns.
    static func drawn(_ points: [Point], burn: Double = 262, _ edge: HairEdge = .smooth) -> Hairline {
        let right = temple(burn)
        guard edge.isCornered else {
            return Hairline(stretches: [(right + points + mirrored(right), edge)])
        }
        return Hairline(stretches: [(right, .smooth), (points, edge), (mirrored(right), .smooth)])
    }
}

extension HairEdge {
    var isCornered: Bool {
        if case .arcs = self { return true }
        return false
    }
}

extension HairOutline {
    /// Hair that ends at the sideburns: a crown, closed by a hairline.
    init(crown: Crown, burn: Double = 262, edge: HairEdge = .smooth, hairline: Hairline) {
        self.init()
        let half = [mid(-126, burn + 3), mid(-137, burn - 8), mid(-(141 + crown.side * 0.7), burn - 30)]
        let line = half + crown.points() + mirrored(half)
        add(line, edge)
        for stretch in hairline.stretches { add(stretch.0, stretch.1) }
    }
}
