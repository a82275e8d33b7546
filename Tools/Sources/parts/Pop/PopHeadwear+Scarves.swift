import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let scarves = [
        headwear("headwrap", .scarf, hides: true) { drawing in
            let end = PathBuilder.closed([
                mid(2, 100), mid(24, 44), mid(78, 12), mid(118, 28), mid(104, 74), mid(44, 112),
            ])
            for side in Side.allCases {
                drawing.popFabric(side.placed(end), depth: 0.8) { drawing in
                    drawing.popFolds(
                        [[side.placed(mid(20, 96)), side.placed(mid(52, 62)), side.placed(mid(90, 40))]], width: 7)
                }
            }
            drawing.popWrap(top: 58)
            let knot = PathBuilder.ellipse(256, 112, 32, 26)
            drawing.fill(knot.translated(3, 5), .fabricShade)
            drawing.popFabric(knot, depth: 0.7) { $0.popFolds([[mid(-6, 90), mid(2, 112), mid(-6, 134)]], width: 5) }
        },
        headwear("headwrap-high", .scarf, hides: true) { drawing in
            let top = PathBuilder.closed([
                mid(-116, 130), mid(-140, 76), mid(-110, 20), mid(-40, 4), mid(34, 6), mid(108, 18), mid(142, 74),
                mid(118, 130),
                mid(0, 140),
            ])
            drawing.popFabric(top, depth: 1.3) { drawing in
                drawing.popFolds(
                    [
                        [mid(-88, 126), mid(-70, 66), mid(-6, 40)], [mid(-40, 126), mid(-10, 80), mid(62, 54)],
                        [mid(16, 126), mid(50, 90), mid(116, 76)],
                    ], width: 8)
                drawing.popGleam(mid(-116, 76), mid(-100, 44), mid(-64, 26))
            }
            drawing.popWrap(top: 92, knotY: nil)
        },
        headwear("bandana", .scarf, hairTop: 158) { drawing in
            let low = PathBuilder.closed([
                mid(126, 180), mid(158, 196), mid(184, 244), mid(168, 262), mid(142, 236), mid(120, 200),
            ])
            let up = PathBuilder.closed([
                mid(130, 176), mid(170, 172), mid(214, 196), mid(208, 214), mid(168, 208), mid(130, 196),
            ])
            drawing.popFabric(up.adding(low), role: .fabricShade, shade: .fabricShade)
            let dome = PathBuilder.dome(half: 143, base: 196, top: 72, dip: 22)
            drawing.popHatShadow(dome)
            drawing.popFabric(dome) { drawing in
                for (x, y) in [
                    (-104.0, 146.0), (-60, 110), (-50, 154), (0, 88), (4, 132), (56, 106), (58, 152), (102, 144),
                ] {
                    drawing.light(.circle(256 + x, y, 9), opacity: 0.85)
                }
                drawing.popFolds(
                    [[mid(146, 176), mid(112, 166), mid(84, 176)], [mid(140, 160), mid(118, 140), mid(96, 132)]],
                    width: 6)
            }
            drawing.popFabric(.ellipse(256 + 134, 188, 18, 16), depth: 0.6)
        },
        headwear("bandana-front", .scarf) { drawing in
            let ear = PathBuilder.closed([mid(2, 112), mid(14, 66), mid(54, 44), mid(66, 66), mid(40, 104)])
            for side in Side.allCases { drawing.popFabric(side.placed(ear), depth: 0.7) }
            let band = shape(
                both([mid(-148, 224), mid(-138, 162), mid(-88, 116), mid(0, 100)]),
                both([mid(-136, 250), mid(-122, 196), mid(-70, 158), mid(0, 146)]).reversed())
            drawing.popHatShadow(band, drop: 7)
            drawing.popFabric(band) { drawing in
                for (x, y) in [(-118.0, 172.0), (-76, 138), (76, 138), (118, 172)] {
                    drawing.light(.circle(256 + x, y, 9), opacity: 0.85)
                }
                drawing.popFolds([[mid(-22, 120), mid(-52, 124)]].onBothSides, width: 6)
            }
            let knot = PathBuilder.ellipse(256, 116, 25, 23)
            drawing.fill(knot.translated(2, 5), .fabricShade)
            drawing.popFabric(knot, depth: 0.6)
        },
        headwear("headscarf-tied", .scarf, hides: true) { drawing in
            let tail = PathBuilder.closed([mid(4, 438), mid(40, 446), mid(76, 500), mid(52, 512), mid(24, 486)])
            for side in Side.allCases { drawing.popFabric(side.placed(tail), depth: 0.7) }
            let veil = shape(
                both([
                    mid(-10, 458), mid(-78, 424), mid(-146, 352), mid(-174, 270), mid(-152, 154), mid(-84, 82),
                    mid(0, 66),
                ]),
                [mid(10, 458), mid(-10, 458)])
            drawing.popVeil(veil, face: PopVeilFace(top: 138, half: 120, chin: 436)) { drawing in
                drawing.popFolds([[mid(-146, 310), mid(-112, 374), mid(-40, 430)]].onBothSides, width: 7)
                for (x, y) in [
                    (-128.0, 200.0), (-112, 138), (-60, 100), (0, 92), (60, 100), (112, 138), (128, 200), (-136, 268),
                    (136, 268),
                ] {
                    drawing.light(.circle(256 + x * 1.02, y, 8), opacity: 0.8)
                }
            }
            drawing.popFabric(.ellipse(256, 448, 21, 18), depth: 0.6)
        },
        headwear("headscarf-loose", .scarf, hairTop: 92) { drawing in
            let veil = shape(
                [
                    mid(-204, 524), mid(-200, 440), mid(-196, 330), mid(-192, 210), mid(-152, 104), mid(-78, 54),
                    mid(0, 44),
                ],
                [mid(0, 44), mid(78, 54), mid(152, 104), mid(192, 210), mid(196, 330), mid(200, 440), mid(204, 524)],
                [mid(204, 524), mid(92, 524)],
                [
                    mid(92, 524), mid(80, 474), mid(86, 430), mid(116, 384), mid(144, 296), mid(137, 190), mid(92, 122),
                    mid(0, 98),
                ],
                [
                    mid(0, 98), mid(-92, 122), mid(-137, 190), mid(-144, 296), mid(-116, 384), mid(-86, 430),
                    mid(-80, 474),
                    mid(-92, 524),
                ],
                [mid(-92, 524), mid(-204, 524)])
            drawing.popHatShadow(veil, drop: 10)
            drawing.popFabric(veil) { drawing in
                drawing.popFolds(
                    [[mid(-166, 220), mid(-170, 330), mid(-162, 440)], [mid(-152, 480), mid(-160, 524)]].onBothSides,
                    width: 7)
                drawing.popGleam(mid(-154, 180), mid(-130, 128), mid(-86, 88))
            }
            drawing.outline(
                .through(
                    mid(0, 102), mid(94, 126), mid(140, 191), mid(148, 296), mid(120, 385), mid(90, 432), mid(85, 474),
                    mid(96, 524)
                ).withMirrorImage(), .metal, width: 7)
        },
        headwear("durag", .scarf, hides: true, isMatched: false) { drawing in
            drawing.outline(
                .through(mid(132, 206), mid(156, 218), mid(172, 248)).adding(
                    .through(mid(134, 200), mid(164, 196), mid(186, 210))), .fabricShade, width: 15)
            let dome = PathBuilder.dome(half: 144, base: 204, top: 86, dip: 32, bulge: 1.0, crown: 0.62)
            drawing.popHatShadow(dome, drop: 9)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds([[mid(2, 84), mid(4, 172)]], width: 5)
                drawing.popGleam(mid(-114, 156), mid(-98, 126), mid(-64, 106))
            }
            let band = PathBuilder().move(256 - 146, 190).curve(mid(-80, 140), mid(80, 140), mid(146, 190)).line(
                256 + 144, 222
            )
            .curve(mid(76, 172), mid(-76, 172), mid(-144, 222)).close()
            drawing.fill(band, .fabricShade)
            drawing.lightLine(.through(mid(-126, 188), mid(-70, 166), mid(-24, 160)), width: 6, opacity: 0.2)
        },
        headwear("ghutra", .scarf, hides: true, isMatched: false) { drawing in
            let veil = shape(
                [
                    mid(-190, 524), mid(-178, 420), mid(-176, 300), mid(-164, 190), mid(-124, 100), mid(-60, 62),
                    mid(0, 54),
                ],
                [mid(0, 54), mid(60, 62), mid(124, 100), mid(164, 190), mid(176, 300), mid(178, 420), mid(190, 524)],
                [mid(190, 524), mid(86, 524)],
                [
                    mid(86, 524), mid(72, 474), mid(78, 428), mid(106, 380), mid(129, 300), mid(126, 230), mid(88, 172),
                    mid(0, 154),
                ],
                [
                    mid(0, 154), mid(-88, 172), mid(-126, 230), mid(-129, 300), mid(-106, 380), mid(-78, 428),
                    mid(-72, 474),
                    mid(-86, 524),
                ],
                [mid(-86, 524), mid(-190, 524)])
            drawing.popHatShadow(veil, drop: 9)
            drawing.popFabric(veil) { drawing in
                drawing.popFolds(
                    [[mid(-148, 230), mid(-154, 350), mid(-142, 500)], [mid(-120, 176), mid(-142, 230)]].onBothSides,
                    width: 7)
                drawing.popGleam(mid(-118, 112), mid(-92, 86), mid(-56, 72), width: 10)
            }
            for y in [128.0, 146] {
                drawing.outline(
                    .through(mid(-146, y + 16), mid(-80, y - 8), mid(0, y - 16), mid(80, y - 8), mid(146, y + 16)),
                    .line,
                    width: 12)
            }
        },
    ]
}

extension PartDrawing {
    /// Cloth wound tight around the head, with folds that come together at a knot, or that run to the top.
    mutating func popWrap(top: Double, knotY: Double? = 112) {
        let dome = shape(
            both([mid(-128, 236), mid(-147, 222), mid(-153, 156), mid(-118, top + 28), mid(-56, top + 4), mid(0, top)]),
            both([mid(-128, 236), mid(-108, 188), mid(-54, 164), mid(0, 158)]).reversed())
        popHatShadow(dome)
        popFabric(dome) { drawing in
            if let knotY {
                drawing.popFolds(
                    [
                        [mid(-26, knotY - 4), mid(-80, knotY - 4), mid(-130, knotY + 26)],
                        [mid(-24, knotY + 8), mid(-78, knotY + 32), mid(-136, knotY + 84)],
                    ].onBothSides, width: 7)
                drawing.popGleam(mid(-122, 122), mid(-104, 96), mid(-76, 80), width: 11)
            } else {
                drawing.popFolds(
                    [
                        [mid(-150, 170), mid(-60, 122), mid(60, 110), mid(150, 150)],
                        [mid(-142, 206), mid(-70, 152), mid(20, 136), mid(148, 180)],
                    ], width: 7)
            }
        }
    }
}
