import FaceAtlas
import FaceParsing

/// What speaks against the parse of a labelled photo.
struct Disagreement: Sendable {
    /// The sum of the reasons' weights.
    private(set) var score = 0.0
    /// `what: label, not reading`, heaviest first.
    var reasons: [String] { weighed.sorted { $0.weight > $1.weight }.map(\.reason) }

    private var weighed: [(weight: Double, reason: String)] = []

    /// - Parameters:
    ///   - row: the labels.
    ///   - face: the parse; `nil` when no face was found.
    ///   - mirrorShare: share of the head's pixels that get another label in the mirrored photo, 0…1.
    init(row: FaceTable.Row, face: ParsedFace?, mirrorShare: Double) {
        guard let face else {
            add(50, "no face found")
            return
        }
        compareWorn(row, face.presence)
        compareHair(row, face)
        compareFeatures(row, face)
        let percentage = Int((100 * mirrorShare).rounded())
        add(20 * mirrorShare, "\(percentage) % of the head differ when mirrored", named: mirrorShare > 0.12)
    }

    private mutating func add(_ weight: Double, _ reason: String, named: Bool = true) {
        score += weight
        if named { weighed.append((weight, reason)) }
    }

    private mutating func expect(_ label: String, _ reading: String, _ what: String, weight: Double) {
        if label != reading { add(weight, "\(what): \(label), not \(reading)") }
    }

    private mutating func compareWorn(_ row: FaceTable.Row, _ presence: FacePresence) {
        let pair = Set([row["glasses"], presence.glasses.rawValue])
        expect(row["glasses"], presence.glasses.rawValue, "glasses", weight: pair.contains("none") ? 3 : 2)
        if (row["headwear"] != "none") != presence.headwear {
            add(
                row["headwear"] == "other" ? 2 : 3,
                "headwear: \(row["headwear"]), \(presence.headwear ? "" : "not ")found")
        }
        let beards = Set([row["facial_hair"], presence.facialHair.rawValue])
        let weight = beards.contains("stubble") ? 0.5 : beards.contains("none") ? 3 : 1
        expect(row["facial_hair"], presence.facialHair.rawValue, "facial hair", weight: weight)
    }

    private mutating func compareHair(_ row: FaceTable.Row, _ face: ParsedFace) {
        let lengths = HairLength.ofFaces
        if let length = face.presence.hairLength {
            if let label = lengths.firstIndex(where: { $0.rawValue == row["hair_length"] }),
                let reading = lengths.firstIndex(of: length)
            {
                let weight = abs(label - reading) > 1 ? 2 : 0.5
                expect(lengths[label].rawValue, lengths[reading].rawValue, "hair length", weight: weight)
            }
            expect(row["bangs"], (face.presence.bangs ?? .no).rawValue, "bangs", weight: 1)
        }
        guard row["hair_color"] != "none" else { return }
        expect(row["hair_color"], face.hairName?.rawValue ?? "none", "hair colour", weight: 1)
    }

    private mutating func compareFeatures(_ row: FaceTable.Row, _ face: ParsedFace) {
        let eyes = [face.presence.leftEye, face.presence.rightEye]
        let open = eyes.count { $0 == .open }
        switch row["eyes"] {
        case "open" where row["yaw"] == "front" && open < 2: add(2, "eyes: open, only \(open) read as open")
        case "closed" where open > 0: add(1, "eyes: closed, \(open) read as open")
        case "hidden" where open > 0: add(2, "eyes: hidden, \(open) read as open")
        default: break
        }
        expect(row["mouth"], face.presence.mouth?.rawValue ?? "none", "mouth", weight: 0.5)
        guard row["yaw"] == "front" else { return }
        let geometry = face.geometry
        if geometry.nose == nil { add(1, "no nose") }
        if geometry.mouth == nil { add(1, "no mouth") }
        if geometry.leftBrow == nil && geometry.rightBrow == nil && row["bangs"] == "n" { add(1, "no brows") }
    }
}
