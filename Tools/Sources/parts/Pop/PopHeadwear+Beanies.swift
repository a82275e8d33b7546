import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let beanies = [
        headwear("beanie", .beanie, hairTop: 166) { drawing in
            drawing.popFabric(.dome(half: 140, base: 166, top: 60, dip: 14)) { drawing in
                drawing.popGleam(mid(-122, 124), mid(-104, 90), mid(-66, 72))
            }
            drawing.popCuff(.headband(half: 150, top: 136, base: 190, dip: 14, radius: 20))
        },
        headwear("beanie-ribbed", .beanie, hairTop: 156) { drawing in
            let dome = PathBuilder.dome(half: 143, base: 158, top: 64, dip: 14, bulge: 1.02)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds(
                    [26.0, 62, 100].map { x in [mid(x * 0.35, 62), mid(x * 0.8, 88), mid(x * 1.06, 160)] }.onBothSides,
                    width: 6)
            }
            let cuff = PathBuilder.headband(half: 149, top: 128, base: 176, dip: 14, radius: 16)
            drawing.popHatShadow(cuff)
            drawing.popFabric(cuff) { drawing in
                drawing.popFolds(
                    [14.0, 42, 70, 98, 124].map { x in [mid(x, 108 + x * 0.12), mid(x * 1.03, 184)] }.onBothSides,
                    width: 6)
            }
        },
        headwear("beanie-slouchy", .beanie, hairTop: 164) { drawing in
            let dome = shape(
                [
                    mid(-144, 180), mid(-152, 120), mid(-116, 68), mid(-40, 44), mid(50, 22), mid(128, 34),
                    mid(164, 92),
                    mid(146, 180),
                ],
                [mid(146, 180), mid(70, 168), mid(0, 164), mid(-70, 168), mid(-144, 180)])
            drawing.popFabric(dome) { drawing in
                drawing.popFolds(
                    [[mid(166, 92), mid(120, 86), mid(82, 62)], [mid(150, 128), mid(96, 122), mid(52, 96)]], width: 8)
                drawing.popGleam(mid(-128, 124), mid(-104, 86), mid(-52, 66))
            }
            drawing.popCuff(.headband(half: 148, top: 154, base: 192, dip: 15, radius: 14))
        },
        headwear("beanie-bobble", .beanie, hairTop: 166) { drawing in
            drawing.fill(PopHair.lobes(center: at(256, 46), rx: 33, ry: 31, count: 11, depth: 0.4), .fabricShade)
            drawing.fill(PopHair.lobes(center: at(252, 42), rx: 27, ry: 25, count: 10, depth: 0.4), .fabric)
            drawing.popFabric(.dome(half: 140, base: 166, top: 68, dip: 14)) { drawing in
                let stripe = PathBuilder().move(96, 124).curve(mid(-60, 102), mid(60, 102), mid(160, 124))
                drawing.lightLine(stripe.translated(0, -8), width: 15, opacity: 0.9)
                drawing.shadow(.rectangle(372, 60, 40, 120), opacity: 0.1)
            }
            drawing.popCuff(.headband(half: 150, top: 136, base: 190, dip: 14, radius: 20), ribs: true)
        },
        headwear("chullo", .beanie, hairTop: 160, isMatched: false) { drawing in
            let flap = PathBuilder().move(256 + 92, 170).line(256 + 148, 170).curve(
                mid(156, 230), mid(162, 280), mid(142, 330)
            )
            .curve(mid(132, 344), mid(124, 336), mid(120, 318)).curve(mid(116, 260), mid(112, 220), mid(92, 184))
            .close()
            drawing.outline(
                .through(mid(136, 330), mid(140, 380), mid(134, 412)).withMirrorImage(), .fabricShade, width: 9)
            drawing.fill(
                PopHair.lobes(center: mid(134, 418), rx: 14, ry: 14, count: 8, depth: 0.4).withMirrorImage(), .fabric)
            for side in Side.allCases { drawing.popFabric(side.placed(flap), depth: 0.7) }
            let dome = PathBuilder.dome(half: 148, base: 188, top: 52, dip: 16, crown: 0.42)
            drawing.popHatShadow(dome)
            drawing.popFabric(dome) { drawing in
                var zigzag = PathBuilder().move(256 - 168, 132)
                for index in 1...14 {
                    zigzag = zigzag.line(256 - 168 + Double(index) * 24, index.isMultiple(of: 2) ? 130 : 106)
                }
                drawing.lightLine(zigzag, width: 8, opacity: 0.9)
                let band = PathBuilder().move(88, 178).curve(mid(-60, 150), mid(60, 150), mid(168, 178))
                drawing.outline(band, .fabricShade, width: 16)
                drawing.popGleam(mid(-92, 92), mid(-70, 76), mid(-46, 66), width: 11)
            }
            drawing.fill(PopHair.lobes(center: at(256, 50), rx: 17, ry: 16, count: 8, depth: 0.4), .fabricShade)
        },
        headwear("trapper-hat", .beanie, hairTop: 150) { drawing in
            let flap = PathBuilder.closed([
                mid(92, 178), mid(132, 152), mid(172, 182), mid(182, 262), mid(166, 338), mid(130, 348), mid(115, 300),
                mid(112, 226),
            ])
            for side in Side.allCases {
                drawing.light(side.placed(flap), opacity: 1, hex: side == .right ? "#d8cfc4" : "#ece5db")
            }
            drawing.popFabric(.dome(half: 140, base: 166, top: 56, dip: 14)) { drawing in
                drawing.popGleam(mid(-118, 116), mid(-100, 84), mid(-64, 68))
                drawing.popFolds([[mid(0, 56), mid(0, 140)]], width: 6)
            }
            let fur = PathBuilder.closed([
                mid(-150, 168), mid(-138, 128), mid(-96, 112), mid(-48, 106), mid(0, 108), mid(48, 106), mid(96, 112),
                mid(138, 128), mid(150, 168),
                mid(134, 188), mid(88, 178), mid(44, 174), mid(0, 176), mid(-44, 174), mid(-88, 178), mid(-134, 188),
            ])
            drawing.popHatShadow(fur)
            drawing.light(fur, opacity: 1, hex: "#d8cfc4")
            drawing.clipped(to: fur) { $0.light(fur.translated(-9, -8), opacity: 1, hex: "#ece5db") }
            for (x, y) in [(-88.0, 140.0), (-30, 128), (30, 150), (86, 136), (-60, 160)] {
                drawing.shadowLine(.through(mid(x - 8, y), mid(x, y + 7), mid(x + 8, y)), width: 5, opacity: 0.1)
            }
        },
        headwear("surgical-cap", .beanie, hairTop: 168, isMatched: false) { drawing in
            let dome = PathBuilder.dome(half: 146, base: 178, top: 52, dip: 16, bulge: 1.12, crown: 0.72)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds(
                    [
                        [mid(-118, 168), mid(-112, 148)], [mid(-70, 160), mid(-66, 136)],
                        [mid(-24, 158), mid(-23, 130)],
                    ]
                    .onBothSides, width: 7)
                drawing.popGleam(mid(-124, 122), mid(-104, 84), mid(-60, 66))
            }
            let band = PathBuilder.headband(half: 146, top: 162, base: 192, dip: 15)
            drawing.popHatShadow(band)
            drawing.fill(band, .fabricShade)
            drawing.lightLine(.through(mid(-128, 172), mid(-64, 163), mid(-20, 160)), width: 6, opacity: 0.2)
        },
        headwear("swimming-cap", .beanie, hides: true, isMatched: false) { drawing in
            let dome = shape(
                both([mid(-132, 248), mid(-149, 238), mid(-148, 190), mid(-118, 128), mid(-62, 98), mid(0, 91)]),
                both([mid(-132, 248), mid(-116, 204), mid(-66, 168), mid(0, 158)]).reversed())
            drawing.popHatShadow(dome, drop: 8)
            drawing.popFabric(dome) { drawing in
                drawing.lightLine(.through(mid(20, 84), mid(80, 130), mid(104, 220)), width: 17, opacity: 0.9)
                drawing.popGleam(mid(-118, 166), mid(-102, 134), mid(-66, 112))
            }
        },
        headwear("kufi", .beanie, hairTop: 158, isMatched: false) { drawing in
            let hat = PathBuilder().move(256 - 140, 176).curve(mid(-142, 130), mid(-138, 92), mid(-122, 80))
                .curve(mid(-90, 62), mid(-40, 60), mid(0, 60)).reflected().curve(
                    mid(76, 156), mid(-76, 156), mid(-140, 176)
                )
                .close()
            drawing.popHatShadow(hat)
            drawing.popFabric(hat) { drawing in
                drawing.outline(
                    .through(mid(-150, 100), mid(-80, 86), mid(0, 82), mid(80, 86), mid(150, 100)), .fabricShade,
                    width: 6)
                for x in stride(from: -112.0, through: 112, by: 32) {
                    let y = 126 + abs(x) * 0.09
                    drawing.light(
                        .polygon([mid(x, y - 17), mid(x + 11, y), mid(x, y + 17), mid(x - 11, y)], radius: 4),
                        opacity: 0.85)
                }
                drawing.outline(
                    .through(mid(-150, 164), mid(-80, 154), mid(0, 150), mid(80, 154), mid(150, 164)), .metal, width: 6)
            }
        },
        headwear("kippah", .beanie, isMatched: false) { drawing in
            let cap = PathBuilder().move(256 - 84, 122).curve(mid(-76, 86), mid(-44, 66), mid(0, 66)).reflected()
                .curve(mid(46, 104), mid(-46, 104), mid(-84, 122)).close()
            drawing.popFabric(cap, depth: 0.7) { drawing in
                drawing.outline(
                    .through(mid(-82, 114), mid(-44, 101), mid(0, 97), mid(44, 101), mid(82, 114)), .fabricShade,
                    width: 9)
                drawing.popGleam(mid(-54, 90), mid(-38, 80), mid(-18, 76), width: 8)
            }
        },
    ]
}

extension PartDrawing {
    /// The turned-up edge of a knitted hat.
    mutating func popCuff(_ cuff: PathBuilder, ribs: Bool = false) {
        popHatShadow(cuff)
        fill(cuff.translated(0, -6), .fabricShade)
        popFabric(cuff) { drawing in
            if ribs {
                drawing.popFolds(
                    [16.0, 48, 80, 112].map { x in [mid(x, 118 + x * 0.1), mid(x * 1.03, 196)] }.onBothSides, width: 6)
            } else {
                drawing.popGleam(mid(-130, 152), mid(-92, 142), mid(-48, 136), width: 9)
            }
        }
    }
}
