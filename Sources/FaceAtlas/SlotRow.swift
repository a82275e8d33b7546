package import Imaging

/// What there is to know about a slot: one row of the atlas, ``Slot/row``.
package struct SlotRow: Sendable {
    /// How the part of a slot comes to be chosen.
    package enum Choice: Sendable {
        /// By comparing what the view shows of a photo with what it shows of the parts.
        case compared(SlotView)
        /// The part of that slot names its partner here (`data-back`); both are drawn, seen and compared together.
        case following(Slot)
        /// By what was read of the face: the first part, or the style's default, whose tags say so. It is drawn in the window of that
        /// slot.
        case byReading(near: Slot)
        /// By people and by expressions; a photo chooses none.
        case byPeople
    }

    /// What headwear does to the part.
    package enum UnderHeadwear: Sendable {
        case seen
        /// Gone under headwear that hides the hair.
        case hidden
        /// Cut off above the headwear's `data-hair-top`, and gone under headwear that hides the hair.
        case clipped
    }

    /// What a part follows when it is placed as the photo has it.
    package enum Placing: String, Sendable {
        /// What is measured of the part itself, drawn, and of the photo.
        case own
        /// The width of the head, for which it was drawn whatever head that is.
        case head
        /// The cheeks: it was drawn at the edge of the default head.
        case cheeks
        /// The jaw, for which it was drawn; a moustache follows the mouth.
        case jaw
        /// The eyes, in both directions.
        case eyes
        /// Nothing: it stands where it was drawn.
        case sheet
    }

    /// The name for people; the slot's own where `nil`.
    package var words: String?
    /// Several parts may stand in it, joined by `+` where their ids are written.
    package var holdsSeveral = false
    /// Every face fills the slot, so every style has a default part for it.
    package var isRequired = false
    /// How far the part moves aside when the head turns, beside the nose: less than 0 for what lies behind the head's axis.
    package var depth = 0.0
    /// What the tags of its parts tell about an avatar. Candidates are narrowed by these, one after the other.
    package var attributes: [Attribute] = []
    package var underHeadwear = UnderHeadwear.seen
    package var placing: Placing
    /// It leans when the head does; shoulders and what stands behind them do not.
    package var leans = true
    package var choice: Choice
}

/// What the part canvas of a slot shows, of a photo and of a part; all else is black.
package struct SlotView: Sendable {
    /// Of a photo, in units of the canonical frame. A style says itself what is shown of its art frame.
    package var window: Rect
    /// The classes that tell the slot's parts apart; of equals the earlier wins.
    package var shows: [ShownClass]
    /// Slots whose default parts are drawn behind the part, and for which a photo's canvas shows the face.
    package var behind: [Slot] = []
    /// Slots in front of the part whose default parts cover it with black, as they hide it in a photo.
    package var coveredBy: [Slot] = []
    /// The window shows only what a photo shows of the parts: no skull, no jaw behind hair.
    package var cutsParts = false
    /// What lies near the mean is like ordinary parts, not like whatever extreme part lies in the same direction.
    package var favoursOrdinary = false

    /// All classes on the canvas, what lies behind first.
    package var classes: [ShownClass] { (behind.isEmpty ? [] : [.faceBehind]) + shows }

    /// The labels on a photo's canvas.
    package var labels: FaceLabelSet { classes.reduce([]) { $0.union($1.labels) } }

    /// The colour of a label on a photo's canvas; `nil` for one that is not shown.
    package func color(of label: FaceLabel) -> Color? {
        classes.first { $0.labels.contains(label.rawValue) }?.color
    }

    /// The roles of which a part must have at least one to be told from others.
    package var tellingRoles: [Role] {
        let roles = Set(shows.flatMap { $0.roles + $0.rolesOfDarkGlasses })
        return Role.allCases.filter(roles.contains)
    }

    /// The colour of each role that a part's canvas shows.
    ///
    /// - Parameter hasDarkLenses: the part is tagged `glasses: sun`.
    package func colors(hasDarkLenses: Bool) -> [Role: Color] {
        var colors: [Role: Color] = [:]
        for shown in classes {
            for role in shown.roles + (hasDarkLenses ? shown.rolesOfDarkGlasses : []) { colors[role] = shown.color }
        }
        return colors
    }
}

/// A class on a canvas: one colour.
package struct ShownClass: Sendable {
    /// The label whose colour the class has, and which a drawing has where it shows the class.
    package let label: FaceLabel
    /// What belongs to the class in a photo.
    package let labels: FaceLabelSet
    /// What belongs to it in a part.
    package let roles: [Role]
    /// What belongs to it besides in a part tagged `glasses: sun`.
    package let rolesOfDarkGlasses: [Role]

    /// - Parameter labels: `label` alone where `nil`.
    package init(_ label: FaceLabel, labels: FaceLabelSet? = nil, roles: [Role], ofDarkGlasses: [Role] = []) {
        self.label = label
        self.labels = labels ?? [label]
        self.roles = roles
        rolesOfDarkGlasses = ofDarkGlasses
    }

    /// Opaque.
    package var color: Color { label.color }

    /// The head behind hair and hats, which says nothing about them.
    static let faceBehind = ShownClass(.skin, labels: .face.union([.ear]), roles: [.skin, .skinShade])
}
