/// Everything that a platform demands of a pack: the one place where its limits stand.
package struct PlatformRules: Sendable {
    /// How many stickers a pack has.
    package enum Count: Sendable, Hashable {
        case any
        case from(ClosedRange<Int>)
        case one([Int])

        package func allows(_ count: Int) -> Bool {
            switch self {
            case .any: count >= 1
            case .from(let range): range.contains(count)
            case .one(let counts): counts.contains(count)
            }
        }

        package var text: String {
            switch self {
            case .any: "any"
            case .from(let range): "\(range.lowerBound)…\(range.upperBound)"
            case .one(let counts):
                counts.dropLast().map(String.init).joined(separator: ", ") + " or \(counts.last ?? 0)"
            }
        }
    }

    /// A text that a pack or a sticker has; lengths are counted in UTF-16 code units, as Java and JavaScript do.
    package struct Text: Sendable, Hashable {
        package var name: String
        package var lengths: ClosedRange<Int>
        /// A regular expression for the whole of it, and its words for people.
        package var pattern: String?
        package var patternText: String?

        package init(_ name: String, _ lengths: ClosedRange<Int>, pattern: String? = nil, _ patternText: String? = nil)
        {
            (self.name, self.lengths, self.pattern, self.patternText) = (name, lengths, pattern, patternText)
        }
    }

    package var platform: Platform
    package var pictures: [PictureRule]
    package var stillCount = Count.any
    package var movingCount = Count.any
    package var texts: [Text] = []
    /// Emoji of each sticker.
    package var emoji: ClosedRange<Int>?
    /// Whether a pack may hold stickers that move and stickers that do not.
    package var mayMix = true
    /// The largest archive, in bytes.
    package var archiveBytes: Int?
    /// Where the limits come from.
    package var source: String
    /// When that was read: year and month.
    package var date = "2026-11"
    /// What of it does not come from the platform itself; `nil` where all does.
    package var secondHand: String?
    /// How a pack is imported, a step a line.
    package var importing: [String]

    package func pictures(moving: Bool) -> [PictureRule] { pictures.filter { $0.isMoving == moving } }

    package func count(moving: Bool) -> Count { moving ? movingCount : stillCount }

    package func text(_ name: String) -> Text? { texts.first { $0.name == name } }

    /// The rule of a use; of two, that of the kind of pack.
    package func rule(_ use: PictureRule.Use, moving: Bool) -> PictureRule? {
        pictures.first { $0.use == use && $0.isMoving == moving }
    }
}

extension Platform {
    /// What the platform demands.
    package var rules: PlatformRules { PlatformRules.table[self] ?? PlatformRules.plain }
}
