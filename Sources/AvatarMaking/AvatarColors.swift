import FaceAtlas
import FaceParsing
import Foundation
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
        let (measured, judged) = (face.colors, face.judgement)
        let light = LightEstimate(of: measured)
        var colors: [Role: Color] = [:]
        if let skin = measured.skin, let position = judged.skin?.value {
            colors[.skin] = self.skin(light.correctedSkin(OKLab(skin)), at: position)
        }
        let isBald = face.presence.hairLength == .bald
        if let hair = measured.hair, let name = judged.hairColor?.value, face.presence.hair, !isBald {
            colors[.hair] = self.hair(light.corrected(OKLab(hair)), name: name)
        }
        if let beard = measured.unmixedBeard, let name = judged.beardColor?.value, face.presence.facialHair != .none {
            let isLikeHair = name == judged.hairColor?.value
            colors[.beard] = (isLikeHair ? colors[.hair] : nil) ?? hair(light.corrected(beard), name: name)
        }
        // Brows follow the hair; without hair they follow the beard, or are measured themselves.
        if colors[.hair] == nil {
            colors[.hair] =
                colors[.beard]
                ?? measured.brow.map { hair(light.corrected(OKLab($0)), name: HairColorName(measured: $0)) }
        }
        if let iris = judged.irisColor?.value, let color = measured.iris {
            colors[.iris] = self.color(.iris, named: iris.rawValue, nearestTo: OKLab(color))
        }
        if judged.lips.map({ $0.value != .none }) == true, let lip = measured.lip, let skin = measured.skin,
            let drawn = colors[.skin]
        {
            colors[.lip] = self.lip(light.corrected(OKLab(lip)), from: OKLab(skin), to: OKLab(drawn))
        }
        if let glasses = measured.glasses, face.presence.glasses != .none { colors[.frame] = nearest(glasses, .frame) }
        if let headwear = measured.headwear, face.presence.headwear { colors[.fabric] = headwear }
        if let clothes = measured.witnesses.clothes, style.palettes[.cloth] != nil {
            colors[.cloth] = nearest(light.corrected(clothes).color, .cloth)
        }
        return colors
    }

    private func skin(_ corrected: OKLab, at position: SkinPosition) -> Color {
        // A style may have ten tones of its own.
        let own = (style.palettes[.skin] ?? []).map { OKLab($0.color) }
        let tone = own.count == SkinTone.allCases.count ? position.color(of: own) : position.color
        return OKLab(lightness: tone.lightness, a: (tone.a + corrected.a) / 2, b: (tone.b + corrected.b) / 2).color
    }

    /// The nearest of the palette's colours that go by a name, of all where none does.
    private func color(_ role: Role, named name: String, nearestTo color: OKLab) -> Color {
        let named = (style.palettes[role] ?? []).filter { ($0.value ?? $0.name) == name }
        let best = named.min { OKLab($0.color).distance(to: color) < OKLab($1.color).distance(to: color) }
        return best?.color ?? nearest(color.color, role)
    }

    private func hair(_ color: OKLab, name: HairColorName) -> Color {
        self.color(.hair, named: name.rawValue, nearestTo: color)
    }

    /// Lipstick: as much darker or lighter than the drawn skin as it is in the photo, as colourful as lipstick is, and to be seen on the skin.
    private func lip(_ lip: OKLab, from skin: OKLab, to drawn: OKLab) -> Color {
        let hue = min(max(lip.hue > 180 ? lip.hue - 360 : lip.hue, -20), 38) * .pi / 180
        let chroma = min(max(lip.chroma, 0.1), 0.17)
        var lightness = min(max(drawn.lightness + lip.lightness - skin.lightness, 0.3), 0.7)
        if abs(lightness - drawn.lightness) < 0.08 {
            lightness = drawn.lightness + (drawn.lightness > 0.45 ? -0.1 : 0.1)
        }
        return OKLab(lightness: lightness, a: chroma * cos(hue), b: chroma * sin(hue)).color
    }

    private func nearest(_ measured: Color, _ role: Role) -> Color {
        style.nearestColor(to: measured, role: role)?.color ?? measured
    }
}
