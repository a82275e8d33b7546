import FaceAtlas
import Imaging
import PartLibrary

/// Lines of age, freckles and what else is seen on a face of `pop`. Photos get the lines alone.
enum PopDetails {
    static let all = lines + marks + paint + worn

    private static let lines = [
        PartDrawing(.details, "lines-middle", tags: [.age: AgeBand.middle.rawValue]) { $0.popLines(isOld: false) },
        PartDrawing(.details, "lines-old", tags: [.age: AgeBand.old.rawValue]) { $0.popLines(isOld: true) },
        detail("lines-freckles") { drawing in
            drawing.popLines(isOld: false)
            drawing.popFreckles(Freckles.light)
        },
        detail("lines-old-spots") { drawing in
            drawing.popLines(isOld: true)
            let spots: [(Point, Double)] = [
                (at(166, 250), 6.0), (at(178, 232), 4), (at(336, 150), 5.5), (at(352, 166), 4), (at(162, 330), 5),
            ]
            drawing.popFreckles(spots)
        },
        detail("eye-bags") { drawing in
            drawing.popStrokes([[(at(288, 306), 1.5), (at(304, 314), 4), (at(322, 317), 4.5), (at(344, 309), 2)]])
        },
        detail("dimples") { drawing in
            drawing.popStrokes([[(at(330, 352), 1.6), (at(338, 364), 3.8), (at(334, 380), 1.6)]])
        },
    ]

    private static let marks = [
        detail("freckles") { $0.popFreckles(Freckles.light) },
        detail("freckles-many") { $0.popFreckles(Freckles.light + Freckles.more) },
        detail("mole-cheek") { $0.popMole(at(334, 346), 5.5) },
        detail("mole-chin") { $0.popMole(at(230, 412), 5.5) },
        detail("moles") { drawing in
            drawing.popMole(at(176, 322), 5)
            drawing.popMole(at(332, 366), 4.5)
            drawing.popMole(at(300, 190), 4)
        },
        detail("beauty-spot") { $0.popMole(at(212, 349), 4.5) },
        detail("scar-brow") { $0.popScar([at(352, 178), at(342, 210), at(350, 246)]) },
        detail("scar-cheek") { $0.popScar([at(166, 316), at(186, 332), at(198, 358)]) },
        detail("vitiligo") { drawing in
            let patches: [[Point]] = [
                [
                    at(278, 252), at(302, 230), at(330, 236), at(350, 228), at(372, 254), at(362, 288), at(342, 312),
                    at(316, 306),
                    at(292, 312), at(282, 286),
                ],
                [
                    at(188, 366), at(208, 352), at(234, 360), at(262, 352), at(278, 372), at(266, 402), at(240, 418),
                    at(206, 406),
                ],
                [at(166, 174), at(186, 152), at(206, 164), at(222, 160), at(210, 186), at(184, 194)],
            ]
            for patch in patches { drawing.light(.closed(patch), opacity: 0.5, hex: "#ffdcc4") }
        },
    ]

    private static let paint = [
        detail("blush") { drawing in
            for x in [168.0, 344] { drawing.fill(.ellipse(x, 336, 34, 24), .lip, opacity: 0.4) }
        },
        detail("eye-shadow") { $0.popEyeShadow(.lip, opacity: 0.5) },
        detail("eye-shadow-iris") { $0.popEyeShadow(.iris, opacity: 0.5) },
        detail("eye-shadow-gold") { $0.popEyeShadow(.metal, opacity: 0.6) },
        detail("eyeliner") { drawing in
            let wing = PathBuilder.popStroke([
                (at(342, 256), 3.5), (at(353, 262), 4.6), (at(362, 258), 3.4), (at(372, 250), 1.2),
            ])
            drawing.fill(wing.withMirrorImage(), .line)
        },
        detail("bindi") { $0.fill(.circle(256, 208, 8), .mouth) },
        detail("whiskers") { drawing in
            drawing.popStrokes(
                [
                    [(at(322, 340), 2.6), (at(350, 333), 2.6), (at(378, 331), 1.2)],
                    [(at(322, 353), 2.6), (at(350, 353), 2.6), (at(377, 357), 1.2)],
                    [(at(322, 366), 2.6), (at(346, 373), 2.6), (at(370, 383), 1.2)],
                ], .line)
        },
        detail("star") { drawing in
            drawing.fill(.popStar(at(348, 328), 16), .line)
        },
    ]

    private static let worn = [
        detail("nose-stud") { drawing in
            drawing.fill(.circle(233, 328, 7), .metal)
            drawing.light(.circle(230.5, 325.5, 2.6), opacity: 0.8)
        },
        detail("nose-ring") { drawing in
            drawing.outline(.circle(237, 339, 8.5), .metal, width: 5)
        },
        detail("septum-ring") { drawing in
            drawing.outline(.circle(256, 341, 11), .metal, width: 5)
        },
        detail("hearing-aids") { drawing in
            for side in Side.allCases { drawing.popHearingAid(side) }
        },
        detail("plaster-cheek") { $0.popPlaster(at(176, 338), angle: -28) },
        detail("plaster-nose") { $0.popPlaster(at(256, 298), angle: 0) },
        detail("plaster-forehead") { $0.popPlaster(at(312, 172), angle: 32) },
    ]

    private static func detail(_ id: String, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.details, id, extra: ["matched": "no"], draw: draw)
    }

    /// Where freckles lie, and how large they are: not the same on both sides.
    private enum Freckles {
        static let light: [(Point, Double)] = [
            (at(154, 322), 3.6), (at(172, 316), 4.2), (at(192, 322), 3.6), (at(164, 336), 4.4), (at(184, 336), 3.8),
            (at(204, 334), 3.4), (at(320, 322), 3.6), (at(340, 315), 4.2), (at(358, 322), 3.8), (at(308, 333), 3.4),
            (at(329, 336), 4.4), (at(350, 335), 3.6),
        ]
        static let more: [(Point, Double)] = [
            (at(148, 340), 3.4), (at(174, 350), 3.8), (at(194, 349), 3.2), (at(216, 320), 3.2), (at(210, 347), 3),
            (at(296, 321), 3.2), (at(302, 347), 3), (at(320, 349), 3.6), (at(340, 351), 3.4), (at(366, 338), 3.6),
            (at(240, 296), 3), (at(256, 291), 3.2), (at(272, 297), 3), (at(226, 304), 3), (at(288, 306), 3),
            (at(216, 180), 3.2), (at(240, 168), 3), (at(266, 178), 3.4), (at(292, 168), 3), (at(250, 190), 3),
        ]
    }
}
