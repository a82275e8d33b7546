package import FaceAtlas
package import Imaging

/// Colours for label maps.
package enum LabelPalette {
    /// One opaque colour for each ``FaceLabel``, in the order of the ids.
    package static let colors: [Color] = FaceLabel.allCases.map(color)

    /// The colour of `label`; background is black.
    package static func color(of label: FaceLabel) -> Color {
        let (red, green, blue): (UInt8, UInt8, UInt8) =
            switch label {
            case .background: (0, 0, 0)
            case .skin: (224, 176, 144)
            case .nose: (192, 128, 96)
            case .brow: (122, 60, 255)
            case .eye: (255, 255, 255)
            case .iris: (0, 112, 255)
            case .lip: (255, 32, 80)
            case .mouth: (96, 0, 32)
            case .hair: (255, 176, 0)
            case .facialHair: (0, 176, 80)
            case .headwear: (176, 0, 255)
            case .glasses: (0, 224, 255)
            case .ear: (255, 128, 112)
            case .neck: (160, 160, 64)
            case .clothes: (96, 112, 128)
            case .teeth: (255, 240, 208)
            }
        return Color(red: red, green: green, blue: blue)
    }
}
