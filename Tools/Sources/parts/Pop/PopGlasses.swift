import FaceAtlas
import Imaging
import PartLibrary

/// Glasses of `pop`.
enum PopGlasses {
    static let all = round + angular + half + sun + playful

    private static let round = [
        clear("round", .circle(321, 277, 49), frame: 9),
        clear("round-large", .circle(321, 279, 56), frame: 8),
        clear("round-thin", .circle(321, 277, 48), frame: 5),
        clear("panto", PopLens.panto, frame: 10),
        clear("oval", .ellipse(321, 277, 53, 39), frame: 8),
        clear("oversize", PopLens.oversize, frame: 9),
    ]

    private static let angular = [
        clear("rectangle", PopLens.box(104, 70, radius: 20), frame: 9),
        clear("square", PopLens.box(102, 88, radius: 22), frame: 9),
        clear("thick", PopLens.box(104, 80, radius: 30), frame: 15),
        clear("wayfarer", PopLens.wayfarer, frame: 11),
        clear("cat-eye", PopLens.catEye, frame: 10),
        clear("butterfly", PopLens.butterfly, frame: 9),
        clear("aviator", PopLens.aviator, frame: 6, bridge: .double),
        clear("square-aviator", PopLens.box(106, 84, radius: 24, flare: 6), frame: 7, bridge: .double),
        clear("hexagonal", PopLens.hexagon, frame: 8),
        clear("octagonal", PopLens.octagon, frame: 7),
        clear("translucent", PopLens.wayfarer, frame: 13, opacity: 0.42),
    ]

    private static let half = [
        clear("browline", PopLens.panto, frame: 6, role: .metal, rim: .brow),
        clear("half-rim", PopLens.box(104, 74, radius: 26), frame: 10, rim: .upper),
        clear("half-rim-round", .ellipse(321, 278, 52, 46), frame: 9, rim: .upper),
        clear("rimless", PopLens.box(102, 74, radius: 24), frame: 5, rim: .none),
        clear("rimless-oval", .ellipse(321, 278, 52, 42), frame: 5, rim: .none),
        clear("reading", PopLens.halfMoon, frame: 8, templeY: 300),
    ]

    private static let sun = [
        dark("sun-wayfarer", PopLens.wayfarer, frame: 11),
        dark("sun-aviator", PopLens.aviator, frame: 6, role: .metal, bridge: .double),
        dark("sun-round", .circle(321, 277, 50), frame: 8),
        dark("sun-cat-eye", PopLens.catEye, frame: 10),
        dark("sun-rectangular", PopLens.box(106, 68, radius: 16), frame: 9),
        dark("sun-oversized", PopLens.oversize, frame: 10),
        dark("sun-butterfly", PopLens.butterfly, frame: 9),
        dark("sun-hexagonal", PopLens.hexagon, frame: 6, role: .metal),
        dark("sun-oval-narrow", .ellipse(321, 277, 52, 29), frame: 7),
        sport,
    ]

    private static let playful = [
        dark("sun-heart", .heart(321, 282, 57, 96), frame: 9, isMatched: false),
        dark("sun-star", .star(at(321, 284), outer: 66, inner: 36, count: 5, radius: 10), frame: 8, isMatched: false),
        dark("sun-pixel", PopLens.pixel, frame: 2, bridge: .none, isMatched: false),
        PartDrawing(.glasses, "monocle", tags: [.glasses: "clear"], extra: ["matched": "no"]) { drawing in
            let lens = PathBuilder.circle(321, 277, 49)
            drawing.outline(.through(at(362, 306), at(384, 352), at(378, 420), at(392, 470)), .metal, width: 4)
            drawing.popLenses(lens, isDark: false, isWhole: true)
            drawing.outline(lens, .metal, width: 9)
        },
    ]

    private static let sport = PartDrawing(.glasses, "sun-sport", tags: [.glasses: "sun"]) { drawing in
        let visor = PathBuilder().move(256, 246).curve(mid(60, 236), mid(112, 236), mid(140, 248))
            .curve(mid(150, 262), mid(140, 296), mid(112, 312)).curve(mid(82, 326), mid(40, 322), mid(24, 300))
            .curve(mid(16, 288), mid(8, 286), mid(0, 286)).reflected()
        let brow = PathBuilder().move(256 - 140, 248).curve(mid(-112, 236), mid(-60, 236), mid(0, 246)).reflected()
        drawing.popLenses(visor, isDark: true, isWhole: true)
        drawing.outline(brow, .frame, width: 13)
    }

    enum Bridge { case single, double, none }

    enum Rim { case full, upper, brow, none }

    private static func clear(
        _ id: String, _ lens: PathBuilder, frame: Double, role: Role = .frame, bridge: Bridge = .single,
        rim: Rim = .full,
        opacity: Double = 1, templeY: Double = 262
    ) -> PartDrawing {
        PartDrawing(.glasses, id, tags: [.glasses: "clear"]) { drawing in
            drawing.popFrame(lens, width: frame, role: role, bridge: bridge, templeY: templeY, opacity: opacity)
            drawing.popLenses(lens, isDark: false)
            drawing.popRims(lens, width: frame, role: role, rim: rim, opacity: opacity)
        }
    }

    private static func dark(
        _ id: String, _ lens: PathBuilder, frame: Double, role: Role = .frame, bridge: Bridge = .single,
        isMatched: Bool = true
    ) -> PartDrawing {
        PartDrawing(.glasses, id, tags: [.glasses: "sun"], extra: isMatched ? [:] : ["matched": "no"]) { drawing in
            drawing.popFrame(lens, width: max(frame, 6), role: role, bridge: bridge, templeY: 262, opacity: 1)
            drawing.popLenses(lens, isDark: true)
            drawing.popRims(lens, width: frame, role: role, rim: .full, opacity: 1)
        }
    }
}

extension PartDrawing {
    /// Temples and bridge.
    fileprivate mutating func popFrame(
        _ lens: PathBuilder, width: Double, role: Role, bridge: PopGlasses.Bridge, templeY: Double, opacity: Double
    ) {
        let bounds = lens.horizontalBounds
        // Where the rim lets through what is behind it, nothing of these may be.
        let gap = opacity < 1 ? width - 1 : 0
        let (inner, outer) = (bounds.lowerBound - gap, bounds.upperBound + gap)
        let stroke = max(width, 6)
        let temple = PathBuilder().move(min(outer, 390), templeY).line(395, 268 - (templeY - 262) * 0.2)
        outline(temple.withMirrorImage(), role, width: stroke, opacity: opacity)
        guard bridge != .none else { return }
        let sag = bridge == .double ? -6.0 : -9
        let y = templeY + (bridge == .double ? 12 : 6)
        outline(.bow(at(512 - inner, y), at(inner, y), sag: sag), role, width: stroke, opacity: opacity)
        if bridge == .double {
            outline(PathBuilder().move(512 - inner - 16, 242).line(inner + 16, 242), role, width: stroke)
        }
    }

    /// Glass: clear with one soft glint each, or dark with a broad one.
    fileprivate mutating func popLenses(_ lens: PathBuilder, isDark: Bool, isWhole: Bool = false) {
        let lenses = isWhole ? lens : lens.withMirrorImage()
        if isDark { fill(lenses, .lens) } else { light(lenses, opacity: 0.07) }
        clipped(to: lenses) { drawing in
            // Both from the upper left: light does not come mirrored.
            for x in isWhole && !isDark
                ? [lens.horizontalBounds.lowerBound]
                : [512 - lens.horizontalBounds.upperBound, lens.horizontalBounds.lowerBound]
            {
                guard isDark else {
                    drawing.lightLine(PathBuilder().move(x + 9, 276).line(x + 42, 224), width: 11, opacity: 0.5)
                    continue
                }
                drawing.light(PopLens.glint(x + 22, width: 26), opacity: 0.22)
                drawing.light(PopLens.glint(x + 58, width: 9), opacity: 0.22)
            }
        }
    }

    fileprivate mutating func popRims(
        _ lens: PathBuilder, width: Double, role: Role, rim: PopGlasses.Rim, opacity: Double
    ) {
        let lenses = lens.withMirrorImage()
        switch rim {
        case .full: outline(lenses, role, width: width, opacity: opacity)
        case .upper:
            outline(lenses, .frame, width: 4, opacity: 0.3)
            clipped(to: .rectangle(90, 200, 332, 78)) { $0.outline(lenses, role, width: width) }
        case .brow:
            outline(lenses, role, width: width)
            clipped(to: .rectangle(90, 200, 332, 60)) { $0.outline(lenses, .frame, width: 16) }
        case .none: outline(lenses, .frame, width: 4, opacity: 0.4)
        }
    }
}
