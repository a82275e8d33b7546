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

    struct Reading: Equatable {
        let attribute: Attribute
        let value: String
    }

    init(slot: Slot, presence: FacePresence, hair: HairReading? = nil) {
        let attributes = slot.row.attributes
        if attributes.contains(.hairLength), !presence.hair {
            self = presence.headwear ? .none : .bald
            return
        }
        let readings = attributes.compactMap { attribute in
            Self.value(of: attribute, presence: presence, hair: hair).map { Reading(attribute: attribute, value: $0) }
        }
        self = readings.contains { $0.value == "none" } ? .none : .agreeing(readings)
    }

    /// What was read of the face; `nil` for what was not read, `none` for what is not worn.
    private static func value(of attribute: Attribute, presence: FacePresence, hair: HairReading?) -> String? {
        switch attribute {
        case .glasses: presence.glasses.rawValue
        case .headwear: presence.headwear ? presence.headwearKind.flatMap { $0 == .none ? nil : $0.rawValue } : "none"
        case .facialHair: presence.facialHair.rawValue
        case .eyes: eyes(presence)
        case .mouth: presence.mouth?.rawValue
        case .hairLength: hair?.likeliestLength.rawValue
        case .bangs: hair.map { ($0.hasBangs ? Bangs.yes : .no).rawValue }
        case .hairTexture: hair?.likeliestTexture.rawValue
        case .hairColor, .skin: nil
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
                let matching = left.filter { $0.tags[reading.attribute] == reading.value }
                return matching.isEmpty ? left : matching
            }
        }
    }
}
