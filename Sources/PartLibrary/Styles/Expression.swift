import Basics
package import FaceAtlas

/// What a face does: how one's own brows, eyes and mouth change, and what is added. Data of a style, in its `expressions.json`.
///
/// The person stays who they are: colours, hair, head, nose and clothes are their own. See `docs/making-a-style.md`.
public struct Expression: Sendable, Hashable {
    /// How brows differ from those at rest, on each side as one sees it.
    package struct Brow: Sendable, Hashable {
        /// Move down, in units of the art frame, -60…60.
        package var dy = 0.0
        /// How far the inner end is turned down, in degrees, -45…45: above 0 looks angry, below 0 sad.
        package var frown = 0.0

        package init(dy: Double = 0, frown: Double = 0) { (self.dy, self.frown) = (dy, frown) }
    }

    /// A move of the irises, in units of the art frame, -20…20.
    package struct Gaze: Sendable, Hashable {
        package var x = 0.0
        package var y = 0.0

        package init(x: Double = 0, y: Double = 0) { (self.x, self.y) = (x, y) }
    }

    /// What it is called in recipes and on the command line: lower-case letters, digits and `-`.
    public var name: String
    /// Name for people.
    public var title: String
    /// The emoji that it stands for, the nearest first: 1…3, each one character; empty where the style names none.
    public var emoji: [String] = []
    /// Name for people who read Chinese, 1…12 characters; `nil` where the style names none.
    public var chineseTitle: String?
    /// The eyes' part, or the state of one's own eyes (`<part>--<state>`); one's own open eyes where `nil`.
    package var eyes: String?
    /// How much higher and wider one's own eyes are, 0.5…1.5.
    package var opening = 1.0
    /// Where the irises look.
    package var gaze = Gaze()
    /// The mouth's part; one's own where `nil`.
    package var mouth: String?
    /// Brow at the left of the picture.
    package var leftBrow = Brow()
    /// Brow at the right of the picture.
    package var rightBrow = Brow()
    /// Parts in slots that are not of the face itself: tears, hands, props; glasses for `cool`.
    package var parts: [Slot: String] = [:]
    /// How far the head leans with all that is on it, in degrees, -45…45.
    package var roll = 0.0
    /// Name of the style's motion that it makes; `idle` where `nil`.
    package var motion: String?

    package init(name: String, title: String) { (self.name, self.title) = (name, title) }

    /// Whether a brow is not as at rest.
    package var movesBrows: Bool { leftBrow != Brow() || rightBrow != Brow() }

    /// Slots whose part an expression may name, beside eyes and mouth.
    package static let slots: [Slot] = [.effectBack, .glasses, .headwear, .effectFront, .props, .hands]
}

/// Expressions as `expressions.json` holds them.
package struct ExpressionFile: Decodable {
    package let expressions: [Expression]
    package let motions: [Motion]

    private enum Key: String, CodingKey, CaseIterable { case version, motions, expressions }

    /// Reads the file strictly: every name comes from the vocabulary, every number has its range.
    ///
    /// - Throws: `DecodingError`.
    package init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        try container.requireVersion(1, forKey: .version)
        expressions = try container.decode([Entry].self, forKey: .expressions).map(\.expression)
        motions = try container.decodeIfPresent([Motion].self, forKey: .motions) ?? []
    }

    private struct Entry: Decodable {
        let expression: Expression

        private enum Key: String, CodingKey, CaseIterable {
            case name, title, emoji, zh, eyes, opening, gaze, mouth, brows, leftBrow, rightBrow, parts, roll, motion
        }

        init(from decoder: any Decoder) throws {
            try decoder.rejectUnknownKeys(Key.self)
            let container = try decoder.container(keyedBy: Key.self)
            var expression = Expression(
                name: try container.decode(String.self, forKey: .name),
                title: try container.decode(String.self, forKey: .title))
            guard Style.isValid(name: expression.name) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .name, in: container,
                    debugDescription:
                        "\(quoted(expression.name)) is no name; it may have lower-case letters, digits and -")
            }
            if let emoji = try container.decodeIfPresent([String].self, forKey: .emoji) {
                guard (1...3).contains(emoji.count), emoji.allSatisfy(\.isEmoji) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .emoji, in: container,
                        debugDescription: "write 1 to 3 emoji, each in its own quotation marks")
                }
                expression.emoji = emoji
            }
            if let title = try container.decodeIfPresent(String.self, forKey: .zh) {
                guard (1...12).contains(title.count), title.unicodeScalars.allSatisfy(\.isPlain) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .zh, in: container, debugDescription: "a title in Chinese has 1 to 12 plain characters")
                }
                expression.chineseTitle = title
            }
            expression.eyes = try container.decodeIfPresent(String.self, forKey: .eyes)
            expression.mouth = try container.decodeIfPresent(String.self, forKey: .mouth)
            expression.motion = try container.decodeIfPresent(String.self, forKey: .motion)
            expression.opening = try container.decode(.opening, in: 0.5...1.5, otherwise: 1)
            expression.roll = try container.decode(.roll, in: -45...45, otherwise: 0)
            expression.gaze = try container.decodeIfPresent(Expression.Gaze.self, forKey: .gaze) ?? Expression.Gaze()
            let both = try container.decodeIfPresent(Expression.Brow.self, forKey: .brows) ?? Expression.Brow()
            expression.leftBrow = try container.decodeIfPresent(Expression.Brow.self, forKey: .leftBrow) ?? both
            expression.rightBrow = try container.decodeIfPresent(Expression.Brow.self, forKey: .rightBrow) ?? both
            if container.contains(.parts) {
                expression.parts = try container.decodeTable(forKey: .parts, of: "slot")
                if let slot = expression.parts.keys.first(where: { !Expression.slots.contains($0) }) {
                    throw DecodingError.dataCorruptedError(
                        forKey: .parts, in: container,
                        debugDescription:
                            "an expression may not change \(slot.rawValue); it may name parts of "
                            + Expression.slots.map(\.rawValue).joined(separator: ", "))
                }
            }
            self.expression = expression
        }
    }
}

extension String {
    /// Whether it is one character that is shown as an emoji.
    package var isEmoji: Bool {
        guard count == 1, let first = unicodeScalars.first else { return false }
        return first.properties.isEmojiPresentation
            || first.properties.isEmoji && unicodeScalars.dropFirst().contains("\u{FE0F}")
    }
}

extension Expression.Gaze: Decodable {
    private enum Key: String, CodingKey, CaseIterable { case x, y }

    package init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        x = try container.decode(.x, in: -20...20, otherwise: 0)
        y = try container.decode(.y, in: -20...20, otherwise: 0)
    }
}

extension Expression.Brow: Decodable {
    private enum Key: String, CodingKey, CaseIterable { case dy, frown }

    package init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        dy = try container.decode(.dy, in: -60...60, otherwise: 0)
        frown = try container.decode(.frown, in: -45...45, otherwise: 0)
    }
}
