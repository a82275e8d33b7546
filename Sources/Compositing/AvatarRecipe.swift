public import FaceAtlas
public import Imaging
import PartLibrary

/// Everything that an avatar is made of: which part stands in which slot, in which colours and where.
///
/// A value that can be read, edited and drawn again; see ``init(json:)`` and ``json()``. What a recipe does not name
/// is not drawn: a slot without a part stays empty. A role without a colour has the colour that the style gives it.
public struct AvatarRecipe: Sendable, Hashable {
    /// The version of the file format that this code reads and writes.
    public static let version = 1

    /// Name of the style, as its `style.json` says; never the path of its folder.
    public var style: String
    /// Id of the part in each slot.
    public var parts: [Slot: String]
    /// Colours of roles, opaque.
    public var colors: [Role: Color]
    /// Where a part does not stand as it was drawn.
    public var placements: [Slot: Placement]

    /// A recipe; what is not named is not drawn, or has the style's own colour and place.
    public init(
        style: String, parts: [Slot: String] = [:], colors: [Role: Color] = [:], placements: [Slot: Placement] = [:]
    ) {
        self.style = style
        self.parts = parts
        self.colors = colors
        self.placements = placements
    }
}

/// Moves and stretches a part about the middle of its slot's window.
public struct Placement: Sendable, Hashable {
    /// Move to the right, in units of the art frame, -512…512.
    public var dx: Double
    /// Move down, in units of the art frame, -512…512.
    public var dy: Double
    /// Factor of the width, 0.1…4.
    public var sx: Double
    /// Factor of the height, 0.1…4.
    public var sy: Double

    /// A recipe; what is not named is not drawn, or has the style's own colour and place.
    public init(dx: Double = 0, dy: Double = 0, sx: Double = 1, sy: Double = 1) {
        self.dx = dx
        self.dy = dy
        self.sx = sx
        self.sy = sy
    }

    /// Leaves a part as it was drawn.
    public static let identity = Placement()

    static let moves = -512.0...512.0
    static let factors = 0.1...4.0
}
