import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// The dome of a baseball cap with its seams and button.
    mutating func capDome(bottom: Double, hole: PathBuilder? = nil) {
        let line = both([mid(-141, bottom), mid(-146, 140), mid(-122, 90), mid(-66, 60), mid(0, 52)])
        var dome = shape(line, both([mid(-141, bottom), mid(-70, bottom - 14), mid(0, bottom - 18)]).reversed())
        solid(.ellipse(256, 53, 15, 8), .fabricShade)
        if let hole { dome = dome.adding(hole) }
        cloth(dome) { drawing in
            drawing.fold([mid(-8, 56), mid(-62, 92), mid(-80, bottom)], width: 9)
            drawing.fold([mid(8, 56), mid(62, 92), mid(80, bottom)], width: 9)
            for sign in [-1.0, 1] { drawing.fill(.circle(256 + sign * 96, 108, 5), .fabricShade) }
            drawing.sheen([mid(-136, 146), mid(-114, 96), mid(-60, 70)], width: 30)
        }
    }

    /// A knitted hat with a folded cuff.
    mutating func beanie(pom: Bool) {
        if pom {
            let y = pen == .ink ? 58.0 : 48
            let ring = (0...12).map { at(256, y) + Point.onCircle((Double($0) / 12 + 0.25) * 2 * .pi, 40, 36) }
            cloth(HairOutline(ring, .bumps(22)).path, light: at(240, 30), reach: 70)
        }
        let dome = shape(
            both([mid(-138, 150), mid(-136, 118), mid(-104, 74), mid(-48, 54), mid(0, 50)]),
            [mid(138, 150), mid(-138, 150)])
        cloth(dome) { drawing in
            for x in [-108.0, -72, -36, 0, 36, 72, 108] {
                drawing.fold([mid(x * 0.45, 54), mid(x * 0.86, 90), mid(x * 1.04, 148)], width: 11, opacity: 0.6)
            }
            drawing.sheen([mid(-130, 130), mid(-108, 88), mid(-56, 66)], width: 28)
        }
        let cuff = shape(
            both([mid(-146, 142), mid(-70, 128), mid(0, 124)]), [mid(146, 142), mid(152, 164), mid(146, 190)],
            both([mid(-146, 190), mid(-70, 178), mid(0, 174)]).reversed(),
            [mid(-146, 190), mid(-152, 164), mid(-146, 142)])
        hatShadow(cuff, drop: 9)
        cloth(cuff, dark: 0.9) { drawing in
            for x in stride(from: -132.0, through: 132, by: 24) {
                let y = 134 + abs(x) * 0.1
                drawing.mark(
                    HairLock(spine: [mid(x, y - 12), mid(x * 1.02, y + 20), mid(x * 1.02, y + 52)], width: 8).path,
                    .fabricShade, opacity: 0.7)
            }
            drawing.sheen([mid(-140, 156), mid(-90, 146), mid(-20, 138)], width: 18)
        }
    }
}
