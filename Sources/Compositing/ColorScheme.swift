package import FaceAtlas
package import Imaging
package import PartLibrary

/// A colour for every role: the recipe's, else the style's, else one that follows from the others.
package struct ColorScheme: Sendable, Hashable {
    private var colors: [Role: Color] = [:]
    private let chosen: [Role: Color]

    /// Skin and hair as they are drawn can be told apart: the darkest skin is lightened, and hair that is almost of the
    /// skin's colour steps aside in lightness.
    package init(recipe: AvatarRecipe, style: Style) {
        for role in Role.allCases { colors[role] = recipe.colors[role] ?? style.defaultColor(of: role) }
        chosen = colors
        colors[.skin] = OKLab(self[.skin]).readableSkin.color
        colors[.hair] = OKLab(self[.hair]).standingOut(from: OKLab(self[.skin]), by: 0.1).color
        // A derived role follows the person: the style's own value is for a base colour that is the style's too.
        for role in Role.derived where recipe.colors[role] == nil && style.colors[role] == nil {
            colors[role] = derived(role)
        }
    }

    /// The colour of `role`.
    package subscript(role: Role) -> Color {
        colors[role] ?? Color(red: 0, green: 0, blue: 0)
    }

    /// The colour of `role` as the recipe or the style gives it, before it was made readable.
    package func chosen(_ role: Role) -> Color {
        chosen[role] ?? self[role]
    }

    private func derived(_ role: Role) -> Color {
        switch role {
        case .skinShade: OKLab(self[.skin]).shade(by: 0.085, warmth: 0.012).color
        case .hairShade: OKLab(self[.hair]).shade(by: 0.075).color
        case .hairLight: OKLab(self[.hair]).lit(by: 0.09).color
        case .fabricShade: OKLab(self[.fabric]).shade(by: 0.08).color
        case .cloth: self[.fabric]
        case .clothShade: OKLab(self[.cloth]).shade(by: 0.09).color
        case .clothLight: OKLab(self[.cloth]).lit(by: 0.08).color
        case .backdrop: OKLab(self[.cloth]).pastel.setOff(from: [OKLab(self[.hair]), OKLab(self[.cloth])]).color
        case .beard: OKLab(self[.hair]).color
        case .brow: OKLab(self[.hair]).shade(by: 0.03).kept(apart: 0.17, from: OKLab(self[.skin])).color
        case .lip: OKLab(self[.skin]).lip.color
        default: self[role]
        }
    }
}

extension OKLab {
    /// The colour in shadow: darker, a little more saturated, and redder by `warmth`.
    ///
    /// The step shrinks for dark colours, down to half, so that they keep their hue and do not turn black.
    func shade(by step: Double, warmth: Double = 0) -> OKLab {
        let strength = 0.5 + 0.5 * min(max(lightness / 0.7, 0), 1)
        let saturation = 1 + 0.12 * strength
        return OKLab(
            lightness: max(lightness - step * strength, 0), a: a * saturation + warmth * strength, b: b * saturation)
    }

    /// The colour in light: lighter, by less where it is light already.
    func lit(by step: Double) -> OKLab {
        let strength = 0.55 + 0.45 * min(max((1 - lightness) / 0.5, 0), 1)
        return OKLab(lightness: min(lightness + step * strength, 1), a: a * 0.98, b: b * 0.98)
    }

    /// A pale colour of the same hue, for what stands behind; of a grey it is a pale blue.
    var pastel: OKLab {
        guard chroma >= 0.02 else { return OKLab(lightness: 0.92, a: -0.012, b: -0.043) }
        return OKLab(lightness: 0.92, a: 0.045 * a / chroma, b: 0.045 * b / chroma)
    }

    /// The colour, deeper where one of `things` that stand before it is as pale.
    func setOff(from things: [OKLab]) -> OKLab {
        guard things.contains(where: { $0.distance(to: self) < 0.1 }) else { return self }
        return OKLab(lightness: lightness - 0.16, a: a * 1.7, b: b * 1.7)
    }

    /// The colour, made darker until it stands out from `ground` by `distance` in lightness; made lighter where
    /// there is no room below.
    func kept(apart distance: Double, from ground: OKLab) -> OKLab {
        guard abs(lightness - ground.lightness) < distance else { return self }
        var result = self
        let darker = ground.lightness - distance
        result.lightness = darker >= 0.08 ? darker : ground.lightness + distance
        return result
    }

    /// The colour as skin is drawn: lids, lips and black hair show on it at 32 pixels. From the darkest Monk tone, lightness
    /// 0.26, drawn at 0.36, up to 0.42, where nothing changes. What is lightened becomes more colourful too, or it looks grey.
    var readableSkin: OKLab {
        guard lightness < 0.42 else { return self }
        let drawn = max(0.36 + (lightness - 0.26) * 0.375, 0.36)
        let ratio = drawn / max(lightness, 0.2)
        return OKLab(lightness: drawn, a: a * ratio * ratio, b: b * ratio * ratio)
    }

    /// The colour, moved in lightness until it is `distance` from `ground`: the way it lies already, if there is room.
    func standingOut(from ground: OKLab, by distance: Double) -> OKLab {
        let (across, along) = (a - ground.a, b - ground.b)
        let step = max(distance * distance - across * across - along * along, 0).squareRoot()
        guard abs(lightness - ground.lightness) < step else { return self }
        let (darker, lighter) = (ground.lightness - step, ground.lightness + step)
        var result = self
        result.lightness = lightness > ground.lightness && lighter <= 1 || darker < 0.1 ? lighter : darker
        return result
    }

    /// Lips on skin of this colour: darker and redder.
    var lip: OKLab {
        let strength = 0.4 + 0.6 * min(max(lightness / 0.8, 0), 1)
        return OKLab(lightness: lightness - 0.16 * strength, a: a + 0.075 * strength, b: b * 0.7 + 0.012)
    }
}
