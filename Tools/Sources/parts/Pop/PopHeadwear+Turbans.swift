import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let turbans = [
        headwear("dastar", .turban, hides: true) { drawing in
            let dome = shape(
                both([mid(-126, 240), mid(-150, 224), mid(-178, 172), mid(-172, 104), mid(-112, 42), mid(0, 20)]),
                [mid(126, 240), mid(112, 196), mid(62, 158), mid(0, 128)],
                [mid(0, 128), mid(-62, 158), mid(-112, 196), mid(-126, 240)])
            drawing.popHatShadow(dome)
            let inner = PathBuilder.polygon([mid(0, 96), mid(72, 168), mid(-72, 168)], radius: 10)
            drawing.popFabric(inner, role: .fabricShade, shade: .fabricShade) {
                $0.shadow(.rectangle(100, 90, 300, 120), opacity: 0.2)
            }
            drawing.popFabric(dome, depth: 1.2) { drawing in
                drawing.popFolds(
                    [
                        [mid(-176, 178), mid(-84, 130), mid(-2, 104)], [mid(-178, 138), mid(-88, 98), mid(4, 80)],
                        [mid(-160, 96), mid(-80, 66), mid(12, 56)],
                    ], width: 8)
                drawing.popFolds(
                    [
                        [mid(176, 178), mid(96, 134), mid(22, 112)], [mid(178, 138), mid(98, 102), mid(26, 86)],
                        [mid(160, 96), mid(90, 70), mid(30, 60)],
                    ], width: 8)
                drawing.popGleam(mid(-140, 106), mid(-116, 76), mid(-72, 52))
            }
        },
        headwear("dastar-round", .turban, hides: true) { drawing in
            let dome = shape(
                both([mid(-126, 234), mid(-148, 222), mid(-167, 166), mid(-158, 96), mid(-94, 38), mid(0, 22)]),
                both([mid(-126, 234), mid(-106, 188), mid(-56, 162), mid(0, 156)]).reversed())
            drawing.popHatShadow(dome)
            drawing.popFabric(dome, depth: 1.2) { drawing in
                for (y, half) in [(200.0, 166.0), (162, 176), (122, 170), (84, 146)] {
                    drawing.outline(.bow(mid(-half, y), mid(half, y), sag: -40), .fabricShade, width: 7)
                }
                drawing.popGleam(mid(-132, 112), mid(-114, 84), mid(-78, 58), width: 11)
            }
        },
        headwear("turban-wrapped", .turban, hides: true) { drawing in
            let dome = shape(
                [
                    mid(-126, 234), mid(-150, 220), mid(-170, 164), mid(-150, 96), mid(-84, 50), mid(0, 40),
                    mid(90, 46),
                    mid(156, 96),
                    mid(172, 160), mid(152, 218), mid(128, 232),
                ],
                [
                    mid(128, 232), mid(100, 186), mid(40, 164), mid(0, 162), mid(-60, 170), mid(-108, 192),
                    mid(-126, 234),
                ])
            drawing.popHatShadow(dome)
            drawing.popFabric(dome, depth: 1.2) { drawing in
                drawing.popFolds(
                    [
                        [mid(-172, 176), mid(-90, 122), mid(40, 96), mid(164, 112)],
                        [mid(-162, 124), mid(-70, 84), mid(60, 66), mid(150, 84)],
                        [mid(-150, 214), mid(-80, 160), mid(20, 134), mid(172, 150)],
                        [mid(176, 186), mid(96, 164), mid(20, 160)],
                    ], width: 8)
                drawing.popGleam(mid(-136, 122), mid(-112, 94), mid(-70, 70), width: 11)
            }
            drawing.fill(.ellipse(256 - 8, 116, 17, 20), .metal)
            drawing.light(.ellipse(256 - 12, 110, 5, 7), opacity: 0.6)
        },
        headwear("turban-knot", .turban, hides: true) { drawing in
            let dome = shape(
                both([mid(-128, 238), mid(-146, 226), mid(-160, 168), mid(-138, 96), mid(-76, 54), mid(0, 48)]),
                both([mid(-128, 238), mid(-110, 194), mid(-62, 166), mid(0, 156)]).reversed())
            drawing.popHatShadow(dome)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds(
                    [
                        [mid(-22, 112), mid(-80, 96), mid(-140, 110)], [mid(-22, 124), mid(-88, 134), mid(-156, 178)],
                        [mid(-16, 134), mid(-70, 162), mid(-132, 214)], [mid(-16, 100), mid(-58, 70), mid(-96, 70)],
                    ].onBothSides, width: 7)
                drawing.popGleam(mid(-132, 128), mid(-116, 96), mid(-86, 76), width: 11)
            }
            let knot = PathBuilder.closed([
                mid(-32, 96), mid(0, 84), mid(32, 96), mid(24, 120), mid(32, 148), mid(0, 160), mid(-32, 148),
                mid(-24, 120),
            ])
            drawing.fill(knot.translated(4, 5), .fabricShade)
            drawing.popFabric(knot, depth: 0.7) { drawing in
                drawing.popFolds(
                    [[mid(-12, 90), mid(-4, 122), mid(-12, 154)], [mid(12, 92), mid(6, 122), mid(14, 152)]], width: 5)
            }
        },
    ]
}
