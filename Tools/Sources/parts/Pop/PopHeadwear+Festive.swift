import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    /// For feasts and for trades; photos are matched with none.
    static let festive = [
        headwear("flower-crown", .other, isMatched: false) { drawing in
            let places = [(-134.0, 178.0), (-98, 138), (-52, 114), (0, 106), (52, 114), (98, 138), (134, 178)]
            drawing.outline(PathBuilder().spline(places.map { mid($0.0, $0.1 + 4) }), .fabricShade, width: 12)
            let leaf = PathBuilder.closed([mid(22, 104), mid(28, 84), mid(40, 94), mid(34, 116)])
            drawing.fill(leaf.withMirrorImage(), .fabricShade)
            for (index, place) in places.enumerated() {
                drawing.popFlower(
                    mid(place.0, place.1), radius: index.isMultiple(of: 2) ? 26 : 31,
                    role: index.isMultiple(of: 2) ? nil : .fabric)
            }
        },
        headwear("tiara", .other, isMatched: false) { drawing in
            let tiara = PathBuilder().move(256 - 116, 134).curve(mid(-104, 108), mid(-92, 100), mid(-74, 98)).curve(
                mid(-60, 100), mid(-50, 88), mid(-44, 74)
            )
            .curve(mid(-38, 92), mid(-24, 84), mid(0, 36)).reflected().curve(mid(100, 106), mid(50, 122), mid(0, 118))
            .curve(mid(-50, 122), mid(-100, 106), mid(-116, 134)).close()
            drawing.fill(tiara, .metal)
            drawing.clipped(to: tiara) { drawing in
                drawing.shadow(.rectangle(120, 20, 280, 150), opacity: 0.14)
                drawing.fill(tiara.translated(-9, -6), .metal)
            }
            drawing.fill(
                .circle(256, 88, 12).adding(.circle(256 - 60, 108, 8)).adding(.circle(256 + 60, 108, 8)), .fabric)
            drawing.light(.circle(252, 84, 4), opacity: 0.8)
            for (x, y) in [(-44.0, 74.0), (0, 36), (44, 74)] {
                drawing.light(.circle(256 + x, y, 8), opacity: 1, hex: "#fff6dc")
            }
        },
        headwear("crown", .other, isMatched: false) { drawing in
            let crown = PathBuilder.polygon(
                [
                    mid(-112, 128), mid(-128, 40), mid(-70, 82), mid(-54, 22), mid(-26, 70), mid(0, 14), mid(26, 70),
                    mid(54, 22),
                    mid(70, 82), mid(128, 40),
                    mid(112, 128), mid(60, 142), mid(0, 146), mid(-60, 142),
                ], radius: 5)
            drawing.fill(crown, .metal)
            drawing.clipped(to: crown) { drawing in
                drawing.shadow(.rectangle(120, 10, 280, 150), opacity: 0.14)
                drawing.fill(crown.translated(-11, -8), .metal)
                drawing.shadowLine(
                    .through(mid(-120, 124), mid(-60, 136), mid(0, 140), mid(60, 136), mid(120, 124)), width: 16,
                    opacity: 0.14)
            }
            for (x, y) in [(-128.0, 40.0), (-54, 22), (0, 15), (54, 22), (128, 40)] {
                drawing.fill(.circle(256 + x, y, 11), .metal)
            }
            for (x, y) in [(-68.0, 104.0), (68, 104)] { drawing.fill(.circle(256 + x, y, 10), .fabricShade) }
            drawing.fill(.polygon([mid(0, 86), mid(16, 106), mid(0, 126), mid(-16, 106)], radius: 4), .fabric)
            drawing.light(.circle(251, 101, 4), opacity: 0.8)
        },
        headwear("party-hat", .other, isMatched: false) { drawing in
            let cone = PathBuilder.polygon(
                [mid(4, 22), mid(92, 138), mid(46, 152), mid(0, 155), mid(-46, 152), mid(-88, 138)], radius: 9)
            drawing.popFabric(cone) { drawing in
                for (x, y) in [(-30.0, 102.0), (22, 84), (-52, 134), (4, 128), (60, 128)] {
                    drawing.light(.circle(256 + x, y, 10), opacity: 0.9)
                }
            }
            drawing.fill(.star(mid(4, 36), outer: 30, inner: 15, count: 8, radius: 4), .metal)
        },
        headwear("santa-hat", .other, hairTop: 166, isMatched: false) { drawing in
            let hat = shape(
                [
                    mid(-138, 172), mid(-126, 110), mid(-70, 52), mid(20, 34), mid(110, 50), mid(168, 104),
                    mid(196, 190),
                ],
                [mid(196, 190), mid(168, 196)], [mid(168, 196), mid(150, 140), mid(128, 118)],
                [mid(128, 118), mid(138, 140), mid(138, 172)],
                [mid(138, 172), mid(-138, 172)])
            drawing.popFabric(hat, depth: 1.2) { drawing in
                drawing.popFolds([[mid(128, 122), mid(96, 92), mid(50, 84)]], width: 8)
                drawing.popGleam(mid(-108, 118), mid(-84, 86), mid(-40, 64))
            }
            let trim = PathBuilder.headband(half: 154, top: 146, base: 194, dip: 14, radius: 24)
            drawing.popHatShadow(trim)
            for path in [trim, PopHair.lobes(center: mid(182, 206), rx: 26, ry: 26, count: 9, depth: 0.4)] {
                drawing.light(path, opacity: 1, hex: "#d3d8e4")
                drawing.clipped(to: path) { $0.light(path.translated(-7, -8), opacity: 1) }
            }
        },
        headwear("chefs-hat", .other, hairTop: 160, isMatched: false) { drawing in
            let puff = PathBuilder.closed([
                mid(-112, 122), mid(-164, 104), mid(-166, 52), mid(-118, 28), mid(-82, 34), mid(-48, 12), mid(0, 6),
                mid(48, 12),
                mid(82, 34), mid(118, 28),
                mid(166, 52), mid(164, 104), mid(112, 122), mid(0, 128),
            ])
            let band = PathBuilder.headband(half: 132, top: 118, base: 180, dip: 12, radius: 10)
            for path in [puff, band] {
                if path == band { drawing.popHatShadow(band) }
                drawing.light(path, opacity: 1, hex: "#cfd5e2")
                drawing.clipped(to: path) { $0.light(path.translated(-11, -8), opacity: 1, hex: "#f4f5fa") }
            }
            drawing.shadowLine(
                .through(mid(-60, 60), mid(-54, 90)).adding(.through(mid(0, 50), mid(0, 88))).adding(
                    .through(mid(60, 60), mid(54, 90))), width: 7, opacity: 0.12)
            drawing.shadowLine(
                .through(mid(-128, 124), mid(-60, 112), mid(0, 109), mid(60, 112), mid(128, 124)), width: 6,
                opacity: 0.14)
        },
        headwear("graduation-cap", .other, hairTop: 150, isMatched: false) { drawing in
            let base = PathBuilder().move(256 - 134, 184).line(256 - 128, 100).line(256 + 128, 100).line(256 + 134, 184)
                .curve(mid(70, 164), mid(-70, 164), mid(-134, 184)).close()
            drawing.popHatShadow(base)
            drawing.popFabric(base, role: .fabricShade, shade: .fabricShade) {
                $0.shadow(.rectangle(340, 90, 80, 110), opacity: 0.16)
            }
            let board = PathBuilder.polygon([mid(0, 34), mid(206, 88), mid(0, 146), mid(-206, 88)], radius: 12)
            drawing.fill(board.translated(0, 9), .fabricShade)
            drawing.shadow(board.translated(0, 9), opacity: 0.2)
            drawing.fill(board, .fabric)
            drawing.popGleam(mid(-160, 88), mid(-100, 71), mid(-40, 55), width: 9)
            drawing.outline(.through(mid(0, 88), mid(90, 100), mid(146, 112), mid(154, 176)), .metal, width: 7)
            drawing.fill(.circle(256, 88, 10), .metal)
            drawing.fill(.polygon([mid(146, 172), mid(162, 172), mid(170, 226), mid(138, 226)], radius: 5), .metal)
        },
        headwear("witch-hat", .other, hairTop: 164, isMatched: false) { drawing in
            let crown = shape(
                [mid(-112, 182), mid(-84, 110), mid(-36, 40), mid(40, 10), mid(92, 22)],
                [mid(92, 22), mid(70, 44), mid(84, 110), mid(112, 182)],
                [mid(112, 182), mid(0, 196), mid(-112, 182)])
            drawing.popHat(crown, PopBrim(half: 212, y: 178, front: 24, curl: -6, edge: 5)) {
                $0.popRibbon(half: 120, y: 152, width: 30, role: .line)
            }
            drawing.outline(.rectangle(236, 148, 40, 28, radius: 5), .metal, width: 8)
        },
        headwear("bunny-ears", .other, isMatched: false) { drawing in
            let ear = PathBuilder.closed([mid(26, 96), mid(22, 50), mid(44, 12), mid(78, 8), mid(92, 44), mid(74, 100)])
            let inner = PathBuilder.closed([
                mid(44, 92), mid(42, 54), mid(54, 30), mid(70, 30), mid(74, 54), mid(62, 94),
            ])
            drawing.fill(ear.withMirrorImage(), .fabric)
            drawing.light(inner.withMirrorImage(), opacity: 0.55)
            let line = PathBuilder.through(
                mid(-144, 236), mid(-132, 168), mid(-92, 114), mid(0, 91), mid(92, 114), mid(132, 168), mid(144, 236))
            drawing.outline(line, .fabricShade, width: 16)
        },
    ]
}
