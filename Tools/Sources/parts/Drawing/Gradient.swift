import FaceAtlas
import Imaging
import PartLibrary

/// What colours a shape that follows no single role.
enum Tint: Sendable, Hashable {
    case role(Role)
    /// A white highlight.
    case light
    /// A colour that is no role's.
    case colored(String)
    /// A black shadow.
    case shadow
}

/// A soft change of colour in the art frame.
struct Gradient: Sendable, Hashable {
    enum Shape: Sendable, Hashable {
        case linear(from: Point, to: Point)
        /// An ellipse: the last stop lies on it.
        case radial(center: Point, rx: Double, ry: Double)
    }

    struct Stop: Sendable, Hashable {
        var offset: Double
        var tint: Tint
        var opacity: Double
    }

    var shape: Shape
    var stops: [Stop]

    /// A gradient of roles: offset (0…1), role and opacity of each stop.
    static func roles(_ shape: Shape, _ stops: (Double, Role, Double)...) -> Gradient {
        Gradient(shape: shape, stops: stops.map { Stop(offset: $0.0, tint: .role($0.1), opacity: $0.2) })
    }

    /// A tinge that fades towards the edge of an ellipse.
    static func tinge(_ center: Point, rx: Double, ry: Double, _ hex: String, opacity: Double) -> Gradient {
        Gradient(
            shape: .radial(center: center, rx: rx, ry: ry),
            stops: [(0, opacity), (0.5, opacity * 0.86), (1, 0)].map {
                Stop(offset: $0.0, tint: .colored(hex), opacity: $0.1)
            })
    }

    /// A highlight or a shadow: offset (0…1) and opacity of each stop.
    static func plain(_ shape: Shape, _ tint: Tint, _ stops: (Double, Double)...) -> Gradient {
        Gradient(shape: shape, stops: stops.map { Stop(offset: $0.0, tint: tint, opacity: $0.1) })
    }
}
