import FaceAtlas
import FaceParsing

/// A yes-or-no question about a face, with the label's answer and the parse's.
struct PresenceQuestion: Sendable {
    let name: String
    /// The column of `faces.csv`.
    let column: String
    let yes: Set<String>
    let no: Set<String>
    /// What the parse answers.
    let answer: @Sendable (FacePresence) -> Bool

    /// The label's answer; `nil` leaves the photo out.
    func label(_ value: String) -> Bool? {
        yes.contains(value) ? true : no.contains(value) ? false : nil
    }

    static let glasses = PresenceQuestion(name: "glasses", column: "glasses", yes: ["clear", "sun"], no: ["none"]) {
        $0.glasses != .none
    }

    /// Among those who wear glasses.
    static let sunglasses = PresenceQuestion(name: "sun, not clear", column: "glasses", yes: ["sun"], no: ["clear"]) {
        $0.glasses == .sun
    }

    static let headwear = PresenceQuestion(name: "headwear", column: "headwear", yes: ["hat", "scarf"], no: ["none"]) {
        $0.headwear
    }

    static let facialHair = PresenceQuestion(
        name: "facial hair", column: "facial_hair", yes: ["moustache", "goatee", "beard"], no: ["none"]
    ) {
        [.moustache, .goatee, .beard].contains($0.facialHair)
    }

    /// Counts an answer of stubble as facial hair.
    static let anyFacialHair = PresenceQuestion(
        name: "with stubble", column: facialHair.column, yes: facialHair.yes, no: facialHair.no
    ) {
        $0.facialHair != .none
    }
}
