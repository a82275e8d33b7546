import FaceAtlas
import Imaging
import PartLibrary

extension Tint {
    static let hair = Tint.role(.hair)
    static let hairShade = Tint.role(.hairShade)
    static let fabric = Tint.role(.fabric)
    static let fabricShade = Tint.role(.fabricShade)
}

/// What a shape is filled with; the numbers of a gradient are offset and opacity.
enum HairPaint {
    case flat(Tint, Double = 1)
    case fade(Tint, from: Point, to: Point, [(Double, Double)])
    case glow(Tint, center: Point, radius: Double, [(Double, Double)])
}

extension PartDrawing {
    /// A shape in a paint; the pen ``Pen/ink`` leaves out what changes softly.
    mutating func fill(_ path: PathBuilder, _ paint: HairPaint) {
        switch paint {
        case .flat(.role(let role), let opacity): fill(path, role, opacity: opacity)
        case .flat(.light, let opacity): light(path, opacity: opacity)
        case .flat(.colored(let hex), let opacity): light(path, opacity: opacity, hex: hex)
        case .flat(.shadow, let opacity): shadow(path, opacity: opacity)
        case .fade where pen == .ink, .glow where pen == .ink: break
        case .fade(let tint, let from, let to, let stops):
            fill(path, Self.gradient(.linear(from: from, to: to), tint, stops))
        case .glow(let tint, let center, let radius, let stops):
            fill(path, Self.gradient(.radial(center: center, rx: radius, ry: radius), tint, stops))
        }
    }

    /// A mark within a mass: a little shade, or a line of ink.
    mutating func mark(_ path: PathBuilder, _ tint: Tint, opacity: Double = 1) {
        switch pen {
        case .soft: fill(path, .flat(tint, opacity))
        case .ink: fill(path, .line)
        }
    }

    /// Hair in the shade of other hair.
    mutating func shaded(_ path: PathBuilder) {
        switch pen {
        case .soft: fill(path, .hairShade)
        case .ink: inked(path, .hairShade)
        }
    }

    private static func gradient(_ shape: Gradient.Shape, _ tint: Tint, _ stops: [(Double, Double)]) -> Gradient {
        Gradient(shape: shape, stops: stops.map { Gradient.Stop(offset: $0.0, tint: tint, opacity: $0.1) })
    }
}

extension PathBuilder {
    /// The whole picture: what is clipped needs no outline of its own.
    static let everything = PathBuilder.rectangle(0, 0, 512, 512)
}
