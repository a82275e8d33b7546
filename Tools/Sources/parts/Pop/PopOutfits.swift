import FaceAtlas
import Imaging
import PartLibrary

/// Neck, shoulders and clothes of `pop`.
enum PopOutfits {
    static let all = [
        outfit("crew", .plain) { drawing in
            drawing.popShoulders()
            let collar = PathBuilder().spline([at(203, 441), at(222, 466), at(256, 476), at(290, 466), at(309, 441)])
            drawing.outline(collar, .clothShade, width: 14)
        },
        outfit("bare", .bare) { $0.popBareShoulders() },
    ]

    static func outfit(_ id: String, _ clothes: Clothes, isMatched: Bool = true, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.outfit, id, tags: [.clothes: clothes.rawValue], extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            drawing.popNeck()
            draw(&drawing)
        }
    }
}

extension PartDrawing {
    /// The neck, with the shadow of the chin on it.
    mutating func popNeck() {
        let neck = PathBuilder.rectangle(208, 370, 96, 120, radius: 30)
        fill(neck, .skin)
        clipped(to: neck) { $0.fill(.ellipse(262, 418, 74, 44), .skinShade) }
    }

    /// The outer edge of the shoulders, from the lower left corner to the lower right one.
    static let popShoulderLine = PathBuilder().move(30, 520)
        .curve(at(34, 476), at(92, 462), at(140, 454)).curve(at(172, 449), at(196, 446), at(204, 432))

    /// A garment that covers the shoulders, with a round neckline.
    mutating func popShoulders(neckline: Double = 478) {
        let path = Self.popShoulderLine.curve(at(204, neckline - 10), at(230, neckline), at(256, neckline)).reflected()
        rounded(path, .cloth, .clothShade, depth: 0.8)
    }

    mutating func popBareShoulders() {
        let path = Self.popShoulderLine.line(256, 432).reflected()
        fill(path, .skin)
        clipped(to: path) { $0.fill(.ellipse(262, 420, 74, 44), .skinShade) }
    }
}
