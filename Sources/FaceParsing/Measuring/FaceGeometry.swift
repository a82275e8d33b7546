import FaceAtlas
public import Imaging

/// Points and sizes of a face, read from its label map, in units of the canonical frame (512×512, y down).
///
/// "Left" and "right" are the picture's. A member is `nil` when its region is missing or hidden.
public struct FaceGeometry: Sendable, Hashable, Codable {
    /// An eye whose opening can be seen.
    public struct Eye: Sendable, Hashable, Codable {
        /// Centre of the opening.
        public var center: Point
        /// Distance between the corners.
        public var width: Double
        /// Height of the opening in its middle third.
        public var opening: Double
        /// Centre of what can be seen of iris and pupil.
        public var iris: Point?
        /// Width of the iris.
        package var irisDiameter: Double?
    }

    /// A brow, from the nose outwards.
    public struct Brow: Sendable, Hashable, Codable {
        /// The end towards the nose.
        public var inner: Point
        /// The end towards the temple.
        public var outer: Point
        /// Where the middle line is highest.
        public var peak: Point
        /// Mean height of the brow.
        package var thickness: Double
    }

    /// The nose.
    public struct Nose: Sendable, Hashable, Codable {
        /// Middle of the lower edge.
        public var base: Point
        /// Largest width in the lower third.
        public var wingWidth: Double
        /// Highest point that is labelled nose.
        package var top: Double
    }

    /// The mouth.
    public struct Mouth: Sendable, Hashable, Codable {
        /// The corner at the left of the picture.
        public var leftCorner: Point
        /// The corner at the right of the picture.
        public var rightCorner: Point
        /// Middle of the line between the lips, on the middle column.
        public var center: Point
        /// Height of the gap between the lips (inside and teeth) in the middle third; 0 for a closed mouth.
        public var opening: Double
        /// Thickness of the upper lip in the middle third; half of both lips when the mouth is closed.
        package var upperLip: Double
        /// Thickness of the lower lip in the middle third; half of both lips when the mouth is closed.
        package var lowerLip: Double
        /// Share of teeth in the gap between the lips, 0…1.
        package var teethShare: Double
        /// How far the corners lie above the centre, as a share of the width; negative when they hang.
        package var smile: Double
        /// Distance between the corners.
        package var width: Double
    }

    /// The outline of the hair.
    package struct Hair: Sendable, Hashable, Codable {
        /// Upper edge.
        package var top: Double
        /// Left and right edge.
        package var left: Double
        /// Where it reaches to the right, in units.
        package var right: Double
        /// Lowest hair left of the face; `nil` without hair there.
        package var lowestLeft: Double?
        /// Lowest hair right of the face.
        package var lowestRight: Double?
        /// Share of the forehead (between the temples, from the brows to 56 units above them) that hair covers, 0…1.
        package var fringe: Double
        /// Area, in square units.
        package var area: Double
    }

    /// The eye at the left of the picture; `nil` where it is not seen.
    public var leftEye: Eye?
    /// The eye at the right of the picture; `nil` where it is not seen.
    public var rightEye: Eye?
    /// The brow at the left of the picture; `nil` where it is not seen.
    public var leftBrow: Brow?
    /// The brow at the right of the picture; `nil` where it is not seen.
    public var rightBrow: Brow?
    /// The nose; `nil` where it is not seen.
    public var nose: Nose?
    /// The mouth; `nil` where it is not seen.
    public var mouth: Mouth?
    /// Lowest point of the face in its middle.
    public var chin: Point?
    /// Upper edge of the visible face in its middle: the hair line, or the edge of what is worn.
    package var foreheadTop: Double?
    /// Width of the visible face at the brows (y 206).
    package var templeWidth: Double?
    /// Width of the visible face below the eyes (y 276).
    package var cheekWidth: Double?
    /// Width of the visible face at the mouth (y 340).
    package var jawWidth: Double?
    /// Largest of the three widths.
    package var faceWidth: Double?
    /// From ``foreheadTop`` to ``chin``.
    package var faceHeight: Double?
    /// Closed outline of the visible face: from the forehead down the right side to the chin and up the left side, two
    /// points every 16 units of height; empty when forehead or chin cannot be seen.
    public var outline: [Point] = []
    /// The hair; `nil` where none is seen.
    package var hair: Hair?
    /// Whether at least 60 square units of the ear can be seen.
    package var leftEarVisible = false
    /// Whether the ear at the right of the picture is seen.
    package var rightEarVisible = false

    /// A geometry without any region.
    package init() {}
}

extension FaceGeometry {
    /// How far the base of the nose stands beside the middle of the eyes, in units of the canonical frame: positive when
    /// the head is turned to the picture's right, so that its left side is seen better. `nil` when no nose was found.
    ///
    /// Nine of ten frontal faces stay within 7.5 units.
    package var turn: Double? { nose.map { $0.base.x - CanonicalFrame.eyeMidpoint.x } }

    /// 1 for a face seen from the front or without a nose to tell by, 0 for a turned head, whose widths say nothing.
    package var frontality: Double {
        1 - min(max((abs(turn ?? 0) - Self.frontalTurn) / Self.frontalTurn, 0), 1)
    }

    /// How far, in units, the nose stands beside the middle of a face that is still seen from the front; twice as far
    /// is a turned head.
    private static let frontalTurn = 8.0
}
