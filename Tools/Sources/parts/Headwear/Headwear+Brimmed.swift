import Imaging
import PartLibrary

extension Headwear {
    static let brimmed: [PartDrawing] = [
        headwear("sun-hat", "hat", hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-116, 168), mid(-120, 110), mid(-84, 64), mid(0, 50)]),
                brimTop: both([mid(-222, 196), mid(-150, 158), mid(0, 146)]),
                brimBottom: both([mid(-222, 208), mid(-120, 188), mid(0, 182)]), bandY: 150)
        },
        headwear("fedora", "hat", hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-116, 166), mid(-112, 96), mid(-88, 50), mid(-40, 44), mid(0, 60)]),
                brimTop: both([mid(-186, 172), mid(-120, 160), mid(0, 148)]),
                brimBottom: both([mid(-186, 184), mid(-110, 190), mid(0, 182)]), bandY: 148, band: 28)
        },
        headwear("cowboy-hat", "hat", hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-112, 166), mid(-108, 90), mid(-84, 34), mid(-42, 30), mid(0, 52)]),
                brimTop: both([mid(-226, 112), mid(-190, 146), mid(-116, 160), mid(0, 150)]),
                brimBottom: both([mid(-226, 122), mid(-190, 176), mid(-106, 196), mid(0, 188)]), bandY: 148, band: 18)
        },
        headwear("bucket-hat", "hat", hairTop: 160) { drawing in
            let crown = shape(
                both([mid(-124, 164), mid(-108, 76), mid(-80, 60), mid(0, 56)]), [mid(124, 164), mid(-124, 164)])
            drawing.cloth(crown) { $0.sheen([mid(-110, 140), mid(-98, 92), mid(-60, 72)], width: 26) }
            let brim = shape(
                both([mid(-123, 142), mid(-60, 130), mid(0, 127)]), [mid(123, 142), mid(150, 174), mid(172, 212)],
                both([mid(-172, 212), mid(-90, 192), mid(0, 186)]).reversed(),
                [mid(-172, 212), mid(-150, 174), mid(-123, 142)])
            drawing.hatShadow(brim)
            drawing.cloth(brim) { drawing in
                drawing.sheen([mid(-140, 184), mid(-84, 160), mid(-10, 150)], width: 20)
                for drop in [22.0, 40] {
                    let stitch = both([
                        mid(-130 - drop * 0.7, 142 + drop), mid(-64, 130 + drop * 0.8), mid(0, 127 + drop * 0.75),
                    ])
                    drawing.outline(PathBuilder().spline(stitch), .fabricShade, width: 4, opacity: 0.6)
                }
            }
        },
        headwear("beret", "hat", hairTop: 150) { drawing in
            let dome = shape(
                [
                    mid(-132, 168), mid(-178, 136), mid(-168, 84), mid(-92, 50), mid(10, 48), mid(96, 72),
                    mid(138, 120), mid(130, 160),
                ], [mid(130, 160), mid(60, 150), mid(-40, 154), mid(-132, 168)])
            drawing.fill(HairLock(spine: [mid(-6, 60), mid(-2, 46), mid(6, 32)], width: 12).path, .fabricShade)
            drawing.hatShadow(dome, drop: 10)
            drawing.cloth(dome) { drawing in
                drawing.fold([mid(-150, 140), mid(-80, 118), mid(30, 126), mid(120, 146)], width: 20)
                drawing.sheen([mid(-156, 110), mid(-110, 78), mid(-30, 66)], width: 30)
            }
        },
        headwear("top-hat", "hat", hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: [
                    mid(-104, 166), mid(-104, 110), mid(-116, 22), mid(0, 14), mid(116, 22), mid(104, 110),
                    mid(104, 166),
                ],
                brimTop: both([mid(-170, 166), mid(-110, 160), mid(0, 150)]),
                brimBottom: both([mid(-170, 178), mid(-100, 184), mid(0, 178)]), bandY: 148, band: 32)
        },
    ]
}

extension PartDrawing {
    /// A hat with a brim all around and a band above it; the brim's lines run from left to right.
    mutating fileprivate func brimmedHat(
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
