import FaceAtlas

/// The answer to one question about a face, and why it is this one.
package struct Verdict<Value: Sendable & Hashable>: Sendable, Hashable {
    package let value: Value
    package let decidedBy: Decider
    /// The numbers that were looked at, in the order in which they were; the last ones settled it.
    package let evidence: [Evidence]

    init(_ value: Value, by decider: Decider, _ evidence: [Evidence]) {
        self.value = value
        decidedBy = decider
        self.evidence = evidence
    }
}

/// What settled a question about a face.
package enum Decider: String, Sendable, Hashable {
    /// Shares and areas of the parser's labels.
    case labels
    /// Sizes measured on the labels.
    case geometry
    /// Colours measured in the photo, and the lines fitted to them.
    case colors
    /// What the small network read; see ``AttributeReading``.
    case reading
}

/// A number that was looked at, and the limit that it was held against.
package struct Evidence: Sendable, Hashable {
    /// As `parse --json --why` prints it.
    package let name: String
    package let number: Double
    /// `nil` where the number was weighed otherwise, or is the largest of several.
    package let limit: Double?

    init(_ name: String, _ number: Double, limit: Double? = nil) {
        self.name = name
        self.number = number
        self.limit = limit
    }

    init(_ name: String, _ number: Float, limit: Float? = nil) {
        self.init(name, Double(number), limit: limit.map(Double.init))
    }

    /// Whether the number is at least its limit.
    var isReached: Bool { number >= limit ?? -.infinity }
}

/// A ``Verdict`` without its type, for people to read.
package struct Reason: Sendable, Hashable {
    /// What was asked: `facial_hair`.
    package let trait: String
    /// The answer as `--json` spells it.
    package let value: String
    package let decidedBy: Decider
    package let evidence: [Evidence]
}

extension Verdict {
    func reason(_ trait: String, _ spelling: (Value) -> String) -> Reason {
        Reason(trait: trait, value: spelling(value), decidedBy: decidedBy, evidence: evidence)
    }
}

extension Verdict where Value: RawRepresentable<String> {
    func reason(_ trait: String) -> Reason { reason(trait, \.rawValue) }
}

extension FaceJudgement {
    /// Why the face is what it is: a reason for each question that has an answer.
    package var reasons: [Reason] {
        let all: [Reason?] = [
            glasses.reason("glasses"), leftEye.reason("left_eye"), rightEye.reason("right_eye"),
            headwear.reason("headwear", \.description), headwearKind?.reason("headwear_kind"),
            facialHair.reason("facial_hair"), mouth?.reason("mouth"), hair.reason("hair", \.description),
            hairLength?.reason("hair_length"), bangs?.reason("bangs"), hairTexture?.reason("hair_texture"),
            hairUp?.reason("hair_up"), earrings?.reason("earrings"), age?.reason("age"), clothes?.reason("clothes"),
            hairColor?.reason("hair_color"), beardColor?.reason("beard_color"), irisColor?.reason("iris"),
            lips?.reason("lips"), light.evidence.isEmpty ? nil : light.reason("light"),
            skin?.reason("skin_tone") { "\($0.tone.rawValue)" },
        ]
        return all.compactMap(\.self)
    }
}
