import FaceAtlas
import Imaging
import PartLibrary

extension PopHeadwear {
    static let caps = [
        headwear("cap", .cap, hairTop: 166) { drawing in
            drawing.popCapDome(.dome(half: 144, base: 186, top: 62, dip: 16))
            drawing.popVisor(half: 152, top: 150, tip: 216, bottom: 190)
        },
        headwear("cap-backwards", .cap, hairTop: 124) { drawing in
            let dome = PathBuilder.dome(half: 145, base: 190, top: 62, dip: 14)
            let hole = PathBuilder().move(256 + 50, 160).curve(mid(50, 112), mid(-50, 112), mid(-50, 160))
                .curve(mid(-24, 157), mid(24, 157), mid(50, 160)).close()
            drawing.popHatShadow(dome)
            drawing.popCapDome(
                dome.adding(hole), hasButton: true, seams: [[mid(-8, 66), mid(-72, 100), mid(-88, 178)]].onBothSides)
            drawing.popFabric(
                .headband(half: 146, top: 171, base: 193, dip: 14), role: .fabricShade, shade: .fabricShade
            ) {
                drawing in
                drawing.shadow(.rectangle(96, 120, 320, 120), opacity: 0.12)
                drawing.popGleam(mid(-132, 176), mid(-96, 168), mid(-62, 163), width: 7)
            }
            drawing.fill(.rectangle(258, 157, 20, 19, radius: 5), .metal)
        },
        headwear("cap-sideways", .cap, hairTop: 166, isMatched: false) { drawing in
            let visor = PathBuilder().move(256 + 66, 160).curve(mid(96, 150), mid(150, 152), mid(196, 172))
                .curve(mid(216, 182), mid(218, 204), mid(198, 208)).curve(mid(160, 208), mid(116, 198), mid(76, 190))
                .curve(mid(60, 184), mid(56, 168), mid(66, 160)).close()
            drawing.popCapDome(
                .dome(half: 144, base: 188, top: 62, dip: 15),
                seams: [[mid(10, 64), mid(-60, 84), mid(-118, 172)], [mid(14, 64), mid(26, 100), mid(28, 170)]],
                button: 12)
            drawing.popHatShadow(.headband(half: 140, top: 170, base: 188, dip: 15))
            drawing.popFabric(visor, depth: 0.7) { drawing in
                drawing.popGleam(mid(92, 168), mid(128, 167), mid(166, 176), width: 9)
            }
            drawing.outline(.through(mid(70, 164), mid(100, 156), mid(144, 160)), .fabricShade, width: 6)
        },
        headwear("snapback", .cap, hairTop: 160) { drawing in
            let dome = PathBuilder().move(256 - 146, 178).curve(mid(-152, 120), mid(-140, 52), mid(-82, 48))
                .curve(mid(-50, 44), mid(-24, 44), mid(0, 44)).reflected().curve(
                    mid(80, 158), mid(-80, 158), mid(-146, 178)
                )
                .close()
            drawing.popCapDome(
                dome, hasButton: false, seams: [[mid(-88, 50), mid(-100, 104), mid(-96, 166)]].onBothSides)
            drawing.light(.rectangle(208, 84, 96, 54, radius: 14), opacity: 0.94)
            drawing.outline(.through(mid(-26, 120), mid(-8, 101), mid(8, 116), mid(24, 102)), .fabricShade, width: 11)
            let visor = PathBuilder().move(256, 160).curve(mid(60, 160), mid(110, 164), mid(150, 174)).curve(
                mid(176, 182), mid(178, 204), mid(152, 204)
            )
            .curve(mid(100, 194), mid(50, 190), mid(0, 190)).reflected()
            drawing.popHatShadow(visor)
            drawing.popFabric(visor, depth: 0.8, role: .fabricShade, shade: .fabricShade) { drawing in
                drawing.shadow(.rectangle(0, 182, 512, 60), opacity: 0.16)
                drawing.popGleam(mid(-140, 182), mid(-90, 173), mid(-40, 170), width: 8)
            }
        },
        headwear("trucker-cap", .cap, hairTop: 164) { drawing in
            let dome = PathBuilder.dome(half: 145, base: 186, top: 54, dip: 16, crown: 0.7)
            drawing.popFabric(dome) { drawing in
                let sides = stride(from: 92.0, through: 146, by: 17).map { x in [mid(x, 60), mid(x + 8, 190)] }
                let rows = stride(from: 84.0, through: 170, by: 17).map { y in [mid(70, y - 5), mid(154, y + 10)] }
                drawing.popFolds((sides + rows).onBothSides, width: 3.5)
                let front = PathBuilder().move(256, 40).line(256 + 56, 40).curve(
                    mid(82, 90), mid(92, 130), mid(90, 200)
                ).line(
                    256, 200
                ).reflected()
                drawing.light(front, opacity: 0.95)
                drawing.shadow(.rectangle(256 + 62, 40, 40, 170), opacity: 0.08)
            }
            drawing.fill(.ellipse(256, 112, 46, 25), .fabric)
            drawing.lightLine(.through(mid(-20, 112), mid(20, 112)), width: 8, opacity: 0.9)
            drawing.popVisor(half: 152, top: 152, tip: 216, bottom: 192)
        },
        headwear("visor", .cap) { drawing in
            let band = PathBuilder.headband(half: 147, top: 152, base: 190, dip: 16)
            drawing.popFabric(band) { $0.popGleam(mid(-132, 160), mid(-100, 150), mid(-60, 143), width: 9) }
            drawing.popVisor(half: 154, top: 156, tip: 220, bottom: 194)
        },
    ]

}

extension PartDrawing {
    /// The dome of a cap, its button and its seams.
    mutating func popCapDome(
        _ dome: PathBuilder, hasButton: Bool = true,
        seams: [[Point]] = [[mid(-8, 66), mid(-58, 96), mid(-76, 176)]].onBothSides,
        button: Double = 0
    ) {
        if hasButton { fill(.ellipse(256 + button, 63, 17, 10), .fabricShade) }
        popFabric(dome) { drawing in
            drawing.popFolds(seams, width: 5)
            drawing.popGleam(mid(-124, 136), mid(-108, 98), mid(-76, 78))
        }
    }

    /// The visor of a cap seen from the front, arched over the brows.
    mutating func popVisor(half: Double, top: Double, tip: Double, bottom: Double) {
        let visor = PathBuilder().move(256, top).curve(
            mid(half * 0.4, top), mid(half * 0.74, top + 8), mid(half - 12, top + 30)
        )
        .curve(mid(half + 4, top + 42), mid(half + 12, tip + 3), mid(half - 8, tip))
        .curve(mid(half * 0.7, bottom + 8), mid(half * 0.36, bottom), mid(0, bottom)).reflected()
        popHatShadow(visor)
        popFabric(visor, depth: 0.9) { drawing in
            drawing.outline(
                PathBuilder().move(256 - half + 12, top + 30).curve(
                    mid(-half * 0.74, top + 8), mid(-half * 0.4, top), mid(0, top)
                ).reflected(),
                .fabricShade, width: 12)
            drawing.popGleam(
                mid(-half + 26, top + 38), mid(-half * 0.55, top + 22), mid(-half * 0.24, top + 17), width: 8)
        }
    }
}
