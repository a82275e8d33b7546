import Imaging
import PartLibrary

/// Glasses. A lens is described on the right side of the face.
enum Glasses {
    static let all = [
        glasses("round", .clear, lens: .circle(322, 274, 45), frame: 7),
        glasses("round-large", .clear, lens: .ellipse(323, 276, 53, 51), frame: 6),
        glasses("rectangular", .clear, lens: rectangle(88, 54, radius: 15), frame: 7),
        glasses("rectangular-narrow", .clear, lens: rectangle(90, 42, radius: 12), frame: 6),
        glasses("square", .clear, lens: rectangle(92, 68, radius: 22), frame: 8),
        glasses("thick", .clear, lens: wayfarer, frame: 13),
        glasses("cat-eye", .clear, lens: catEye, frame: 9),
        glasses("aviator", .clear, lens: aviator, frame: 5.5, twinBridge: true),
        glasses("oval", .clear, lens: .ellipse(321, 273, 46, 33), frame: 6),
        glasses("rimless", .clear, lens: rectangle(88, 54, radius: 20), frame: 0),
        glasses("half-rim", .clear, lens: rectangle(90, 54, radius: 18), frame: 8, halfRim: true),
        glasses("sun-aviator", .sun, lens: aviator, frame: 5.5, twinBridge: true),
        glasses("sun-wayfarer", .sun, lens: wayfarer, frame: 11),
        glasses("sun-round", .sun, lens: .circle(321, 274, 47), frame: 6),
        glasses("sun-cat-eye", .sun, lens: catEye, frame: 10),
        glasses("sun-rectangular", .sun, lens: rectangle(94, 54, radius: 15), frame: 8),
    ]

    enum Kind: String { case clear, sun }

    private static func rectangle(_ width: Double, _ height: Double, radius: Double) -> PathBuilder {
        .rectangle(323 - width / 2, 272 - height / 2, width, height, radius: radius)
    }

    private static let wayfarer = PathBuilder()
        .move(286, 244).curve(at(310, 239), at(346, 240), at(362, 244))
        .curve(at(370, 247), at(370, 256), at(367, 266)).curve(at(363, 292), at(346, 306), at(322, 306))
        .curve(at(296, 306), at(280, 292), at(278, 264)).curve(at(277, 252), at(278, 246), at(286, 244)).close()

    private static let aviator = PathBuilder()
        .move(284, 246).curve(at(304, 240), at(346, 240), at(362, 246))
        .curve(at(374, 252), at(370, 280), at(360, 298)).curve(at(350, 316), at(322, 320), at(304, 308))
        .curve(at(286, 296), at(276, 274), at(276, 258)).curve(at(276, 250), at(278, 248), at(284, 246)).close()

    private static let catEye = PathBuilder()
        .move(284, 252).curve(at(304, 246), at(336, 246), at(376, 234))
        .curve(at(382, 240), at(376, 262), at(368, 280)).curve(at(358, 300), at(336, 304), at(316, 303))
        .curve(at(290, 302), at(278, 286), at(277, 266)).curve(at(276, 256), at(278, 254), at(284, 252)).close()

    private static func glasses(
        _ id: String, _ kind: Kind, lens: PathBuilder, frame: Double, twinBridge: Bool = false, halfRim: Bool = false
    ) -> PartDrawing {
        PartDrawing(.glasses, id, tags: [.glasses: kind.rawValue]) { drawing in
            let lenses = lens.withMirrorImage()
            let bounds = lens.horizontalBounds
            let bridge = max(frame, 6)
            drawing.outline(temple(from: bounds.upperBound), .frame, width: bridge)
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
            if frame == 0 { drawing.outline(lenses, .frame, width: 4, opacity: 0.3) }
            let inner = bounds.lowerBound
            let arch = PathBuilder().move(512 - inner, 264)
                .curve(at(250, 252), at(262, 252), at(inner, 264))
            drawing.outline(arch, .frame, width: bridge)
            if twinBridge {
                drawing.outline(PathBuilder().move(512 - inner - 10, 245).line(inner + 10, 245), .frame, width: bridge)
            }
        }
    }

    private static func temple(from x: Double) -> PathBuilder {
        PathBuilder().move(x, 258).line(256 + 138, 262).withMirrorImage()
    }

    private static func glint(_ x: Double, width: Double) -> PathBuilder {
        PathBuilder().move(x + 24, 220).line(x + 24 + width, 220).line(x - 16 + width, 330).line(x - 16, 330).close()
    }
}
