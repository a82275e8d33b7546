import Foundation

/// A point; x to the right, y down. The frame (pixels of which picture) is named where a point is used.
public struct Point: Sendable, Hashable, Codable {
    /// To the right.
    public var x: Double
    /// Down.
    public var y: Double

    /// By its numbers.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle; the origin is its top left corner.
public struct Rect: Sendable, Hashable, Codable {
    /// To the right.
    public var x: Double
    /// Down.
    public var y: Double
    /// To the right of ``x``.
    public var width: Double
    /// Down from ``y``.
    public var height: Double

    /// By its numbers.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// A map of the plane: x′ = a·x + c·y + tx, y′ = b·x + d·y + ty.
public struct AffineMap: Sendable, Hashable {
    package var a: Double
    package var b: Double
    package var c: Double
    package var d: Double
    package var tx: Double
    package var ty: Double

    package init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.tx = tx
        self.ty = ty
    }

    package static let identity = AffineMap(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

    /// Rotates by `roll` radians (positive turns x towards y, clockwise on screen), scales, then moves the origin
    /// to (`tx`, `ty`).
    package static func similarity(scale: Double, roll: Double, tx: Double, ty: Double) -> AffineMap {
        let cosine = scale * cos(roll)
        let sine = scale * sin(roll)
        return AffineMap(a: cosine, b: sine, c: -sine, d: cosine, tx: tx, ty: ty)
    }

    /// The image of `point`.
    public func callAsFunction(_ point: Point) -> Point {
        Point(x: a * point.x + c * point.y + tx, y: b * point.x + d * point.y + ty)
    }

    /// First `self`, then `next`.
    package func then(_ next: AffineMap) -> AffineMap {
        let origin = next(Point(x: tx, y: ty))
        return AffineMap(
            a: next.a * a + next.c * b, b: next.b * a + next.d * b,
            c: next.a * c + next.c * d, d: next.b * c + next.d * d,
            tx: origin.x, ty: origin.y)
    }

    /// The inverse map, or `nil` when the map flattens the plane.
    package var inverse: AffineMap? {
        let determinant = a * d - b * c
        guard determinant != 0, determinant.isFinite else { return nil }
        return AffineMap(
            a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant,
            tx: (c * ty - d * tx) / determinant, ty: (b * tx - a * ty) / determinant)
    }
}

extension Rect {
    /// The least rectangle that holds both.
    package func union(_ other: Rect) -> Rect {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return Rect(
            x: left, y: top, width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }
}
