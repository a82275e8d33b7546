import FaceAtlas
import FaceParsing
import Imaging
import PartLibrary

/// Chooses an avatar's colours from those measured on a photo.
///
/// What skin and hair are called, the face's judgement says (`ParsedFace.skinTone`, `ParsedFace.hairName`); here a colour is chosen
/// that goes by that name. Colours that follow from these (shades, lips) are for the style's `ColorScheme`.
///
/// Hair, beard, irises and frames take a colour of the style's palette, so that every avatar keeps the style's harmony;
/// skin takes the lightness of the nearest Monk tone and keeps half of the measured hue.
struct AvatarColors {
    let style: Style

    /// Colours of the roles that were measured; roles that follow from others are left to the style.
    func colors(of face: ParsedFace) -> [Role: Color] {
        let measured = face.colors
        var colors: [Role: Color] = [:]
        if let skin = measured.skin { colors[.skin] = self.skin(skin, tone: face.skinTone) }
        let isBald = face.presence.hairLength == .bald
        if let hair = measured.hair, face.presence.hair, !isBald {
            colors[.hair] = self.hair(hair, name: face.hairName)
        }
        if let beard = measured.facialHair, face.presence.facialHair != .none { colors[.beard] = hair(beard) }
        // Brows follow the hair; without hair they follow the beard, or are measured themselves.
        if colors[.hair] == nil { colors[.hair] = colors[.beard] ?? measured.brow.map { hair($0) } }
        if let iris = measured.iris { colors[.iris] = nearest(iris, .iris) }
        if let glasses = measured.glasses, face.presence.glasses != .none { colors[.frame] = nearest(glasses, .frame) }
        if let headwear = measured.headwear, face.presence.headwear { colors[.fabric] = headwear }
        return colors
    }

    private func skin(_ measured: Color, tone: SkinTone?) -> Color {
        let target = OKLab((tone ?? SkinTone(measured: measured)).color)
        let lab = OKLab(measured)
        return OKLab(lightness: target.lightness, a: (target.a + lab.a) / 2, b: (target.b + lab.b) / 2).color
    }

    /// The nearest palette colour among those that go by the name of the measured one.
    private func hair(_ measured: Color, name: HairColorName? = nil) -> Color {
        let name = (name ?? HairColorName(measured: measured)).rawValue
        let palette = style.palettes[.hair] ?? []
        let named = palette.filter { ($0.value ?? $0.name) == name }
        let lab = OKLab(measured)
        let best = (named.isEmpty ? palette : named).min {
            OKLab($0.color).distance(to: lab) < OKLab($1.color).distance(to: lab)
        }
        return best?.color ?? measured
    }

    private func nearest(_ measured: Color, _ role: Role) -> Color {
        style.nearestColor(to: measured, role: role)?.color ?? measured
    }
}
