import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let helmets = [
        headwear("bike-helmet", .helmet, hairTop: 164) { drawing in
            drawing.popStraps(from: 132)
            let dome = PathBuilder.dome(half: 154, base: 190, top: 42, dip: 20, bulge: 1.04, crown: 0.6)
            drawing.popHatShadow(dome)
            drawing.popFabric(dome) { drawing in
                for x in [34.0, 92] {
                    let vent = PathBuilder.tapered([
                        (256 + x * 0.7, 78 + x * 0.24, 4), (256 + x, 114 + x * 0.12, 14), (256 + x * 1.1, 148, 7),
                    ])
                    drawing.fill(vent.withMirrorImage(), .fabricShade)
                    drawing.shadow(vent.withMirrorImage(), opacity: 0.35)
                }
                drawing.lightLine(.through(mid(0, 46), mid(0, 150)), width: 18, opacity: 0.9)
                drawing.popGleam(mid(-138, 132), mid(-124, 98), mid(-98, 72), width: 10)
            }
            drawing.fill(.headband(half: 154, top: 172, base: 194, dip: 20), .fabricShade)
        },
        headwear("hard-hat", .helmet, hairTop: 162) { drawing in
            let dome = PathBuilder.dome(half: 142, base: 178, top: 50, dip: 12, crown: 0.62)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds([[mid(-70, 66), mid(-86, 110), mid(-88, 172)]].onBothSides, width: 8)
                drawing.popGleam(mid(-120, 130), mid(-112, 104), mid(-96, 84))
            }
            let ridge = PathBuilder().move(256 - 30, 176).curve(mid(-30, 110), mid(-28, 60), mid(-22, 42)).curve(
                mid(-14, 34), mid(-8, 34), mid(0, 34)
            )
            .reflected().close()
            drawing.fill(ridge.translated(7, 2), .fabricShade)
            drawing.popFabric(ridge, depth: 0.6)
            drawing.popVisor(half: 168, top: 154, tip: 204, bottom: 184)
        },
        headwear("ski-helmet", .helmet, hairTop: 190, isMatched: false) { drawing in
            let dome = PathBuilder().move(256 - 150, 300).curve(mid(-166, 240), mid(-164, 130), mid(-130, 84)).curve(
                mid(-100, 50), mid(-50, 40), mid(0, 40)
            )
            .reflected().curve(mid(138, 330), mid(118, 320), mid(118, 290)).curve(
                mid(124, 210), mid(90, 172), mid(0, 172)
            )
            .curve(mid(-90, 172), mid(-124, 210), mid(-118, 290)).curve(mid(-118, 320), mid(-138, 330), mid(-150, 300))
            .close()
            drawing.popStraps(from: 134, top: 300)
            drawing.popHatShadow(dome)
            drawing.popFabric(dome) { drawing in
                drawing.popGleam(mid(-144, 190), mid(-132, 120), mid(-96, 80))
                drawing.popFolds(
                    [[mid(-36, 62), mid(-40, 100)], [mid(0, 58), mid(0, 98)], [mid(36, 62), mid(40, 100)]], width: 12)
            }
            drawing.outline(
                .through(mid(-160, 156), mid(-80, 138), mid(0, 132), mid(80, 138), mid(160, 156)), .line, width: 22)
            let goggles = PathBuilder().move(256, 102).curve(mid(60, 102), mid(104, 108), mid(124, 124)).curve(
                mid(138, 144), mid(124, 182), mid(98, 194)
            )
            .curve(mid(60, 206), mid(34, 204), mid(22, 190)).curve(mid(14, 182), mid(8, 180), mid(0, 180)).reflected()
            drawing.outline(goggles, .line, width: 14)
            drawing.fill(goggles, .metal)
            drawing.clipped(to: goggles) { drawing in
                drawing.light(
                    PathBuilder().move(180, 90).line(216, 90).line(170, 220).line(134, 220).close(), opacity: 0.5)
                drawing.light(
                    PathBuilder().move(228, 90).line(240, 90).line(194, 220).line(182, 220).close(), opacity: 0.5)
            }
        },
        headwear("riding-helmet", .helmet, hairTop: 164) { drawing in
            drawing.popStraps(from: 136)
            let dome = PathBuilder.dome(half: 150, base: 194, top: 52, dip: 18, bulge: 1.02, crown: 0.64)
            drawing.fill(.ellipse(256, 54, 16, 9), .fabricShade)
            drawing.popFabric(dome) { drawing in
                drawing.popFolds([[mid(-30, 56), mid(-40, 110), mid(-38, 176)]].onBothSides, width: 6)
                drawing.popGleam(mid(-130, 136), mid(-116, 102), mid(-84, 80))
            }
            drawing.popVisor(half: 118, top: 160, tip: 204, bottom: 190)
        },
    ]

    /// What leaves the hair to be seen.
    static let bands = [
        headwear("headband-sport", .band) { drawing in
            let band = shape(
                both([mid(-146, 198), mid(-106, 158), mid(-52, 142), mid(0, 138)]), [mid(146, 198), mid(146, 232)],
                both([mid(-146, 232), mid(-108, 194), mid(-52, 178), mid(0, 174)]).reversed(),
                [mid(-146, 232), mid(-146, 198)])
            drawing.popHatShadow(band, drop: 7)
            drawing.popFabric(band, depth: 0.7) { drawing in
                drawing.lightLine(
                    .through(
                        mid(-150, 214), mid(-106, 176), mid(-52, 160), mid(0, 156), mid(52, 160), mid(106, 176),
                        mid(150, 214)),
                    width: 9, opacity: 0.9)
            }
        },
        headwear("hairband", .band) { drawing in
            drawing.popArch(width: 24, y: 88)
        },
        headwear("bow", .band) { drawing in
            drawing.popArch(width: 15, y: 92)
            let wing = PathBuilder.closed([
                mid(4, 84), mid(30, 44), mid(84, 26), mid(104, 50), mid(100, 104), mid(78, 126), mid(34, 110),
            ])
            for side in Side.allCases {
                drawing.popFabric(side.placed(wing).translated(40, 2), depth: 0.9) { drawing in
                    let points = [mid(18, 86), mid(44, 78), mid(66, 72)]
                    drawing.outline(side.placed(PathBuilder().spline(points)).translated(40, 2), .fabricShade, width: 8)
                }
            }
            let knot = PathBuilder.rectangle(274, 62, 44, 48, radius: 18)
            drawing.fill(knot.translated(3, 4), .fabricShade)
            drawing.popFabric(knot, depth: 0.6)
        },
        headwear("headphones", .band) { drawing in
            drawing.popHeadset(arch: 15, cup: 46, height: 104)
        },
        headwear("headphones-large", .band) { drawing in
            drawing.popHeadset(arch: 26, cup: 58, height: 132)
            drawing.outline(.through(mid(-158, 336), mid(-142, 388), mid(-92, 406)), .line, width: 9)
            drawing.outline(.through(mid(-94, 406), mid(-74, 406)), .line, width: 18)
        },
        headwear("earmuffs", .band) { drawing in
            drawing.outline(
                .through(
                    mid(-150, 262), mid(-144, 174), mid(-102, 102), mid(0, 74), mid(102, 102), mid(144, 174),
                    mid(150, 262)),
                .metal, width: 13)
            for side in Side.allCases {
                let center = side.placed(mid(146, 288))
                drawing.fill(PopHair.lobes(center: center, rx: 42, ry: 50, count: 13, depth: 0.42), .fabricShade)
                drawing.fill(
                    PopHair.lobes(center: center + at(-6, -5), rx: 36, ry: 43, count: 12, depth: 0.42), .fabric)
                drawing.lightLine(
                    .through(center + at(-28, -8), center + at(-24, -24), center + at(-12, -34)), width: 9,
                    opacity: 0.35)
            }
        },
    ]
}

extension PartDrawing {
    /// The straps of a helmet, to the chin.
    fileprivate mutating func popStraps(from dx: Double, top: Double = 184) {
        outline(.through(mid(dx, top), mid(dx - 8, 330), mid(dx - 44, 404)).withMirrorImage(), .line, width: 10)
    }

    /// A hoop over the hair, from ear to ear.
    fileprivate mutating func popArch(width: Double, y: Double) {
        let line = PathBuilder.through(
            mid(-144, 238), mid(-133, 172), mid(-92, 114), mid(0, y), mid(92, 114), mid(133, 172), mid(144, 238))
        outline(line, .fabricShade, width: width)
        outline(line.translated(-2, -2.5), .fabric, width: width - 6)
        popGleam(mid(-128, 160), mid(-94, 113), mid(-50, 96), width: max(5, width * 0.3), opacity: 0.4)
    }

    /// A bow over the head with a cup on either ear.
    fileprivate mutating func popHeadset(arch: Double, cup: Double, height: Double) {
        let line = PathBuilder.through(
            mid(-154, 262), mid(-149, 174), mid(-106, 100), mid(0, 69), mid(106, 100), mid(149, 174), mid(154, 262))
        outline(line, .fabricShade, width: arch)
        outline(line.translated(-2, -2), .fabric, width: arch - 6)
        popGleam(mid(-144, 160), mid(-108, 104), mid(-56, 77), width: 6, opacity: 0.4)
        for sign in [-1.0, 1] {
            fill(.rectangle(256 + sign * 136 - 13, 288 - height * 0.44, 26, height * 0.88, radius: 13), .line)
            let x = 256 + sign * (136 + cup * 0.42)
            popFabric(.rectangle(x - cup / 2, 288 - height / 2, cup, height, radius: cup * 0.46), depth: 0.9) {
                drawing in
                drawing.popGleam(
                    at(x - cup * 0.24, 288 + height * 0.1), at(x - cup * 0.26, 288 - height * 0.14),
                    at(x - cup * 0.1, 288 - height * 0.32), width: 8,
                    opacity: 0.4)
            }
        }
    }
}
