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
