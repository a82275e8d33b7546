public import Imaging

/// The ten Monk skin tones, light to dark.
///
/// Source: Ellis Monk and Google, the Monk Skin Tone Scale, skintone.google (CC BY 4.0).
public enum SkinTone: Int, CaseIterable, Sendable, Codable {
    case monk1 = 1
    case monk2, monk3, monk4, monk5, monk6, monk7, monk8, monk9, monk10

    /// The colour that stands for the tone.
    public var color: Color {
        let (red, green, blue): (UInt8, UInt8, UInt8) =
            switch self {
            case .monk1: (0xf6, 0xed, 0xe4)
            case .monk2: (0xf3, 0xe7, 0xdb)
            case .monk3: (0xf7, 0xea, 0xd0)
            case .monk4: (0xea, 0xda, 0xba)
            case .monk5: (0xd7, 0xbd, 0x96)
            case .monk6: (0xa0, 0x7e, 0x56)
            case .monk7: (0x82, 0x5c, 0x43)
            case .monk8: (0x60, 0x41, 0x34)
            case .monk9: (0x3a, 0x31, 0x2a)
            case .monk10: (0x29, 0x24, 0x20)
            }
        return Color(red: red, green: green, blue: blue)
    }

    /// The tone whose colour is nearest to `color` in OKLab.
    package init(nearestTo color: Color) {
        let measured = OKLab(color)
        self =
            Self.allCases.min {
                OKLab($0.color).distance(to: measured) < OKLab($1.color).distance(to: measured)
            } ?? .monk5
    }

    /// The emoji modifier that stands for the tone: that whose usual colour is nearest in lightness. In OKLab those of the
    /// common emoji sets are about 0.91, 0.88, 0.77, 0.63 and 0.48 light.
    public var modifier: SkinModifier {
        switch self {
        case .monk1, .monk2, .monk3: .light
        case .monk4: .mediumLight
        case .monk5: .medium
        case .monk6: .mediumDark
        case .monk7, .monk8, .monk9, .monk10: .dark
        }
    }
}
