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
            drawing.beard(.symmetric([at(256, 393), at(268, 396), at(271, 408), at(264, 422), at(256, 426)]))
        },
        PartDrawing(.facialHair, "goatee", tags: [.facialHair: "goatee"]) { drawing in
            drawing.beard(chin(half: 42, bottom: 448))
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
            let chop = PathBuilder().move(256 + 133, 262)
                .curve(at(256 + 142, 312), at(256 + 136, 366), at(256 + 108, 396))
                .curve(at(256 + 90, 412), at(256 + 64, 402), at(256 + 70, 384))
                .curve(at(256 + 90, 370), at(256 + 120, 330), at(256 + 125, 262))
                .curve(at(256 + 126, 256), at(256 + 132, 256), at(256 + 133, 262)).close()
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
            if shape.chin > 460 { drawing.strands(reach: shape.chin - 438) }
            if let moustache { drawing.moustache(moustache) }
        }
    }
}
