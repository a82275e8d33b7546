import FaceAtlas
import Imaging
import PartLibrary

/// Glasses in ink.
enum InkGlasses {
    static let all = [
        glasses("round", .clear, lens: .circle(322, 274, 46)),
        glasses("round-large", .clear, lens: .ellipse(323, 277, 54, 52)),
        glasses("rectangular", .clear, lens: Lens.rectangle(90, 54, radius: 12)),
        glasses("square", .clear, lens: Lens.rectangle(92, 70, radius: 20)),
        glasses("thick", .clear, lens: Lens.wayfarer, frame: 14),
        glasses("cat-eye", .clear, lens: Lens.catEye),
        glasses("aviator", .clear, lens: Lens.aviator, frame: 7, twinBridge: true),
        glasses("oval", .clear, lens: .ellipse(321, 273, 47, 33), frame: 8),
        glasses("half-rim", .clear, lens: Lens.rectangle(90, 54, radius: 18), frame: 10, halfRim: true),
        glasses("sun-aviator", .sun, lens: Lens.aviator, frame: 7, twinBridge: true),
        glasses("sun-wayfarer", .sun, lens: Lens.wayfarer, frame: 12),
        glasses("sun-round", .sun, lens: .circle(321, 274, 47)),
        glasses("sun-cat-eye", .sun, lens: Lens.catEye, frame: 11),
    ]

    private static func glasses(
        _ id: String, _ kind: Glasses.Kind, lens: PathBuilder, frame: Double = 9, twinBridge: Bool = false,
        halfRim: Bool = false
    ) -> PartDrawing {
        PartDrawing(.glasses, id, tags: [.glasses: kind.rawValue], pen: .ink) { drawing in
            let lenses = lens.withMirrorImage()
            let bounds = lens.horizontalBounds
            drawing.outline(Lens.temples(from: bounds.upperBound), .frame, width: max(frame, 8))
            if kind == .sun {
                drawing.fill(lenses, .lens)
                for x in [186.0, 318] {
                    drawing.lightLine(PathBuilder().move(x - 16, 280).line(x + 8, 252), width: 8, opacity: 0.75)
                    drawing.lightLine(PathBuilder().move(x + 2, 286).line(x + 16, 270), width: 6, opacity: 0.75)
                }
            }
            if halfRim {
                drawing.clipped(to: .rectangle(96, 230, 320, 44)) { $0.outline(lenses, .frame, width: frame) }
                drawing.outline(lenses, .frame, width: 5, opacity: 0.5)
            } else {
                drawing.outline(lenses, .frame, width: frame)
            }
            drawing.outline(Lens.bridge(to: bounds.lowerBound), .frame, width: max(frame, 8))
            if twinBridge {
                let inner = bounds.lowerBound + 10
                drawing.outline(PathBuilder().move(512 - inner, 245).line(inner, 245), .frame, width: frame)
            }
        }
    }
}
