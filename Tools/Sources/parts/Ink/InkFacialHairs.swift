import FaceAtlas
import Imaging
import PartLibrary

/// Facial hair in ink.
enum InkFacialHairs {
    static let all = stubble + moustaches + goatees + beards

    private static let stubble = [
        PartDrawing(.facialHair, "stubble-light", tags: [.facialHair: "stubble"], pen: .ink) {
            $0.inkStubble(opacity: 0, spacing: 24, top: 300, inset: 10)
        },
        PartDrawing(.facialHair, "stubble", tags: [.facialHair: "stubble"], pen: .ink) {
            $0.inkStubble(opacity: 0.22, spacing: 19, top: 276)
        },
    ]

    private static let moustaches = [
        moustache("moustache-pencil", MoustacheShape(reach: 50, height: 9, tip: 5, y: 346)),
        moustache("moustache-chevron", MoustacheShape(reach: 60, height: 22, tip: 17)),
        moustache("moustache-walrus", MoustacheShape(reach: 70, height: 31, tip: 28)),
        moustache("moustache-handlebar", MoustacheShape(reach: 76, height: 19, tip: -6, curl: 16)),
    ]

    private static let goatees = [
        goatee("goatee", bottom: 448, moustache: nil),
        goatee("goatee-pointed", bottom: 472, moustache: MoustacheShape(reach: 64, height: 16, tip: 10)),
        PartDrawing(.facialHair, "circle-beard", tags: [.facialHair: "goatee"], pen: .ink) {
            $0.inkBeard(CircleShape().path, carved: 424)
        },
    ]

    private static let beards = [
        beard("chin-strap", BeardShape(cheek: 118, lip: 0, strap: 18, chin: 437), nil),
        beard(
            "beard-boxed", BeardShape(cheek: 100, lip: 66, chin: 441), MoustacheShape(reach: 72, height: 21, tip: 24)),
        beard(
            "beard-medium", BeardShape(cheek: 96, lip: 64, chin: 458, jaw: 9),
            MoustacheShape(reach: 74, height: 24, tip: 26)),
        beard(
            "beard-full", BeardShape(cheek: 92, lip: 62, chin: 478, jaw: 16),
            MoustacheShape(reach: 78, height: 28, tip: 30)),
        beard(
            "beard-long", BeardShape(cheek: 94, lip: 62, chin: 504, jaw: 12),
            MoustacheShape(reach: 78, height: 28, tip: 30)),
    ]

    private static func moustache(_ id: String, _ shape: MoustacheShape) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "moustache"], pen: .ink) { $0.inkMoustache(shape) }
    }

    private static func goatee(_ id: String, bottom: Double, moustache: MoustacheShape?) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "goatee"], pen: .ink) { drawing in
            drawing.inkBeard(FacialHairs.chin(half: 40, bottom: bottom), carved: bottom - 22)
            if let moustache { drawing.inkMoustache(moustache) }
        }
    }

    private static func beard(_ id: String, _ shape: BeardShape, _ moustache: MoustacheShape?) -> PartDrawing {
        PartDrawing(.facialHair, id, tags: [.facialHair: "beard"], pen: .ink) { drawing in
            drawing.inkBeard(shape.path, tufts: shape.strap > 0 ? nil : shape.chin - 30)
            if let moustache { drawing.inkMoustache(moustache) }
        }
    }
}

extension PartDrawing {
    /// - Parameters:
    ///   - tufts: the height of a few strands on the chin.
    ///   - carved: the height of a line of light, on beards too small for strands.
    fileprivate mutating func inkBeard(_ path: PathBuilder, tufts: Double? = nil, carved: Double? = nil) {
        inked(path, .beard, width: 8) { drawing in
            if let carved { drawing.carve([mid(-24, carved - 10), mid(-22, carved + 2), mid(-13, carved + 12)]) }
            guard let y = tufts else { return }
            for (x, rise) in [(-22.0, 0.0), (4, 6), (28, -2)] {
                drawing.stroke([mid(x, y - 14 + rise), mid(x + 2, y), mid(x - 2, y + 14 + rise)])
                drawing.carve([mid(x - 12, y - 12 + rise), mid(x - 11, y), mid(x - 13, y + 10 + rise)], width: 6)
            }
        }
    }

    fileprivate mutating func inkMoustache(_ shape: MoustacheShape) {
        inked(shape.path, .beard, width: InkWidth.detail) { drawing in
            guard shape.height > 14 else { return }
            let (x, y) = (shape.reach, shape.y + shape.height * 0.42)
            for sign in [-1.0, 1] {
                drawing.carve(
                    [mid(sign * 12, y - 3), mid(sign * x * 0.4, y), mid(sign * x * 0.72, y + shape.tip * 0.5)], width: 6
                )
            }
        }
    }

    /// Dots where hair grows; the beard's shape is there for the label canvas.
    fileprivate mutating func inkStubble(opacity: Double, spacing: Double, top: Double, inset: Double = 0) {
        let shape = BeardShape(cheek: 108, lip: 58, chin: 428 - inset * 0.4, jaw: -8 - inset, top: top)
        fill(shape.path, .beard, opacity: opacity)
        fill(MoustacheShape(reach: 66, height: 20, tip: 28).path, .beard, opacity: opacity)
        let left = [
            mid(-122, top + 8), mid(-112, 348), mid(-92, 392), mid(-50, 420), mid(0, 424), mid(50, 420), mid(92, 392),
            mid(112, 348), mid(122, top + 8),
        ]
        let inner = [
            mid(112, top + 30), mid(98, 352), mid(70, 360), mid(62, 392), mid(0, 400), mid(-62, 392), mid(-70, 360),
            mid(-98, 352), mid(-112, top + 30),
        ]
        stipple(left + inner, spacing: spacing, radius: 3)
        stipple(
            [mid(-56, 346), mid(0, 342), mid(56, 346), mid(60, 356), mid(0, 352), mid(-60, 356)], spacing: spacing,
            radius: 3)
    }
}
