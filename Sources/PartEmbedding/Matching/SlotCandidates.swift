import FaceAtlas
import FaceParsing
import PartLibrary

/// Which parts of a slot come into question for what the parse says about a face.
enum SlotCandidates: Equatable {
    /// Nothing is worn there.
    case none
    case all
    /// Parts with this value of a tag; all parts where the style has none such.
    case tagged(Attribute, String)
    /// Parts that agree with one reading after another, as far as the style has drawn such.
    case agreeing([Reading])

    struct Reading: Equatable {
        let attribute: Attribute
        let value: String
    }

    init(slot: Slot, presence: FacePresence, hair: HairReading? = nil) {
        switch slot {
        case .glasses: self = presence.glasses == .none ? .none : .tagged(.glasses, presence.glasses.rawValue)
        case .headwear where !presence.headwear: self = .none
        case .headwear: self = presence.headwearKind.map { .tagged(.headwear, $0.rawValue) } ?? .all
        case .facialHair:
            self = presence.facialHair == .none ? .none : .tagged(.facialHair, presence.facialHair.rawValue)
        case .eyes:
            let eyes = EyesState(presence.leftEye, presence.rightEye)
            self = eyes == .hidden ? .all : .tagged(.eyes, eyes.rawValue)
        case .mouth: self = presence.mouth.map { .tagged(.mouth, $0.rawValue) } ?? .all
        case .hairFront where !presence.hair:
            self = presence.headwear ? .none : .tagged(.hairLength, HairLength.bald.rawValue)
        case .hairFront: self = hair.map(Self.hair) ?? .all
        default: self = .all
        }
    }

    private static func hair(_ hair: HairReading) -> SlotCandidates {
        .agreeing([
            Reading(attribute: .hairLength, value: hair.likeliestLength.rawValue),
            Reading(attribute: .bangs, value: (hair.hasBangs ? Bangs.yes : .no).rawValue),
            Reading(attribute: .hairTexture, value: hair.likeliestTexture.rawValue),
        ])
    }

    /// The parts that come into question, in the order of `parts`.
    func filter(_ parts: [Part]) -> [Part] {
        switch self {
        case .none: return []
        case .all: return parts
        case .tagged(let attribute, let value):
            let matching = parts.filter { $0.tags[attribute] == value }
            // A head without hair is a slot without a part, where the style has drawn no bald one.
            return matching.isEmpty && value != HairLength.bald.rawValue ? parts : matching
        case .agreeing(let readings):
            return readings.reduce(parts) { left, reading in
                let matching = left.filter { $0.tags[reading.attribute] == reading.value }
                return matching.isEmpty ? left : matching
            }
        }
    }
}
