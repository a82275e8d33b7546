import FaceAtlas
import FaceParsing
import Imaging

extension MaskedPhoto {
    /// The crop, the mask over it, and our labels over it, in the terms of `set`; dark where the mask says nothing.
    func tiles(in set: MaskSet) -> [Image] {
        let none = Color(red: 255, green: 0, blue: 255)
        var wantedColors = [Color?](repeating: nil, count: mask.count)
        var oursColors = wantedColors
        forEachKnownPixel(in: set) { pixel, wanted, label in
            wantedColors[pixel] = Self.color(wanted)
            oursColors[pixel] = set.ours[label].map(Self.color) ?? none
        }
        return [
            crop, crop.overlaid(with: wantedColors, strength: 0.6), crop.overlaid(with: oursColors, strength: 0.6),
        ]
    }

    /// A colour for each class, the first eight apart from each other.
    private static func color(_ index: Int) -> Color {
        let colors: [FaceLabel] = [.skin, .brow, .iris, .facialHair, .lip, .mouth, .glasses, .hair]
        return colors[index % colors.count].color
    }
}
