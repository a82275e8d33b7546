import Imaging
import PartLibrary

/// Facial hair. It lies under mouth and nose, so it may run behind the lips.
enum FacialHairs {
    static let all = stubble + moustaches + goatees + beards

    private static let stubble = [
        PartDrawing(.facialHair, "stubble-light", tags: [.facialHair: "stubble"]) { $0.stubble(opacity: 0.26) },
        PartDrawing(.facialHair, "stubble", tags: [.facialHair: "stubble"]) { $0.stubble(opacity: 0.46) },
    ]

    private static let moustaches = [
        moustache("moustache-pencil", MoustacheShape(reach: 50, height: 9, tip: 5, y: 347)),
        moustache("moustache-thin", MoustacheShape(reach: 54, height: 13, tip: 8, y: 344)),
        moustache("moustache-chevron", MoustacheShape(reach: 62, height: 23, tip: 17)),
        moustache("moustache-walrus", MoustacheShape(reach: 70, height: 31, tip: 28)),
        moustache("moustache-handlebar", MoustacheShape(reach: 76, height: 19, tip: -6, curl: 16)),
    ]

    private static let goatees = [
        PartDrawing(.facialHair, "soul-patch", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(
                .symmetric([at(256, 392), at(270, 396), at(272, 410), at(264, 424), at(256, 428)]))
        },
        PartDrawing(.facialHair, "goatee", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(
                .symmetric([at(256, 394), at(276, 398), at(304, 402), at(310, 420), at(292, 440), at(256, 448)]))
        },
        PartDrawing(.facialHair, "circle-beard", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(BeardShape.circle(outer: 82, inner: 52, chin: 446))
            drawing.moustache(MoustacheShape(reach: 72, height: 20, tip: 34))
        },
        PartDrawing(.facialHair, "goatee-long", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(BeardShape.circle(outer: 78, inner: 52, chin: 472))
            drawing.moustache(MoustacheShape(reach: 70, height: 22, tip: 34))
        },
    ]

    private static let beards = [
        beard("chin-strap", BeardShape(cheek: 118, lip: 0, strap: 17, chin: 436)),
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
        PartDrawing(.facialHair, "mutton-chops", tags: [.facialHair: "beard"]) { drawing in
            let chop = PathBuilder().move(256 + 138, 282)
                .curve(at(256 + 142, 330), at(256 + 134, 372), at(256 + 108, 400))
                .curve(at(256 + 92, 412), at(256 + 70, 404), at(256 + 68, 388))
                .curve(at(256 + 88, 372), at(256 + 112, 340), at(256 + 120, 284)).close()
            drawing.beard(chop.withMirrorImage())
            drawing.moustache(MoustacheShape(reach: 76, height: 24, tip: 30))
        },
    ]

    private static func moustache(_ id: String, _ shape: MoustacheShape) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "moustache"]) { $0.moustache(shape) }
    }

    private static func beard(_ id: String, _ shape: BeardShape, _ moustache: MoustacheShape? = nil) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "beard"]) { drawing in
            drawing.beard(shape.path)
            if let moustache { drawing.moustache(moustache) }
        }
    }
}
