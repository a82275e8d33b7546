package import Imaging

/// A place in the drawing that takes one part; listed back to front, which is the order in which parts are drawn.
public enum Slot: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    case backdrop, effectBack, hairBack, outfit, ears, head, details, facialHair, mouth, nose, eyes, brows, glasses,
        hairFront
    case headwear, earrings, effectFront, props, hands
}

extension Slot {
    /// Slots that every face fills, so every style has a default for them.
    package static let required: [Slot] = allCases.filter(\.row.isRequired)

    /// Slots whose part is chosen by comparing pictures; `hairBack` follows `hairFront`.
    package static let matched: [Slot] = allCases.filter { $0.view != nil }

    /// Slots whose part is chosen by what was read of the face.
    package static let read: [Slot] = allCases.filter { if case .byReading = $0.row.choice { true } else { false } }
}

// What the rows say, asked of a slot.
extension Slot {
    /// What the slot's part canvas shows; `nil` for a slot that is not matched.
    package var view: SlotView? {
        if case .compared(let view) = row.choice { view } else { nil }
    }

    /// What a photo's canvas shows, in units of the canonical frame; `nil` for a slot that is not matched.
    package var photoWindow: Rect? { view?.window }

    /// The slot whose part names the part of this one; `nil` for a slot with a choice of its own.
    package var follows: Slot? {
        if case .following(let leader) = row.choice { leader } else { nil }
    }

    /// The slot in which a part of this one names its partner.
    package var follower: Slot? { Self.followers[self] }

    private static let followers: [Slot: Slot] = allCases.reduce(into: [:]) { followers, slot in
        if let leader = slot.follows { followers[leader] = slot }
    }

    /// The slot in whose window a part is drawn: its own, or that of the slot that it goes with.
    package var windowSlot: Slot {
        switch row.choice {
        case .compared, .byPeople: self
        case .following(let slot), .byReading(near: let slot): slot
        }
    }

    /// Not seen under headwear that hides the hair.
    package var isHiddenByHeadwear: Bool { row.underHeadwear != .seen }

    /// Not seen above the `data-hair-top` of headwear.
    package var isClippedByHeadwear: Bool { row.underHeadwear == .clipped }

    /// The name for people: `facial hair`.
    package var words: String { row.words ?? rawValue }
}

extension Attribute {
    /// The slots whose parts' tags tell the attribute, the foremost first: its word counts before that of others.
    package var slots: [Slot] { Slot.allCases.reversed().filter { $0.row.attributes.contains(self) } }
}
