import Basics
public import Foundation
import Imaging
import PartLibrary

extension AvatarRecipe {
    /// The longest recipe that is read, in bytes.
    public static let longest = 1 << 20

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
    private enum Key: String, CodingKey, CaseIterable { case version, style, parts, colors, placements }

    /// Reads the recipe strictly; `colors` and `placements` may be left out.
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
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(style, forKey: .style)
        try container.encode(parts, forKey: .parts)
        try container.encode(colors, forKey: .colors)
        if !placements.isEmpty { try container.encode(placements, forKey: .placements) }
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
        func number(_ key: Key, _ range: ClosedRange<Double>, otherwise value: Double) throws -> Double {
            let number = try container.decodeIfPresent(Double.self, forKey: key) ?? value
            guard range.contains(number) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container,
                    debugDescription: "\(number) is out of range; it may be \(range.lowerBound) to \(range.upperBound)")
            }
            return number
        }
        self.init(
            dx: try number(.dx, Self.moves, otherwise: 0), dy: try number(.dy, Self.moves, otherwise: 0),
            sx: try number(.sx, Self.factors, otherwise: 1), sy: try number(.sy, Self.factors, otherwise: 1))
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
