import FaceAtlas
import Imaging
import PartLibrary

/// A brim all round, seen from the front.
struct PopBrim: Sendable {
    var half = 180.0
    /// The height of the tips.
    var y = 176.0
    /// How far the front hangs below the tips.
    var front = 22.0
    /// How far the tips are bent up.
    var curl = 0.0
    /// How thick the tips are.
    var edge = 7.0

    var path: PathBuilder {
        let tip = y - curl
        return PathBuilder().move(256, y - 22).curve(
            mid(half * 0.5, y - 22), mid(half * 0.8, y - 12), mid(half - 4, tip - edge)
        )
        .curve(mid(half + edge, tip - edge), mid(half + edge, tip + edge * 0.6), mid(half - 2, tip + edge))
        .curve(mid(half * 0.78, y + front * 0.8), mid(half * 0.44, y + front), mid(0, y + front)).reflected()
    }
}

extension PopHeadwear {
    static let brims = sunny + felt + pointed

    private static let sunny = [
        headwear("bucket-hat", .brim, hairTop: 164) { drawing in
            let crown = PathBuilder().move(256 - 134, 160).curve(mid(-128, 96), mid(-118, 62), mid(-84, 58)).curve(
                mid(-50, 54), mid(-24, 54), mid(0, 54)
            )
            .reflected().close()
            drawing.popFabric(crown) { $0.popGleam(mid(-110, 126), mid(-102, 94), mid(-82, 76)) }
            let brim = PathBuilder().move(256, 128).curve(mid(60, 128), mid(110, 132), mid(133, 144)).curve(
                mid(146, 166), mid(166, 190), mid(184, 208)
            )
            .curve(mid(190, 220), mid(182, 224), mid(174, 221)).curve(mid(120, 202), mid(60, 196), mid(0, 196))
            .reflected()
            drawing.popHatShadow(brim)
            drawing.popFabric(brim) { drawing in
                drawing.outline(
                    .through(mid(-140, 150), mid(-70, 137), mid(0, 134), mid(70, 137), mid(140, 150)), .fabricShade,
                    width: 8)
                drawing.outline(
                    .through(mid(-180, 204), mid(-100, 184), mid(0, 178), mid(100, 184), mid(180, 204)), .fabricShade,
                    width: 4)
                drawing.popGleam(mid(-132, 174), mid(-92, 162), mid(-44, 156), width: 9)
            }
        },
        headwear("sun-hat", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                .dome(half: 126, base: 184, top: 52, dip: -10, crown: 0.64),
                PopBrim(half: 226, y: 180, front: 24, curl: -16, edge: 8)
            ) { drawing in
                drawing.lightLine(.bow(mid(-136, 150), mid(136, 150), sag: 14), width: 26, opacity: 0.94)
            }
            for sign in [-1.0, 1] {
                let loop = PathBuilder.closed([
                    mid(70, 160), mid(70 + sign * 20, 142), mid(70 + sign * 38, 146), mid(70 + sign * 38, 172),
                    mid(70 + sign * 20, 176),
                ])
                drawing.light(loop, opacity: 1, hex: "#e4e7ee")
            }
            drawing.light(.circle(256 + 70, 160, 10), opacity: 1)
        },
        headwear("wide-brim", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                PathBuilder().move(256 - 120, 182).curve(mid(-120, 110), mid(-108, 48), mid(-66, 44)).curve(
                    mid(-34, 42), mid(-22, 58), mid(0, 58)
                )
                .reflected().curve(mid(70, 200), mid(-70, 200), mid(-120, 182)).close(),
                PopBrim(half: 218, y: 174, front: 20, curl: 0, edge: 5), dent: true
            ) { $0.popRibbon(half: 124, y: 150, width: 18, role: .line) }
        },
        headwear("panama", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                .dome(half: 122, base: 182, top: 46, dip: -12, bulge: 1, crown: 0.66),
                PopBrim(half: 184, y: 176, front: 20, curl: 8), dent: false
            ) { drawing in
                drawing.lightLine(.through(mid(-110, 104), mid(0, 92), mid(110, 104)), width: 5, opacity: 0.25)
                drawing.lightLine(.through(mid(-104, 80), mid(0, 68), mid(104, 80)), width: 5, opacity: 0.25)
                drawing.popRibbon(half: 126, y: 150, width: 30, role: .line)
            }
        },
        headwear("boater", .brim, hairTop: 164) { drawing in
            let crown = PathBuilder().move(256 - 116, 182).line(256 - 112, 90).curve(
                mid(-112, 78), mid(-80, 72), mid(0, 72)
            )
            .reflected()
            .curve(mid(70, 198), mid(-70, 198), mid(-116, 182)).close()
            drawing.popHat(crown, PopBrim(half: 184, y: 178, front: 20, edge: 7)) { drawing in
                drawing.popRibbon(half: 120, y: 138, width: 48, role: .line)
                drawing.lightLine(.through(mid(-120, 138), mid(0, 150), mid(120, 138)), width: 13, opacity: 0.95)
                drawing.lightLine(.through(mid(-100, 86), mid(-40, 82)), width: 9, opacity: 0.3)
            }
        },
        headwear("cloche", .brim, hairTop: 170, isMatched: false) { drawing in
            let bell = PathBuilder().move(256 - 166, 222).curve(mid(-140, 190), mid(-140, 150), mid(-134, 124)).curve(
                mid(-122, 78), mid(-70, 58), mid(0, 58)
            )
            .reflected().curve(mid(150, 236), mid(110, 192), mid(0, 192)).curve(
                mid(-110, 192), mid(-150, 236), mid(-166, 222)
            )
            .close()
            drawing.popHatShadow(bell)
            drawing.popFabric(bell) { drawing in
                drawing.outline(
                    .through(mid(-150, 160), mid(-70, 148), mid(0, 146), mid(70, 148), mid(150, 160)), .fabricShade,
                    width: 26)
                drawing.popGleam(mid(-110, 118), mid(-92, 94), mid(-60, 78))
            }
            drawing.popFlower(mid(98, 148), radius: 22, role: nil)
        },
    ]

    private static let felt = [
        headwear("fedora", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                PathBuilder().move(256 - 122, 182).curve(mid(-118, 120), mid(-110, 60), mid(-78, 48)).curve(
                    mid(-44, 38), mid(-26, 60), mid(0, 62)
                )
                .reflected().curve(mid(70, 198), mid(-70, 198), mid(-122, 182)).close(),
                PopBrim(half: 184, y: 178, front: 22, curl: 14), dent: true
            ) { $0.popRibbon(half: 126, y: 150, width: 28, role: nil) }
        },
        headwear("trilby", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                PathBuilder().move(256 - 124, 180).curve(mid(-116, 124), mid(-98, 66), mid(-64, 58)).curve(
                    mid(-38, 52), mid(-20, 72), mid(0, 72)
                )
                .reflected().curve(mid(70, 196), mid(-70, 196), mid(-124, 180)).close(),
                PopBrim(half: 152, y: 176, front: 18, curl: 18, edge: 6), dent: true
            ) { $0.popRibbon(half: 128, y: 150, width: 26, role: nil) }
            let feather = PathBuilder().move(256 + 94, 166).curve(mid(92, 120), mid(112, 84), mid(146, 66)).curve(
                mid(150, 108), mid(134, 146), mid(104, 168)
            ).close()
            drawing.fill(feather, .metal)
            drawing.lightLine(.through(mid(100, 160), mid(116, 116), mid(136, 86)), width: 4, opacity: 0.7)
        },
        headwear("cowboy-hat", .brim, hairTop: 164) { drawing in
            let crown = PathBuilder().move(256 - 118, 182).curve(mid(-114, 110), mid(-110, 34), mid(-72, 26)).curve(
                mid(-40, 20), mid(-28, 46), mid(0, 46)
            )
            .reflected().curve(mid(70, 202), mid(-70, 202), mid(-118, 182)).close()
            let brim = PathBuilder().move(256, 150).curve(mid(70, 152), mid(130, 164), mid(178, 136)).curve(
                mid(200, 122), mid(214, 100), mid(226, 98)
            )
            .curve(mid(240, 98), mid(240, 116), mid(232, 130)).curve(mid(206, 184), mid(120, 202), mid(0, 202))
            .reflected()
            drawing.popHat(crown, brim, dent: true) { drawing in
                drawing.popRibbon(half: 122, y: 152, width: 18, role: nil)
                drawing.fill(.star(mid(0, 160), outer: 14, inner: 7, count: 5, radius: 2), .metal)
            }
        },
        headwear("bowler-hat", .brim, hairTop: 164) { drawing in
            drawing.popHat(
                .dome(half: 126, base: 180, top: 52, dip: -12, bulge: 1.02, crown: 0.7),
                PopBrim(half: 160, y: 176, front: 18, curl: 20, edge: 8)
            ) { $0.popRibbon(half: 130, y: 152, width: 24, role: nil) }
        },
        headwear("top-hat", .brim, hairTop: 164, isMatched: false) { drawing in
            let crown = PathBuilder().move(256 - 112, 182).curve(mid(-108, 130), mid(-112, 70), mid(-122, 24)).curve(
                mid(-80, 12), mid(-40, 10), mid(0, 10)
            )
            .reflected().curve(mid(70, 198), mid(-70, 198), mid(-112, 182)).close()
            drawing.popHat(crown, PopBrim(half: 166, y: 178, front: 18, curl: 12, edge: 8)) {
                $0.popRibbon(half: 118, y: 146, width: 36, role: nil)
            }
        },
    ]

    private static let pointed = [
        headwear("non-la", .brim, hairTop: 168, isMatched: false) { drawing in
            let cone = PathBuilder().move(256 - 216, 190).curve(mid(-140, 140), mid(-60, 76), mid(-16, 34)).curve(
                mid(-8, 26), mid(-4, 24), mid(0, 24)
            )
            .reflected().curve(mid(220, 200), mid(214, 202), mid(206, 202)).curve(
                mid(80, 186), mid(-80, 186), mid(-206, 202)
            )
            .curve(mid(-214, 202), mid(-220, 200), mid(-216, 190)).close()
            drawing.popHatShadow(cone, drop: 14)
            drawing.popFabric(cone) { drawing in
                for (y, half) in [(74.0, 70.0), (112, 124), (150, 176)] {
                    drawing.outline(.bow(mid(-half, y), mid(half, y), sag: -half * 0.06), .fabricShade, width: 5)
                }
                drawing.popGleam(mid(-128, 150), mid(-84, 116), mid(-40, 76), width: 11)
            }
        },
        headwear("sombrero", .brim, hairTop: 164, isMatched: false) { drawing in
            let crown = PathBuilder().move(256 - 104, 184).curve(mid(-84, 100), mid(-52, 22), mid(0, 22)).reflected()
                .curve(mid(60, 204), mid(-60, 204), mid(-104, 184)).close()
            let brim = PathBuilder().move(256, 150).curve(mid(90, 154), mid(170, 160), mid(210, 136)).curve(
                mid(230, 122), mid(246, 130), mid(244, 148)
            )
            .curve(mid(236, 194), mid(130, 208), mid(0, 208)).reflected()
            drawing.popHat(crown, brim) { drawing in
                drawing.popRibbon(half: 110, y: 152, width: 26, role: .metal)
                for x in [-72.0, -36, 0, 36, 72] {
                    drawing.fill(.circle(256 + x, 160 - abs(x) * 0.06, 6), .fabricShade)
                }
            }
            drawing.outline(
                .through(mid(-226, 158), mid(-120, 190), mid(0, 196), mid(120, 190), mid(226, 158)), .metal, width: 6)
        },
    ]

}

extension PartDrawing {
    /// A crown on a brim; `band` is drawn on the crown.
    mutating func popHat(_ crown: PathBuilder, _ brim: PopBrim, dent: Bool = false, band: (inout PartDrawing) -> Void) {
        popHat(crown, brim.path, dent: dent, band: band)
    }

    mutating func popHat(
        _ crown: PathBuilder, _ brim: PathBuilder, dent: Bool = false, band: (inout PartDrawing) -> Void
    ) {
        popHatShadow(brim)
        popFabric(brim, depth: 0.8) { $0.popGleam(mid(-146, 178), mid(-124, 183), mid(-96, 187), width: 8) }
        popFabric(crown) { drawing in
            if dent { drawing.popFolds([[mid(0, 54), mid(-3, 78), mid(2, 100)]], width: 9) }
            drawing.popGleam(mid(-98, 118), mid(-94, 90), mid(-78, 70))
            band(&drawing)
        }
    }

    /// A ribbon around a crown, whose front hangs; without a role it is the fabric in shadow.
    mutating func popRibbon(half: Double, y: Double, width: Double, role: Role?) {
        let line = PathBuilder.bow(mid(-half - 10, y), mid(half + 10, y), sag: 12)
        outline(line, role ?? .fabricShade, width: width)
        if role == nil { shadowLine(line, width: width, opacity: 0.22) }
    }

    /// A flower of five petals, white without a role.
    mutating func popFlower(_ center: Point, radius: Double, role: Role?) {
        let petals = PopHair.lobes(center: center, rx: radius * 0.72, ry: radius * 0.72, count: 5, depth: 0.62)
        if let role { fill(petals, role) } else { light(petals, opacity: 1) }
        shadow(.circle(center.x + 2, center.y + 3, radius * 0.4), opacity: 0.12)
        fill(.circle(center.x, center.y, radius * 0.34), .metal)
    }
}
