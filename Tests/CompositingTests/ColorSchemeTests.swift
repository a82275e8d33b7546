import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite struct ColorSchemeTests {
    static let skins = [
        "#f6ede4", "#f3e7db", "#f7ead0", "#eadaba", "#d7bd96", "#a07e56", "#825c43", "#604134", "#3a312a", "#292420",
    ]
    static let hairs = ["#221e1f", "#3f2a1d", "#6b4426", "#c4622d", "#e2bd72", "#ecebe8", "#3f6fc4"]

    private func scheme(_ colors: [Role: String]) throws -> ColorScheme {
        let recipe = AvatarRecipe(style: "plain", colors: colors.compactMapValues { Color(hex: $0) })
        return ColorScheme(recipe: recipe, style: try TestStyle().load().style)
    }

    @Test func theRecipeComesBeforeTheStyle() throws {
        let scheme = try scheme([.iris: "#112233", .skinShade: "#445566"])
        #expect(scheme[.iris].hex == "#112233")
        #expect(scheme[.skinShade].hex == "#445566")
        #expect(scheme[.pupil].hex == "#1d1517")
        #expect(scheme[.hair].hex == "#6b4426")
    }

    @Test(arguments: skins) func shadesAreDarkerAndOfLikeHue(_ skin: String) throws {
        let scheme = try scheme([.skin: skin, .hair: skin, .fabric: skin])
        for (base, shade) in [(Role.skin, Role.skinShade), (.hair, .hairShade), (.fabric, .fabricShade)] {
            let light = OKLab(scheme[base])
            let dark = OKLab(scheme[shade])
            #expect(light.lightness - dark.lightness > 0.03)
            #expect(light.lightness - dark.lightness < 0.12)
            #expect(abs(light.a - dark.a) < 0.03)
            #expect(abs(light.b - dark.b) < 0.03)
        }
    }

    @Test(arguments: skins, hairs) func browsStandOutFromSkin(_ skin: String, _ hair: String) throws {
        let scheme = try scheme([.skin: skin, .hair: hair])
        #expect(abs(OKLab(scheme[.brow]).lightness - OKLab(scheme[.skin]).lightness) > 0.11)
        #expect(scheme[.beard] == scheme[.hair])
    }

    /// Every Monk tone with every hair colour of every built-in style: hair, brows, shade and lips show on the skin.
    @Test(arguments: ["classic", "ink", "pop"]) func everythingShowsOnEverySkin(_ name: String) throws {
        let style = try StyleLibrary(StyleID(name)).style
        let tones = try #require(style.palettes[.skin])
        let hairs = try #require(style.palettes[.hair])
        #expect(tones.count == 10 && hairs.count >= 12)
        for tone in tones {
            for hair in hairs {
                let recipe = AvatarRecipe(style: name, colors: [.skin: tone.color, .hair: hair.color])
                let scheme = ColorScheme(recipe: recipe, style: style)
                let skin = OKLab(scheme[.skin])
                func distance(_ role: Role) -> Double { OKLab(scheme[role]).distance(to: skin) }
                #expect(distance(.hair) > 0.09, "\(hair.name) hair on \(tone.name)")
                #expect(distance(.brow) > 0.11, "brows of \(hair.name) hair on \(tone.name)")
                #expect(distance(.skinShade) > 0.03, "shade on \(tone.name)")
                #expect(distance(.lip) > 0.06, "lips on \(tone.name)")
                #expect(scheme.chosen(.hair) == hair.color)
            }
        }
    }

    @Test func darkTonesStayApart() throws {
        let lightness = try ["#604134", "#3a312a", "#292420"].map { OKLab(try scheme([.skin: $0])[.skin]).lightness }
        #expect(lightness[0] > lightness[1] + 0.01 && lightness[1] > lightness[2] + 0.01)
    }

    @Test(arguments: skins) func lipsAreRedderThanSkin(_ skin: String) throws {
        let scheme = try scheme([.skin: skin])
        #expect(OKLab(scheme[.lip]).a > OKLab(scheme[.skin]).a + 0.02)
        #expect(OKLab(scheme[.lip]).distance(to: OKLab(scheme[.skin])) > 0.06)
    }
}
