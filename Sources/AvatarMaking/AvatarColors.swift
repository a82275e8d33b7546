import FaceAtlas
import FaceParsing
import Imaging
import PartLibrary

/// Chooses an avatar's colours from those measured on a photo.
///
/// Where skin lies on the Monk scale and what hair is called, the face's judgement says; here a colour is chosen
/// that goes by that name. Colours that follow from these (shades, lips) are for the style's `ColorScheme`.
///
/// Hair, beard, irises and frames take a colour of the style's palette, so that every avatar keeps the style's harmony;
/// skin takes the lightness of its place on the Monk scale, and half of its hue in white light.
struct AvatarColors {
    let style: Style

    /// Colours of the roles that were measured; roles that follow from others are left to the style.
    func colors(of face: ParsedFace) -> [Role: Color] {
        let measured = face.colors
        var colors: [Role: Color] = [:]
        let light = LightEstimate(of: measured)
        if let skin = measured.skin, let position = face.judgement.skin?.value {
            colors[.skin] = self.skin(light.correctedSkin(OKLab(skin)), at: position)
        }
        let isBald = face.hair?.likeliestLength == .bald
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

    private func skin(_ corrected: OKLab, at position: SkinPosition) -> Color {
        let tone = position.color
        return OKLab(lightness: tone.lightness, a: (tone.a + corrected.a) / 2, b: (tone.b + corrected.b) / 2).color
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
