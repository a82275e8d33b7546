import FaceAtlas
import Imaging
import PartLibrary

extension Headwear {
    static let brimmed: [PartTemplate] = [
        headwear("sun-hat", .brim, hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-116, 168), mid(-120, 110), mid(-84, 64), mid(0, 50)]),
                brimTop: both([mid(-222, 196), mid(-150, 158), mid(0, 146)]),
                brimBottom: both([mid(-222, 208), mid(-120, 188), mid(0, 182)]), bandY: 150)
        },
        headwear("fedora", .brim, hairTop: 160) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-116, 166), mid(-112, 96), mid(-88, 50), mid(-40, 44), mid(0, 60)]),
                brimTop: both([mid(-186, 172), mid(-120, 160), mid(0, 148)]),
                brimBottom: both([mid(-186, 184), mid(-110, 190), mid(0, 182)]), bandY: 148, band: 28)
        },
        headwear("cowboy-hat", .brim, hairTop: 160, isMatched: false) { drawing in
            drawing.brimmedHat(
                crown: both([mid(-112, 166), mid(-108, 90), mid(-84, 34), mid(-42, 30), mid(0, 52)]),
                brimTop: both([mid(-226, 112), mid(-190, 146), mid(-116, 160), mid(0, 150)]),
                brimBottom: both([mid(-226, 122), mid(-190, 176), mid(-106, 196), mid(0, 188)]), bandY: 148, band: 18)
        },
        headwear("bucket-hat", .brim, hairTop: 160) { drawing in
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
        headwear("beret", .flat, hairTop: 150) { drawing in
            let dome = shape(
                [
                    mid(-132, 168), mid(-178, 136), mid(-168, 84), mid(-92, 50), mid(10, 48), mid(96, 72),
                    mid(138, 120), mid(130, 160),
                ], [mid(130, 160), mid(60, 150), mid(-40, 154), mid(-132, 168)])
            drawing.solid(HairLock(spine: [mid(-6, 60), mid(-2, 46), mid(6, 32)], width: 12).path, .fabricShade)
            drawing.hatShadow(dome, drop: 10)
            drawing.cloth(dome) { drawing in
                drawing.fold([mid(-150, 140), mid(-80, 118), mid(30, 126), mid(120, 146)], width: 20)
                drawing.sheen([mid(-156, 110), mid(-110, 78), mid(-30, 66)], width: 30)
            }
        },
        headwear("top-hat", .brim, hairTop: 160, isMatched: false) { drawing in
            drawing.brimmedHat(
                crown: [
                    mid(-118, 166), mid(-114, 110), mid(-122, 24), mid(0, 14), mid(122, 24), mid(114, 110),
                    mid(118, 166),
                ],
                brimTop: both([mid(-170, 166), mid(-110, 160), mid(0, 150)]),
                brimBottom: both([mid(-170, 178), mid(-100, 184), mid(0, 178)]), bandY: 148, band: 32)
        },
    ]
}
