import FaceAtlas
import FaceParsing
import PartLibrary

/// Which parts of a slot come into question for what the parse says about a face.
enum SlotCandidates: Equatable {
    /// Nothing is worn there.
    case none
    /// Parts that are tagged bald: a head without hair is a slot without a part, where the style has drawn no such.
    case bald
    /// Parts that agree with one reading after another, as far as the style has drawn such; all where nothing was read.
    case agreeing([Reading])
    /// Only parts that agree with all readings; where nothing was read, none but the style's default.
    case showing([Reading])

    struct Reading: Equatable {
        let attribute: Attribute
        let value: String
    }

    init(slot: Slot, presence: FacePresence) {
        let attributes = slot.row.attributes
        if attributes.contains(.hairLength), !presence.hair {
            self = presence.headwear ? .none : .bald
            return
        }
        let readings = attributes.compactMap { attribute in
            Self.value(of: attribute, presence: presence).map { Reading(attribute: attribute, value: $0) }
        }
        if readings.contains(where: { $0.value == "none" }) {
            self = .none
        } else if case .byReading = slot.row.choice {
            self = .showing(readings)
        } else {
            self = .agreeing(readings)
        }
    }

    /// What was read of the face; `nil` for what was not read, `none` for what is not worn.
    private static func value(of attribute: Attribute, presence: FacePresence) -> String? {
        switch attribute {
        case .glasses: presence.glasses.rawValue
        case .headwear:
            presence.headwear ? presence.headwearKind.flatMap { $0 == .none ? nil : $0.headwear.rawValue } : "none"
        case .headwearKind: presence.headwearKind?.rawValue
        case .facialHair: presence.facialHair.rawValue
        case .eyes: eyes(presence)
        case .mouth: presence.mouth?.rawValue
        case .hairLength: presence.hairLength?.rawValue
        case .bangs: presence.bangs?.rawValue
        case .hairTexture: presence.hairTexture?.rawValue
        case .hairUp: presence.hairUp?.rawValue
        case .earrings: presence.earrings?.rawValue
        case .age: presence.age?.rawValue
        case .clothes: presence.clothes?.rawValue
        case .hairColor, .skin, .iris, .lips: nil
        }
    }

    private static func eyes(_ presence: FacePresence) -> String? {
        let eyes = EyesState(presence.leftEye, presence.rightEye)
        return eyes == .hidden ? nil : eyes.rawValue
    }

    /// The parts that come into question, in the order of `parts`.
    func filter(_ parts: [Part]) -> [Part] {
        switch self {
        case .none: return []
        case .bald: return parts.filter { $0.tags[.hairLength] == HairLength.bald.rawValue }
        case .agreeing(let readings):
            return readings.reduce(parts) { left, reading in
                let matching = left.filter { $0.shows(reading) }
                return matching.isEmpty ? left : matching
            }
        case .showing(let readings):
            return readings.isEmpty ? [] : parts.filter { part in readings.allSatisfy(part.shows) }
        }
    }
}

extension Part {
    /// Hair that no tag gathers is loose.
    fileprivate func shows(_ reading: SlotCandidates.Reading) -> Bool {
        let untagged = reading.attribute == .hairUp ? HairUp.loose.rawValue : nil
        return (tags[reading.attribute] ?? untagged) == reading.value
    }
}
