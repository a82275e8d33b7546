import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct LightTests {
    /// A face in white light; `tint` is added to every colour's a and b.
    private func colors(
        skin: OKLab = OKLab(lightness: 0.7, a: 0.04, b: 0.045), tint: (a: Double, b: Double) = (0, 0),
        colorfulness: Double = 0.03
    ) -> FaceColors {
        func lit(_ lightness: Double, _ a: Double, _ b: Double) -> OKLab {
            OKLab(lightness: lightness, a: a + tint.a, b: b + tint.b)
        }
        var colors = FaceColors()
        colors.skin = lit(skin.lightness, skin.a, skin.b).color
        colors.sclera = lit(0.56, 0.021, 0.018).color
        colors.hair = lit(0.3, 0.01, 0.013).color
        colors.lip = lit(skin.lightness - 0.15, 0.066, 0.03).color
        colors.witnesses.teeth = lit(0.78, 0.021, 0.028)
        colors.witnesses.brightest = lit(0.87, 0.003, 0.015)
        colors.witnesses.colorfulness = colorfulness
        return colors
    }

    private func judged(_ colors: FaceColors, skin: [SkinModifier: Float]? = nil) -> FaceJudgement {
        let reading = skin.map { skin in
            var reading = AttributeReading(probabilities: [:])
            (reading[HairColorName.dyed], reading[HairColorName.black]) = (0.8, 0.2)
            for (modifier, probability) in skin { reading[modifier] = probability }
            return reading
        }
        return FaceJudgement(of: MeasuredFace(labels: DrawnFace().labels, colors: colors), reading: reading)
    }

    @Test func positionsLieBetweenTheTones() {
        for tone in SkinTone.allCases {
            let position = SkinPosition(step: Double(tone.rawValue))
            #expect(position.tone == tone)
            #expect(position.color.color == tone.color)
        }
        let between = SkinPosition(step: 5.5).color
        #expect(between.lightness < OKLab(SkinTone.monk5.color).lightness - 0.05)
        #expect(between.lightness > OKLab(SkinTone.monk6.color).lightness + 0.05)
        #expect(SkinPosition(step: -3).step == 1 && SkinPosition(step: 12).step == 10)
    }

    @Test func darkerSkinIsDrawnDarkerWithoutSteps() throws {
        let steps = try stride(from: 0.85, through: 0.3, by: -0.01).map { lightness in
            try #require(judged(colors(skin: OKLab(lightness: lightness, a: 0.04, b: 0.045))).skin).value.step
        }
        #expect(steps.last ?? 0 > (steps.first ?? 0) + 4)
        // Colours of 8 bits are no more exact than that.
        for (lighter, darker) in zip(steps, steps.dropFirst()) { #expect(-0.03...0.5 ~= darker - lighter) }
    }

    @Test func theReadingHoldsTheToneWithinABand() throws {
        let dark = colors(skin: OKLab(lightness: 0.45, a: 0.045, b: 0.05))
        let alone = try #require(judged(dark).skin)
        let light = try #require(judged(dark, skin: [.light: 1]).skin)
        #expect(light.decidedBy == .reading && light.value.step < alone.value.step)
        let agreeing = SkinModifier(number: Int(SkinFit.tone(of: dark).rounded()))
        let held = try #require(judged(dark, skin: [agreeing: 1]).skin)
        #expect(held.value.tone.modifier.number >= alone.value.tone.modifier.number - 1)
    }

    @Test func tintedLightIsTakenOut() {
        let white = LightEstimate(of: colors())
        let blue = LightEstimate(of: colors(tint: (-0.03, -0.06)))
        #expect(white.light == .plain)
        #expect(blue.light == .tinted)
        let grey = OKLab(lightness: 0.6, a: -0.03, b: -0.06)
        #expect(blue.corrected(grey).chroma < 0.5 * grey.chroma)
        let skin = blue.correctedSkin(OKLab(lightness: 0.7, a: 0.01, b: -0.015))
        #expect(skin.a > 0 && skin.b > 0)
    }

    @Test func photosWithoutColoursAreGrey() {
        let colors = colors(colorfulness: 0.002)
        let estimate = LightEstimate(of: colors)
        #expect(estimate.light == .grey)
        #expect(estimate.correctedSkin(OKLab(lightness: 0.5, a: 0, b: 0)).chroma > 0.04)
        var withIris = colors
        withIris.irisMeasures = IrisMeasures([OKLab(lightness: 0.6, a: 0, b: 0)])
        #expect(judged(withIris).irisColor == nil, "no colour can be told")
        #expect(judged(withIris).lips == nil)
        #expect(judged(withIris).light.value == .grey)
    }

    @Test func colourfulnessIsMeasured() throws {
        let labels = DrawnFace().labels
        let grey = Dictionary(
            uniqueKeysWithValues: FaceLabel.allCases.map { label in
                (
                    label,
                    Color(
                        red: 90 + 10 * label.rawValue, green: 90 + 10 * label.rawValue, blue: 90 + 10 * label.rawValue)
                )
            })
        let plain: [FaceLabel: Color] = [
            .skin: Color(red: 210, green: 160, blue: 130), .hair: Color(red: 60, green: 40, blue: 30),
            .lip: Color(red: 190, green: 90, blue: 90),
        ]
        #expect(
            LightEstimate(of: FaceColors(measuring: labels, of: Image(painting: labels, with: grey))).light == .grey)
        let colors = FaceColors(measuring: labels, of: Image(painting: labels, with: plain))
        #expect(try #require(colors.witnesses.colorfulness) > FaceJudgement.Limits.colorfulness)
    }

    @Test func dyedHairTakesAColourThatCannotBeGrown() {
        var colors = colors()
        #expect(judged(colors, skin: [.light: 1]).hairColor?.value == .black, "read as dyed, but dark brown")
        colors.hair = Color(red: 70, green: 90, blue: 200)
        #expect(judged(colors, skin: [.light: 1]).hairColor?.value == .dyed)
        colors.witnesses.colorfulness = 0
        #expect(judged(colors, skin: [.light: 1]).hairColor?.value == .black, "a grey photo shows no dye")
    }

    @Test(arguments: [("#5b86b8", IrisColor.blue), ("#3a2318", .brown), ("#5f7f4f", .green)])
    func irisesHaveNames(_ hex: String, _ name: IrisColor) throws {
        var colors = colors()
        let color = OKLab(try #require(Color(hex: hex)))
        colors.irisMeasures = IrisMeasures(
            [-0.16, -0.08, -0.03, 0, 0, 0.02, 0.05].map { step in
                OKLab(lightness: max(color.lightness + step, 0.1), a: color.a, b: color.b)
            })
        #expect(judged(colors).irisColor?.value == name)
    }

    @Test func lipstickIsSeenOnLightAndDarkSkin() {
        for skin in [OKLab(lightness: 0.75, a: 0.04, b: 0.045), OKLab(lightness: 0.5, a: 0.045, b: 0.05)] {
            var colors = colors(skin: skin)
            #expect(judged(colors).lips?.value == LipColor.none)
            colors.lip = OKLab(lightness: skin.lightness - 0.12, a: 0.15, b: 0.06).color
            let worn = judged(colors).lips
            #expect(worn?.evidence.first?.isReached == true)
            #expect((worn?.value == .dark) == (skin.lightness < 0.6))
        }
    }

    @Test func beardsHaveTheColourOfTheHairUnlessClearlyAnother() {
        var colors = colors()
        colors.hair = OKLab(lightness: 0.22, a: 0.003, b: 0.002).color
        // Black hairs over three tenths of skin look brown.
        colors.facialHair = OKLab(lightness: 0.36, a: 0.02, b: 0.02).color
        #expect(judged(colors).beardColor?.value == judged(colors).hairColor?.value)
        colors.facialHair = OKLab(lightness: 0.62, a: 0.013, b: 0.014).color
        #expect(judged(colors).beardColor?.value == .grey)
        colors.facialHair = OKLab(lightness: 0.42, a: 0.075, b: 0.07).color
        #expect(judged(colors).beardColor?.value == .red)
        colors.facialHair = nil
        #expect(judged(colors).beardColor == nil)
    }
}
