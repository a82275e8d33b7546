import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let flats = [
        headwear("beret", .flat, hairTop: 150) { drawing in
            let dome = shape(
                [
                    mid(-136, 172), mid(-180, 146), mid(-178, 92), mid(-104, 54), mid(0, 48), mid(96, 66),
                    mid(146, 116),
                    mid(138, 164),
                ],
                [mid(138, 164), mid(60, 150), mid(-40, 152), mid(-136, 172)])
            drawing.outline(.through(mid(-14, 54), mid(-12, 40), mid(-4, 28)), .fabricShade, width: 11)
            drawing.popHatShadow(dome)
            drawing.popFabric(dome, depth: 1.3) { drawing in
                drawing.popFolds([[mid(-150, 144), mid(-76, 124), mid(20, 122)]], width: 8)
                drawing.popGleam(mid(-152, 112), mid(-124, 86), mid(-70, 70))
            }
        },
        headwear("flat-cap", .flat, hairTop: 164) { drawing in
            let dome = shape(
                both([mid(-138, 188), mid(-166, 160), mid(-156, 106), mid(-90, 66), mid(0, 58)]),
                [mid(138, 188), mid(0, 174), mid(-138, 188)])
            drawing.popFabric(dome, depth: 1.2) { drawing in
                drawing.popFolds([[mid(-22, 62), mid(-72, 106), mid(-96, 168)]].onBothSides, width: 6)
                drawing.popGleam(mid(-142, 138), mid(-128, 108), mid(-92, 86))
            }
            drawing.popVisor(half: 146, top: 158, tip: 208, bottom: 188)
        },
        headwear("newsboy-cap", .flat, hairTop: 164) { drawing in
            let dome = shape(
                both([mid(-140, 180), mid(-186, 160), mid(-188, 104), mid(-112, 52), mid(0, 42)]),
                [mid(140, 180), mid(0, 164), mid(-140, 180)])
            drawing.fill(.ellipse(256, 44, 18, 11), .fabricShade)
            drawing.popFabric(dome, depth: 1.2) { drawing in
                drawing.popFolds(
                    [[mid(-8, 44), mid(-50, 90), mid(-54, 170)], [mid(-12, 44), mid(-112, 76), mid(-150, 172)]]
                        .onBothSides,
                    width: 6)
                drawing.popGleam(mid(-160, 132), mid(-144, 100), mid(-104, 78))
            }
            let band = PathBuilder.headband(half: 144, top: 158, base: 186, dip: 15)
            drawing.fill(band, .fabricShade)
            drawing.popVisor(half: 144, top: 166, tip: 212, bottom: 194)
        },
    ]
}
