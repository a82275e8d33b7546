import FaceAtlas
import Imaging
import PartLibrary

/// Facial hair. It lies under mouth and nose, so it may run behind the lips.
enum FacialHairs {
    static let all = stubble + moustaches + goatees + beards

    private static let stubble = [
        PartDrawing(.facialHair, "stubble-light", tags: [.facialHair: "stubble"]) {
            $0.stubble(opacity: 0.3, top: 282)
        },
        PartDrawing(.facialHair, "stubble", tags: [.facialHair: "stubble"]) { $0.stubble(opacity: 0.5, top: 262) },
        PartDrawing(.facialHair, "stubble-heavy", tags: [.facialHair: "stubble"], extra: ["matched": "no"]) {
            $0.stubble(opacity: 0.8, top: 250)
        },
        PartDrawing(.facialHair, "stubble-goatee", tags: [.facialHair: "stubble"]) { drawing in
            for (reach, bottom, width) in [(74.0, 431.0, 14.0), (69, 428, 19), (64, 425, 24)] {
                let circle = CircleShape(reach: reach, chin: bottom, moustache: width)
                drawing.fill(circle.path, .beard, opacity: 0.26)
            }
        },
    ]

    private static let moustaches = [
        moustache("moustache-pencil", MoustacheShape(reach: 50, height: 9, tip: 5, y: 347)),
        moustache("moustache-pencil-wide", MoustacheShape(reach: 66, height: 9, tip: 12, y: 347)),
        moustache("moustache-thin", MoustacheShape(reach: 54, height: 13, tip: 8, y: 344)),
        moustache("moustache-thin-wide", MoustacheShape(reach: 72, height: 13, tip: 17, y: 344)),
        moustache("moustache-natural", MoustacheShape(reach: 58, height: 18, tip: 14, y: 342)),
        moustache("moustache-chevron", MoustacheShape(reach: 62, height: 23, tip: 17)),
        moustache("moustache-walrus", MoustacheShape(reach: 70, height: 31, tip: 28)),
        moustache("moustache-handlebar", MoustacheShape(reach: 76, height: 19, tip: -6, curl: 16), isMatched: false),
        moustache(
            "moustache-handlebar-small", MoustacheShape(reach: 62, height: 13, tip: 0, curl: 9, y: 344),
            isMatched: false),
        PartDrawing(
            .facialHair, "moustache-horseshoe", tags: [.facialHair: "moustache"], extra: ["matched": "no"]
        ) { drawing in
            let bar = PathBuilder().move(256 + 46, 352)
                .curve(at(256 + 66, 352), at(256 + 80, 366), at(256 + 80, 384)).line(256 + 80, 412)
                .curve(at(256 + 80, 422), at(256 + 58, 422), at(256 + 58, 412)).line(256 + 58, 384)
                .curve(at(256 + 58, 376), at(256 + 52, 372), at(256 + 46, 370)).close()
            drawing.beard(bar.withMirrorImage())
            drawing.moustache(MoustacheShape(reach: 70, height: 20, tip: 22))
        },
    ]

    private static let goatees = [
        PartDrawing(.facialHair, "soul-patch", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(.symmetric([at(256, 393), at(268, 396), at(271, 408), at(264, 422), at(256, 426)]))
        },
        PartDrawing(.facialHair, "goatee", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(chin(half: 42, bottom: 448))
        },
        PartDrawing(.facialHair, "goatee-short", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(
                .symmetric([at(256, 404), at(278, 408), at(288, 420), at(280, 433), at(256, 438)]))
        },
        PartDrawing(.facialHair, "goatee-wide", tags: [.facialHair: "goatee"]) { drawing in
            let chin = PathBuilder().move(256, 398)
                .curve(at(276, 398), at(292, 396), at(302, 390)).curve(at(316, 384), at(322, 394), at(320, 404))
                .curve(at(316, 430), at(286, 446), at(256, 446)).reflected()
            drawing.beard(chin)
            drawing.moustache(MoustacheShape(reach: 66, height: 18, tip: 14))
        },
        PartDrawing(.facialHair, "goatee-pointed", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(chin(half: 34, bottom: 470))
            drawing.moustache(MoustacheShape(reach: 64, height: 16, tip: 10))
        },
        PartDrawing(.facialHair, "circle-beard", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(CircleShape().path)
        },
        PartDrawing(.facialHair, "circle-beard-long", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(CircleShape(reach: 74, chin: 472, moustache: 22).path)
        },
    ]

    /// Hair on the chin, up to the lower lip.
    static func chin(half: Double, bottom: Double) -> PathBuilder {
        PathBuilder().move(256, 394)
            .curve(at(266, 393), at(272, 396), at(273, 402))
            .curve(at(275, 412), at(256 + half, 404), at(256 + half, 420))
            .curve(at(256 + half, bottom - 10), at(256 + half * 0.5, bottom), at(256, bottom)).reflected()
    }

    private static let beards = [
        beard("chin-strap", BeardShape(cheek: 118, lip: 0, strap: 17, chin: 436)),
        beard("chin-curtain", BeardShape(cheek: 114, lip: 0, strap: 40, chin: 462, jaw: 10)),
        beard(
            "beard-short", BeardShape(cheek: 112, lip: 60, chin: 435, jaw: 0, top: 276),
            MoustacheShape(reach: 68, height: 17, tip: 20)),
        beard(
            "beard-boxed", BeardShape(cheek: 100, lip: 66, chin: 440), MoustacheShape(reach: 72, height: 21, tip: 24)),
        beard(
            "beard-medium", BeardShape(cheek: 96, lip: 64, chin: 456, jaw: 8),
            MoustacheShape(reach: 74, height: 24, tip: 26)),
        beard(
            "beard-full", BeardShape(cheek: 92, lip: 62, chin: 476, jaw: 16),
            MoustacheShape(reach: 78, height: 28, tip: 30)),
        beard(
            "beard-long", BeardShape(cheek: 94, lip: 62, chin: 506, jaw: 12),
            MoustacheShape(reach: 78, height: 28, tip: 30)),
        beard(
            "beard-pointed", BeardShape(cheek: 96, lip: 64, chin: 492, jaw: 6, point: 0.3),
            MoustacheShape(reach: 76, height: 22, tip: 24)),
        PartDrawing(.facialHair, "mutton-chops", tags: [.facialHair: "beard"], extra: ["matched": "no"]) { drawing in
            let chop = PathBuilder().move(256 + 133, 262)
                .curve(at(256 + 142, 312), at(256 + 136, 366), at(256 + 108, 396))
                .curve(at(256 + 90, 412), at(256 + 64, 402), at(256 + 70, 384))
                .curve(at(256 + 90, 370), at(256 + 120, 330), at(256 + 125, 262))
                .curve(at(256 + 126, 256), at(256 + 132, 256), at(256 + 133, 262)).close()
            drawing.beard(chop.withMirrorImage())
            drawing.moustache(MoustacheShape(reach: 76, height: 24, tip: 30))
        },
    ]

    private static func moustache(_ id: String, _ shape: MoustacheShape, isMatched: Bool = true) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "moustache"], extra: isMatched ? [:] : ["matched": "no"]) {
            $0.moustache(shape)
        }
    }

    private static func beard(_ id: String, _ shape: BeardShape, _ moustache: MoustacheShape? = nil) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "beard"]) { drawing in
            drawing.beard(shape.path)
            if shape.chin > 460 { drawing.strands(reach: shape.chin - 438) }
            if let moustache { drawing.moustache(moustache) }
        }
    }
}
