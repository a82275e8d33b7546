import FaceAtlas
import Imaging
import PartLibrary

/// Glasses.
enum Glasses {
    static let all = [
        glasses("round", .clear, lens: .circle(322, 274, 45), frame: 7),
        glasses("round-large", .clear, lens: .ellipse(323, 276, 53, 51), frame: 6),
        glasses("rectangular", .clear, lens: Lens.rectangle(88, 54, radius: 15), frame: 7),
        glasses("rectangular-narrow", .clear, lens: Lens.rectangle(90, 42, radius: 12), frame: 6),
        glasses("square", .clear, lens: Lens.rectangle(92, 68, radius: 22), frame: 8),
        glasses("thick", .clear, lens: Lens.wayfarer, frame: 13),
        glasses("cat-eye", .clear, lens: Lens.catEye, frame: 9),
        glasses("aviator", .clear, lens: Lens.aviator, frame: 5.5, twinBridge: true),
        glasses("oval", .clear, lens: .ellipse(321, 273, 46, 33), frame: 6),
        glasses("rimless", .clear, lens: Lens.rectangle(88, 54, radius: 20), frame: 0),
        glasses("half-rim", .clear, lens: Lens.rectangle(90, 54, radius: 18), frame: 8, halfRim: true),
        glasses("half-rim-round", .clear, lens: .ellipse(322, 275, 47, 41), frame: 7, halfRim: true),
        glasses("rimless-oval", .clear, lens: .ellipse(322, 274, 47, 37), frame: 0),
        glasses("hexagonal", .clear, lens: Lens.hexagon, frame: 6.5),
        glasses("browline", .clear, lens: Lens.browline, frame: 5, browline: true),
        glasses("sun-aviator", .sun, lens: Lens.aviator, frame: 5.5, twinBridge: true),
        glasses("sun-wayfarer", .sun, lens: Lens.wayfarer, frame: 11),
        glasses("sun-round", .sun, lens: .circle(321, 274, 47), frame: 6),
        glasses("sun-cat-eye", .sun, lens: Lens.catEye, frame: 10),
        glasses("sun-rectangular", .sun, lens: Lens.rectangle(94, 54, radius: 15), frame: 8),
        glasses("sun-oversized", .sun, lens: Lens.oversized, frame: 9),
        glasses("sun-narrow", .sun, lens: .ellipse(321, 272, 43, 22), frame: 6),
        glasses("sun-sport", .sun, lens: Lens.sport, frame: 5),
    ]

    enum Kind: String { case clear, sun }

    private static func glasses(
        _ id: String, _ kind: Kind, lens: PathBuilder, frame: Double, twinBridge: Bool = false, halfRim: Bool = false,
        browline: Bool = false
    ) -> PartDrawing {
        PartDrawing(.glasses, id, tags: [.glasses: kind.rawValue]) { drawing in
            let lenses = lens.withMirrorImage()
            let bounds = lens.horizontalBounds
            let bridge = max(frame, 6)
            drawing.outline(Lens.temples(from: bounds.upperBound), .frame, width: bridge)
            switch kind {
            case .clear: drawing.fill(lenses, .lens, opacity: 0.06)
            case .sun: drawing.fill(lenses, .lens, opacity: 0.94)
            }
            drawing.clipped(to: lenses) { drawing in
                for x in [194.0, 318] {
                    drawing.light(glint(x - 12, width: 17), opacity: kind == .sun ? 0.2 : 0.2)
                    drawing.light(glint(x + 12, width: 7), opacity: kind == .sun ? 0.16 : 0.15)
                }
                if kind == .sun {
                    drawing.fill(
                        lenses, .plain(.linear(from: at(0, 250), to: at(0, 312)), .light, (0, 0), (1, 0.22)))
                }
            }
            if frame > 0 && !halfRim { drawing.outline(lenses, .frame, width: frame) }
            if halfRim {
                drawing.clipped(to: .rectangle(96, 230, 320, 44)) { $0.outline(lenses, .frame, width: frame) }
                drawing.outline(lenses, .frame, width: 4, opacity: 0.35)
            }
            if browline { drawing.fill(Lens.brow.withMirrorImage(), .frame) }
            if frame == 0 { drawing.outline(lenses, .frame, width: 4, opacity: 0.3) }
            let inner = bounds.lowerBound
            drawing.outline(Lens.bridge(to: inner), .frame, width: bridge)
            if twinBridge {
                drawing.outline(PathBuilder().move(512 - inner - 10, 245).line(inner + 10, 245), .frame, width: bridge)
            }
        }
    }

    private static func glint(_ x: Double, width: Double) -> PathBuilder {
        PathBuilder().move(x + 24, 220).line(x + 24 + width, 220).line(x - 16 + width, 330).line(x - 16, 330).close()
    }
}
