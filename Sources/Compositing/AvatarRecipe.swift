import Basics
public import FaceAtlas
public import Foundation
public import Imaging
package import PartLibrary

/// Everything that an avatar is made of: which part stands in which slot, in which colours and where.
///
/// A value that can be read, edited and drawn again; see ``init(json:)`` and ``json()``. What a recipe does not name
/// is not drawn: a slot without a part stays empty. A role without a colour has the colour that the style gives it.
public struct AvatarRecipe: Sendable, Hashable {
    /// The version of the file format that this code reads and writes.
    package static let version = 1

    /// Name of the style, as its `style.json` says; never the path of its folder.
    public var style: String
    /// Id of the part in each slot; of several details their ids, joined by `+`.
    public var parts: [Slot: String]
    /// Colours of roles, opaque.
    public var colors: [Role: Color]
    /// Where a part does not stand as it was drawn.
    public var placements: [Slot: Placement]
    /// How far the head leans with all that is on it, about the middle of the art frame, in degrees, -45…45; clockwise where positive.
    public var roll: Double
    /// Name of the style's expression that the face has; its own where `nil`.
    public var expression: String?
    /// What of the avatar is drawn, and how large.
    public var crop: AvatarCrop
    /// The line round the avatar; none where `nil`.
    public var outline: AvatarOutline?
    /// The words on the picture; none where `nil`.
    public var caption: AvatarCaption?

    static let rolls = -45.0...45.0

    /// A recipe; what is not named is not drawn, or has the style's own colour and place.
    public init(
        style: String, parts: [Slot: String] = [:], colors: [Role: Color] = [:], placements: [Slot: Placement] = [:],
        roll: Double = 0, expression: String? = nil, crop: AvatarCrop = .bust, outline: AvatarOutline? = nil,
        caption: AvatarCaption? = nil
    ) {
        self.style = style
        self.parts = parts
        self.colors = colors
        self.placements = placements
        self.roll = roll
        self.expression = expression
        self.crop = crop
        self.outline = outline
        self.caption = caption
    }
}

extension AvatarRecipe {
    /// The face of a style that no photo has had a say in: its default parts, and the back of the default hair.
    package init(defaultFaceOf library: StyleLibrary) {
        self.init(style: library.style.name, parts: library.style.defaults)
        for slot in Slot.allCases {
            guard let follower = slot.follower, let part = library.defaultPart(in: slot) else { continue }
            parts[follower] = part.back
        }
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

    /// A move and a stretch; nothing where nothing is named.
    public init(dx: Double = 0, dy: Double = 0, sx: Double = 1, sy: Double = 1) {
        self.dx = dx
        self.dy = dy
        self.sx = sx
        self.sy = sy
    }

    /// Leaves a part as it was drawn.
    package static let identity = Placement()

    static let moves = -512.0...512.0
    static let factors = 0.1...4.0
}

extension AvatarRecipe {
    /// The longest recipe that is read, in bytes.
    package static let longest = 1 << 20

    /// Reads a recipe that ``json()`` wrote or a person edited.
    ///
    /// - Throws: ``RecipeError`` for broken JSON, more than 1 MiB of it, another version, and unknown or unusable keys and
    ///   values, also for a path in place of the style's name.
    public init(json: Data) throws(RecipeError) {
        guard json.count <= Self.longest else {
            throw .unreadable(details: "it has \(json.count) bytes, and a recipe has at most \(Self.longest)")
        }
        do {
            self = try JSONDecoder().decode(AvatarRecipe.self, from: json)
        } catch {
            throw .unreadable(details: (error as? DecodingError)?.explanation ?? "\(error)")
        }
    }

    /// The recipe as JSON text: sorted keys, indented, a line break at the end; the same for the same recipe.
    public func json() throws(RecipeError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self) + [UInt8(ascii: "\n")]
        } catch {
            throw .unreadable(details: "\(error)")
        }
    }
}

extension AvatarRecipe: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case version, style, parts, colors, placements, roll, expression, crop, outline, caption
    }

    /// Reads the recipe strictly; all but `version`, `style` and `parts` may be left out.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        try container.requireVersion(Self.version, forKey: .version)
        style = try container.decode(String.self, forKey: .style)
        // A recipe may come from anybody, so it says no place on this machine.
        guard Style.isValid(name: style) else {
            throw DecodingError.dataCorruptedError(
                forKey: .style, in: container,
                debugDescription:
                    "the recipe's style is \(quoted(style)), which is no style's name; write the name that its style.json says, and "
                    + "name its folder with --parts")
        }
        parts = try container.decodeTable(forKey: .parts, of: "slot")
        colors =
            container.contains(.colors) ? try container.decodeTable(forKey: .colors, of: "role") : [:]
        placements =
            container.contains(.placements) ? try container.decodeTable(forKey: .placements, of: "slot") : [:]
        roll = try container.decode(.roll, in: Self.rolls, otherwise: 0)
        expression = try container.decodeIfPresent(String.self, forKey: .expression)
        if let expression, !Style.isValid(name: expression) {
            throw DecodingError.dataCorruptedError(
                forKey: .expression, in: container,
                debugDescription:
                    "\(quoted(expression)) is no name of an expression; it has lower-case letters, digits and -")
        }
        crop = .bust
        if let word = try container.decodeIfPresent(String.self, forKey: .crop) {
            guard let known = AvatarCrop(rawValue: word) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .crop, in: container,
                    debugDescription: "\(quoted(word)) is no crop; take \(AvatarCrop.names)")
            }
            crop = known
        }
        outline = try container.decodeIfPresent(AvatarOutline.self, forKey: .outline)
        caption = try container.decodeIfPresent(AvatarCaption.self, forKey: .caption)
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(style, forKey: .style)
        try container.encode(parts, forKey: .parts)
        try container.encode(colors, forKey: .colors)
        if !placements.isEmpty { try container.encode(placements, forKey: .placements) }
        if roll != 0 { try container.encode(roll, forKey: .roll) }
        try container.encodeIfPresent(expression, forKey: .expression)
        if crop != .bust { try container.encode(crop.rawValue, forKey: .crop) }
        try container.encodeIfPresent(outline, forKey: .outline)
        try container.encodeIfPresent(caption, forKey: .caption)
    }
}

extension Placement: Codable {
    private enum Key: String, CodingKey, CaseIterable { case dx, dy, sx, sy }

    /// Reads `{"dx": …, "dy": …, "sx": …, "sy": …}`; what is left out changes nothing.
    ///
    /// - Throws: `DecodingError` for other keys and numbers out of range.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            dx: try container.decode(.dx, in: Self.moves, otherwise: 0),
            dy: try container.decode(.dy, in: Self.moves, otherwise: 0),
            sx: try container.decode(.sx, in: Self.factors, otherwise: 1),
            sy: try container.decode(.sy, in: Self.factors, otherwise: 1))
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(dx, forKey: .dx)
        try container.encode(dy, forKey: .dy)
        try container.encode(sx, forKey: .sx)
        try container.encode(sy, forKey: .sy)
    }
}
