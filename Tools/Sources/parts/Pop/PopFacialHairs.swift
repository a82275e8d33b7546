import FaceAtlas
import Imaging
import PartLibrary

/// Beards and moustaches of `pop`. They lie under mouth and nose and leave the lips free.
enum PopFacialHairs {
    static let all: [PartDrawing] = stubble + moustaches + goatees + beards + rareBeards

    private static let stubble: [PartDrawing] = [
        stubble(
            "stubble-light",
            PopBeard(cheek: [(116, 340), (102, 353), (78, 358)], side: 134, jaw: 105, bottom: 433, top: 306),
            opacity: 0.07),
        stubble("stubble", PopBeard(side: 137, jaw: 106, bottom: 434, top: 266), opacity: 0.15),
        stubble("stubble-heavy", PopBeard(side: 138, jaw: 108, bottom: 436, top: 262), opacity: 0.26),
        part("stubble-goatee", .stubble, isMatched: false) {
            $0.popStubble(PopBeard.circle(reach: 68, bottom: 434), opacity: 0.2, bottom: 434, reach: 40)
        },
    ]

    private static func stubble(_ id: String, _ shape: PopBeard, opacity: Double) -> PartDrawing {
        part(id, .stubble) { $0.popStubble(shape.path, opacity: opacity, bottom: shape.bottom) }
    }

    private static let moustaches: [PartDrawing] = [
        moustache(
            "moustache-pencil", PopMoustache(reach: 40, top: 347, bottom: 358, end: 353, half: 2, notch: 3, gap: 4)),
        moustache("moustache-thin", PopMoustache(reach: 48, top: 345, bottom: 360, end: 352, half: 3)),
        moustache("moustache-natural", PopMoustache(reach: 52, bottom: 368, end: 355)),
        moustache("moustache-chevron", PopMoustache(reach: 52, top: 341, bottom: 374, end: 364, half: 7, notch: 1)),
        moustache("moustache-thick", PopMoustache(reach: 66, top: 341, bottom: 376, end: 360, half: 6, notch: 6)),
        moustache("moustache-walrus", PopMoustache(reach: 66, top: 341, bottom: 385, end: 378, half: 11, notch: 3)),
        moustache("moustache-soft", PopMoustache(reach: 42, top: 346, bottom: 361, end: 354, half: 3), opacity: 0.5),
        moustache("moustache-pointed", PopMoustache(reach: 80, bottom: 370, end: 350, half: 2, notch: 5)),
        part("moustache-handlebar", .moustache, isMatched: false) { drawing in
            drawing.popBeard(
                .tapered([
                    (172, 340, 3), (171, 352, 5), (184, 361, 7), (212, 360, 11), (238, 352, 13), (256, 353, 9),
                    (274, 352, 13),
                    (300, 360, 11),
                    (328, 361, 7), (341, 352, 5), (340, 340, 3),
                ]))
        },
        part("moustache-horseshoe", .moustache, isMatched: false) { drawing in
            for side in Side.allCases {
                drawing.popBeard(
                    side.placed(.tapered([(312, 358, 11), (324, 384, 12), (324, 412, 12), (320, 430, 9)])))
            }
            drawing.popBeard(PopMoustache(reach: 66, bottom: 374, end: 364, half: 8).path)
        },
    ]

    private static let goatees: [PartDrawing] = [
        part("soul-patch", .goatee) { drawing in
            drawing.popBeard(.symmetric([mid(0, 407), mid(13, 409), mid(15, 417), mid(7, 429), mid(0, 432)]))
        },
        part("goatee-chin", .goatee) { $0.popBeard(PopBeard.chin(half: 40, top: 406, bottom: 453)) },
        part("goatee-round", .goatee) { drawing in
            drawing.popBeard(PopBeard.chin(half: 60, top: 406, bottom: 450))
            drawing.popBeard(PopMoustache(reach: 54, bottom: 369, end: 355).path)
        },
        part("goatee-pointed", .goatee) { $0.popBeard(PopBeard.chin(half: 34, top: 409, bottom: 480, point: 0.9)) },
        part("van-dyke", .goatee) { drawing in
            drawing.popBeard(PopBeard.chin(half: 36, top: 408, bottom: 472, point: 0.8))
            drawing.popBeard(PopMoustache(reach: 74, bottom: 368, end: 350, half: 2, notch: 5).path)
        },
        part("circle-beard", .goatee) { $0.popBeard(PopBeard.circle(reach: 71, bottom: 442)) },
        part("circle-beard-full", .goatee) { $0.popBeard(PopBeard.circle(reach: 82, bottom: 464)) },
        part("anchor", .goatee) { drawing in
            let anchor = PathBuilder().spline([mid(0, 407), mid(11, 410), mid(14, 421)])
                .spline([mid(14, 421), mid(40, 418), mid(70, 404), mid(92, 386)], joined: true)
                .spline([mid(92, 386), mid(96, 399), mid(74, 430), mid(36, 446), mid(0, 450)], joined: true).reflected()
            drawing.popBeard(anchor)
            drawing.popBeard(PopMoustache(reach: 50, top: 345, bottom: 362, end: 352, half: 3).path)
        },
    ]

    private static let beards: [PartDrawing] = [
        part("beard-shadow", .beard) { $0.popBeard(PopBeard(jaw: 111, bottom: 438).path, opacity: 0.72) },
        beard(
            "beard-short-boxed", PopBeard(cheek: [(124, 318), (114, 350), (92, 364), (72, 362)], jaw: 113, bottom: 442)),
        beard("beard-short", PopBeard(jaw: 114, bottom: 443)),
        beard(
            "beard-medium",
            PopBeard(cheek: [(121, 290), (100, 322), (75, 343)], jaw: 119, bottom: 460, chin: 74, lip: 341)),
        beard(
            "beard-long",
            PopBeard(cheek: [(120, 288), (98, 320), (75, 342)], jaw: 124, bottom: 504, chin: 76, lip: 341)),
        beard("beard-ducktail", PopBeard(jaw: 115, bottom: 484, chin: 22, lip: 342)),
        beard("beard-pointed", PopBeard(cheek: [(123, 306), (109, 340), (86, 356)], jaw: 104, bottom: 506, chin: 12)),
        beard(
            "garibaldi",
            PopBeard(cheek: [(119, 286), (96, 318), (74, 341)], jaw: 132, bottom: 482, chin: 104, lip: 340)),
        part("beard-bushy", .beard) { drawing in
            drawing.popBeard(
                PopBeard(
                    cheek: [(119, 284), (96, 318), (74, 341)], side: 144, jaw: 130, bottom: 474, chin: 96, lip: 340,
                    lobes: 15
                ).path)
        },
        part("beard-curly", .beard) { drawing in
            drawing.popBeard(
                PopBeard(
                    cheek: [(121, 292), (101, 326), (76, 345)], jaw: 115, bottom: 448, chin: 68, lip: 342, lobes: 29
                ).path)
        },
        part("balbo", .beard) { drawing in
            let path = PathBuilder().spline([mid(0, 407), mid(14, 410), mid(28, 414), mid(54, 404), mid(78, 390)])
                .spline([mid(78, 390), mid(88, 402), mid(76, 434), mid(42, 454), mid(0, 459)], joined: true).reflected()
            drawing.popBeard(path)
            drawing.popBeard(PopMoustache(reach: 62, top: 342, bottom: 374, end: 360, half: 6, notch: 5).path)
        },
        beard("chin-strap", PopBeard(jaw: 112, bottom: 440), strap: 15),
        part("chin-strap-moustache", .beard) { drawing in
            drawing.popBeard(PopBeard(jaw: 112, bottom: 441).strap(17))
            drawing.popBeard(PopMoustache(reach: 52, bottom: 366, end: 354).path)
        },
        beard("chin-curtain", PopBeard(jaw: 119, bottom: 464, chin: 76), strap: 38),
    ]

    private static let rareBeards: [PartDrawing] = [
        part("mutton-chops", .beard, isMatched: false) { $0.popBeard(PopBeard.chops) },
        part("mutton-chops-joined", .beard, isMatched: false) { drawing in
            drawing.popBeard(PopBeard.chops)
            drawing.popBeard(PopMoustache(reach: 88, top: 342, bottom: 376, end: 376, half: 15, notch: 4).path)
        },
        part("beard-wizard", .beard, isMatched: false) { drawing in
            drawing.popBeard(
                PopBeard(
                    cheek: [(119, 286), (96, 318), (74, 341)], side: 144, jaw: 132, bottom: 518, chin: 60, lip: 340
                ).path)
            for x in [-56.0, -20, 20, 56] {
                drawing.popBeardStrand([mid(x, 424), mid(x * 0.86, 460), mid(x * 0.6, 496)])
            }
            for side in Side.allCases {
                drawing.popBeard(
                    side.placed(
                        .tapered([(258, 353, 10), (284, 352, 13), (314, 372, 13), (328, 404, 9), (330, 434, 3)])))
            }
        },
    ]

    private static func part(
        _ id: String, _ kind: FacialHair, isMatched: Bool = true, draw: (inout PartDrawing) -> Void
    ) -> PartDrawing {
        PartDrawing(
            .facialHair, id, tags: [.facialHair: kind.rawValue], extra: isMatched ? [:] : ["matched": "no"], draw: draw)
    }

    private static func moustache(_ id: String, _ shape: PopMoustache, opacity: Double = 1) -> PartDrawing {
        part(id, .moustache) { $0.popBeard(shape.path, opacity: opacity) }
    }

    private static func beard(_ id: String, _ shape: PopBeard, strap: Double? = nil) -> PartDrawing {
        part(id, .beard) { drawing in
            drawing.popBeard(strap.map { shape.strap($0) } ?? shape.path)
            guard shape.bottom > 470 else { return }
            for x in [-0.5, 0.0, 0.5] {
                let reach = (shape.chin + 40) * x
                drawing.popBeardStrand([mid(reach, 426), mid(reach * 0.85, 444), mid(reach * 0.6, shape.bottom - 22)])
            }
        }
    }
}
