import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// A hat with a brim all around and a band above it; the brim's lines run from left to right.
    mutating func brimmedHat(
        crown: [Point], brimTop: [Point], brimBottom: [Point], bandY: Double, band: Double = 22
    ) {
        guard let left = crown.first, let right = crown.last, let tip = brimTop.first, let low = brimBottom.first else {
            return
        }
        let dome = shape(crown, [right, mid(0, right.y - 10), left])
        let brim = shape(
            brimTop, [tip.mirrored, (tip.mix(low, 0.5) + at(-4, 0)).mirrored, low.mirrored], brimBottom.reversed(),
            [low, tip.mix(low, 0.5) + at(-4, 0), tip])
        hatShadow(brim, drop: 14)
        cloth(brim, dark: 0.9) { drawing in
            drawing.fill(
                brim, .fade(.fabricShade, from: mid(0, low.y - 6), to: mid(0, low.y - 30), [(0, 0.8), (1, 0)]))
            let lit = brimTop.prefix(max(2, brimTop.count / 2 + 1)).map { $0 + at(12, 10) }
            drawing.sheen(Array(lit), width: 16)
        }
        cloth(dome) { drawing in
            let half = abs(left.x - 256) + 14
            let ribbon = shape(
                [mid(-half, bandY - band + 4), mid(0, bandY - band - 8), mid(half, bandY - band + 4)],
                [mid(half, bandY + 26), mid(0, bandY + 12), mid(-half, bandY + 26)])
            drawing.fill(ribbon, .fabricShade)
            drawing.shadow(ribbon, opacity: 0.18)
            drawing.sheen([mid(-92, 128), mid(-88, 96), mid(-64, 66)], width: 26)
            drawing.fold([mid(0, 50), mid(-4, 84), mid(4, 116)], width: 16, opacity: 0.5)
        }
        let under = shape(brimTop.map { $0 }, [tip.mirrored, mid(0, brimTop[brimTop.count / 2].y + 10), tip])
        cloth(under, dark: 0.9)
    }
}
