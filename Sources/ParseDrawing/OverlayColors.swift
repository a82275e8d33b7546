import FaceAtlas
import FaceParsing
import Imaging

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
