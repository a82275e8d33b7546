import FaceAtlas
import FaceParsing
import Foundation
import Imaging

/// The legend of an overlay: rows of text, each with a swatch or a mark before it.
struct OverlayLegend {
    enum Sign {
        case none
        case swatch(Color)
        case mark(OverlayMark)
        /// The dashed line around what the parser was shown.
        case frame
    }

    enum Row {
        /// Begins a group.
        case heading(String)
        /// `value` stands at the right edge.
        case item(Sign, String, value: String = "")
    }

    /// More faces are counted, not described.
    private static let mostFaces = 6

    private(set) var rows: [Row] = [.heading("Classes, share of picture")]

    init(shares: [FaceLabel: Double], faces: [ParsedFace]) {
        for label in FaceLabel.allCases where label != .background {
            guard let share = shares[label] else { continue }
            rows.append(
                .item(.swatch(OverlayColors.color(of: label)), Self.words(label.name), value: Self.percent(share)))
        }
        rows.append(.item(.frame, "edge of what was read"))
        let marks = OverlayMark.allCases.filter { mark in
            faces.contains { !mark.points(in: $0.geometry).isEmpty }
        }
        if !marks.isEmpty { rows.append(.heading("Points")) }
        rows += marks.map { .item(.mark($0), $0.name) }
        for (index, face) in faces.prefix(Self.mostFaces).enumerated() {
            rows.append(.heading(faces.count == 1 ? "Face, as measured" : "Face \(index + 1), as measured"))
            rows += Self.rows(of: face)
        }
        if faces.count > Self.mostFaces {
            rows.append(.heading("and \(faces.count - Self.mostFaces) more faces"))
        }
    }

    private static func rows(of face: ParsedFace) -> [Row] {
        let (colors, presence) = (face.colors, face.presence)
        var rows: [Row] = []
        if let skin = colors.skin {
            rows.append(.item(.swatch(skin), "skin", value: face.skinTone.map { "Monk tone \($0.rawValue)" } ?? ""))
        }
        if presence.hair, let hair = colors.hair {
            rows.append(.item(.swatch(hair), "hair", value: face.hairName?.rawValue ?? ""))
        }
        if let iris = colors.iris { rows.append(.item(.swatch(iris), "iris", value: iris.hex)) }
        if let lip = colors.lip { rows.append(.item(.swatch(lip), "lips", value: lip.hex)) }
        if presence.hair, let length = presence.hairLength, let hairTexture = presence.hairTexture {
            let texture = length == .bald ? "" : ", \(hairTexture)"
            rows.append(
                .item(
                    .none, "hair style",
                    value: "\(length)\(texture)\(presence.bangs == .yes ? ", bangs" : "")"))
        }
        let eyes = Set([presence.leftEye.rawValue, presence.rightEye.rawValue]).sorted().joined(separator: ", ")
        rows.append(.item(.none, "eyes", value: eyes))
        if let mouth = presence.mouth { rows.append(.item(.none, "mouth", value: mouth.rawValue)) }
        let worn = [
            ("glasses", presence.glasses.rawValue, presence.glasses == .none, colors.glasses),
            ("headwear", presence.headwear ? "worn" : "none", !presence.headwear, colors.headwear),
            ("facial hair", presence.facialHair.rawValue, presence.facialHair == .none, colors.facialHair),
        ]
        return rows
            + worn.map { name, value, isAbsent, color in
                .item(isAbsent ? .none : color.map(Sign.swatch) ?? .none, name, value: value)
            }
    }

    private static func words(_ name: String) -> String { name.replacing("_", with: " ") }

    private static func percent(_ share: Double) -> String {
        share < 0.0005 ? "< 0.1 %" : String(format: "%.1f %%", share * 100)
    }
}

/// The colours in which the overlay paints the classes.
///
/// Chosen so that classes that touch each other differ by at least 0.1 in OKLab, for the colour-blind too.
enum OverlayColors {
    static func color(of label: FaceLabel) -> Color {
        let (red, green, blue): (UInt8, UInt8, UInt8) =
            switch label {
            case .background: (0x80, 0x80, 0x80)
            case .skin: (0xf0, 0xc8, 0xa4)
            case .nose: (0xc9, 0x89, 0x4d)
            case .brow: (0x5b, 0x2a, 0x86)
            case .eye: (0xff, 0xff, 0xff)
            case .iris: (0x00, 0x72, 0xe0)
            case .lip: (0xd9, 0x20, 0x83)
            case .mouth: (0x3d, 0x00, 0x19)
            case .hair: (0xff, 0xaa, 0x09)
            case .facialHair: (0x1c, 0x5c, 0x37)
            case .headwear: (0x93, 0x41, 0xcc)
            case .glasses: (0x00, 0xd4, 0xf9)
            case .ear: (0xff, 0x75, 0x7b)
            case .neck: (0x90, 0x92, 0x19)
            case .clothes: (0x54, 0x75, 0x85)
            case .teeth: (0xff, 0xf1, 0xa2)
            }
        return Color(red: red, green: green, blue: blue)
    }

    static let ink = "#16181c"
    static let paper = "#f6f6f3"
}
