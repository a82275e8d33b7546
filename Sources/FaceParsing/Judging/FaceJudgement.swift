package import FaceAtlas
import Imaging

/// What a face is: an answer to every question that is asked of it, each with what decided it.
///
/// This file holds every limit that decides, in the order in which they apply. Labels say best whether something is worn, the
/// reading what it is; eyes go by the labels alone, because they are asked of every frame of a video. Without a reading
/// (faces made from labels alone) labels, sizes and colours decide everything that they can.
package struct FaceJudgement: Sendable, Hashable {
    package let glasses: Verdict<Glasses>
    package let leftEye: Verdict<EyeState>
    package let rightEye: Verdict<EyeState>
    /// Whether something is worn on the head.
    package let headwear: Verdict<Bool>
    /// `nil` where it was not read.
    package let headwearKind: Verdict<HeadwearKind>?
    package let facialHair: Verdict<FacialHair>
    /// `nil` when no mouth was found.
    package let mouth: Verdict<MouthState>?
    /// Whether enough hair can be seen to be measured and matched.
    package let hair: Verdict<Bool>
    /// `nil` where it was not read, as the next six.
    package let hairLength: Verdict<HairLength>?
    package let bangs: Verdict<Bangs>?
    package let hairTexture: Verdict<HairTexture>?
    package let hairUp: Verdict<HairUp>?
    package let earrings: Verdict<Earrings>?
    package let age: Verdict<AgeBand>?
    package let clothes: Verdict<Clothes>?
    /// `nil` where the hair's colour was not measured.
    package let hairColor: Verdict<HairColorName>?
    /// `nil` where the colour of a beard was not measured.
    package let beardColor: Verdict<HairColorName>?
    /// `nil` where no iris was measured, or the photo shows no colours.
    package let irisColor: Verdict<IrisColor>?
    /// `nil` where no lips were measured, or the photo shows no colours.
    package let lips: Verdict<LipColor>?
    /// In what light the face was taken.
    package let light: Verdict<Light>
    /// `nil` where the skin's colour was not measured.
    package let skin: Verdict<SkinPosition>?

    /// Chosen on the training half of the photos; `docs/models/face-measures.md` says how, and for those that hold a
    /// reading's probabilities `docs/decisions/attribute-reading.md`.
    enum Limits {
        // Glasses.
        /// Where less is labelled so, nothing is worn, whatever was read.
        static let anyGlasses = 0.002
        static let glasses = 0.014
        static let darkLens = 0.45

        // Eyes.
        /// From this turn on to either side, the far eye of a head may be narrow or hidden without being closed.
        static let clearTurn = 6.0
        /// An eye whose opening is less than this share of the other's is not open like it.
        static let wink = 0.5
        /// Eyes are open from this height of the wider opening on.
        static let openEye = 8.5
        /// An eye is hidden when so much of its place is covered.
        static let coveredEye = 0.5

        // Headwear: by its area alone, or, where attributes were read, from a smaller area and this probability on.
        static let headwearArea = 15000.0
        static let readHeadwearArea = 12000.0
        static let likelyHeadwear: Float = 0.1

        // Facial hair as the labels show it.
        static let facialHair = 0.14
        /// A moustache alone is small: this share above the lip is enough, without hair on the chin.
        static let moustache = 0.45
        static let stubbleContrast = 0.05
        static let cheekHair = 0.85
        static let chinHair = 0.75
        static let upperLipHair = 0.7

        // The mouth as the labels show it.
        static let partedMouth = 2.0
        static let smile = 0.07
        static let wideMouth = 16.0
        /// Of a wide mouth teeth fill at least so much, of another one this share.
        static let wideTeeth = 0.5
        static let teeth = 0.02

        // Hair.
        static let hairArea = 1200.0
        static let bangs: Float = 0.5

        // What is read: the value with the largest probability, weighed: a wrong extreme costs more than a miss, and a rare value
        // less than the training has it. Chosen by `Tools/training/attributes/limits.py` on photos held out of the training.
        static let lengths: [HairLength: Float] = [.buzz: 1.25]
        static let textures: [HairTexture: Float] = [.wavy: 1.25, .curly: 1.25, .coily: 0.63]
        static let hairColors: [HairColorName: Float] = [.brown: 0.8, .red: 1.25, .dyed: 0.5]
        static let hairUp: [HairUp: Float] = [.bun: 2, .tail: 0.63, .braid: 2]
        static let mouths: [MouthState: Float] = [.smile: 1.25, .teeth: 0.8, .open: 0.63]
        static let ages: [AgeBand: Float] = [.young: 0.8, .middle: 1.25]
        static let whiskers: [FacialHair: Float] = [
            .stubble: 1.25, .moustache: 1.25, .goatee: 0.4, .beard: 0.8,
        ]
        static let clothes: [Clothes: Float] = [.hood: 2, .straps: 2, .bare: 2.5]
        /// Lipstick and earrings are there from this probability on, by F1.
        static let lips: Float = 0.45
        static let earrings: Float = 0.4
        /// Few who have a beard wear any.
        static let earringsBesideBeard: Float = 0.7
        /// Of the probability that anything is worn.
        static let headwear: [HeadwearKind: Float] = [
            .turban: 0.6, .hijab: 0.6, .helmet: 0.6, .other: 0.6,
        ]

        // Hair, irises and lips.
        /// Hair is dyed when its colour in white light is at least so far from grey …
        static let dyedChroma = 0.025
        /// … and has none of the hues, in degrees, that hair grows in.
        static let grownHues = 15.0...110.0
        /// Between the hairs of a beard so much of the skin shows.
        static let skinInBeard = 0.3
        /// A beard has the colour of the hair unless it is lighter by so much and as grey as this …
        static let greyBeard = 0.12
        static let greyBeardChroma = 0.02
        /// … or darker by so much and as dark as this (a white beard in shadow is not) …
        static let darkBeard = 0.3
        static let darkBeardLightness = 0.2
        /// … or redder by so much, with the chroma of red hair.
        static let redBeard = 0.03
        static let redBeardChroma = 0.06
        /// Without grown hair to go by, a beard from this lightness on is not black.
        static let blackBeard = 0.27
        /// Irises are light from this share of light colours among light and brown on: a brown eye drawn blue is worse than a grey one
        /// drawn brown. In folds of the training photos 0.80 of the light ones are then drawn light, 0.91 of the brown ones brown and 0.08 light.
        static let lightIris = 0.8
        /// They are hazel where light ones are unlikely, or not, from these probabilities on.
        static let darkHazelIris = 0.9
        static let lightHazelIris = 0.75
        /// Two of three lips beyond this are painted; it finds a third of those that are.
        static let lipstick = 0.5

        // Light and skin.
        /// Below this deviation of its colours a photo shows none.
        static let colorfulness = 0.009
        /// From this shift of the skin's hue on, light is coloured.
        static let tint = 0.035
        /// Tones that were measured count as far as they lie within so much of the one that was read. On training photos (colours and reading in folds) wider
        /// bands draw more people two modifiers off, narrower ones leave more of the measuring unused.
        static let skinBand = 0.75
    }

    /// - Parameter reading: what was read of the attributes; `nil` where nothing was.
    package init(of face: MeasuredFace, reading: AttributeReading?) {
        glasses = Self.glasses(of: face, reading: reading)
        leftEye = Self.eye(\.left, of: face, opening: face.geometry.leftEye?.opening)
        rightEye = Self.eye(\.right, of: face, opening: face.geometry.rightEye?.opening)
        (headwear, headwearKind) = Self.headwear(of: face, reading: reading)
        facialHair = Self.facialHair(of: face, reading: reading)
        mouth = face.geometry.mouth.map { Self.mouth($0, reading: reading) }
        let area = Evidence("hair_area", face.geometry.hair?.area ?? 0, limit: Limits.hairArea)
        hair = Verdict(area.isReached, by: .labels, [area])
        hairLength = reading.map { Self.read($0, weights: Limits.lengths, otherwise: .short) }
        bangs = reading.map {
            let probability = Evidence("bangs_probability", $0[Bangs.yes], limit: Limits.bangs)
            return Verdict(probability.isReached ? .yes : .no, by: .reading, [probability])
        }
        hairTexture = reading.map { Self.read($0, weights: Limits.textures, otherwise: .straight) }
        hairUp = reading.map { Self.read($0, weights: Limits.hairUp, otherwise: .loose) }
        let least = facialHair.value == .none ? Limits.earrings : Limits.earringsBesideBeard
        earrings = reading.map { Self.worn($0, least: least) }
        age = reading.map { Self.read($0, weights: Limits.ages, otherwise: .young) }
        clothes = reading.map { Self.read($0, weights: Limits.clothes, otherwise: .plain) }
        let estimate = LightEstimate(of: face.colors)
        light = Verdict(estimate.light, by: .colors, estimate.evidence)
        hairColor = Self.hairColor(of: face.colors, in: estimate, reading: reading)
        beardColor = Self.beardColor(of: face.colors, in: estimate, hair: hairColor?.value)
        irisColor = estimate.light == .grey ? nil : Self.irisColor(of: face.colors)
        lips = estimate.light == .grey ? nil : Self.lips(of: face.colors, reading: reading)
        skin = Self.skin(of: face.colors, reading: reading)
    }
}

// What the labels decide alone.
extension FaceJudgement {
    /// What was read, where the labels show any.
    private static func glasses(of face: MeasuredFace, reading: AttributeReading?) -> Verdict<Glasses> {
        guard let reading else { return glasses(shownBy: face) }
        let any = Evidence("glasses_share", face.shares.glasses, limit: Limits.anyGlasses)
        guard any.isReached else { return Verdict(.none, by: .labels, [any]) }
        let verdict = read(reading, weights: [:], otherwise: Glasses.none)
        return Verdict(verdict.value, by: verdict.decidedBy, [any] + verdict.evidence)
    }

    private static func glasses(shownBy face: MeasuredFace) -> Verdict<Glasses> {
        let worn = Evidence("glasses_share", face.shares.glasses, limit: Limits.glasses)
        guard worn.isReached else { return Verdict(.none, by: .labels, [worn]) }
        let lens = face.shares.lens
        let lenses = Evidence("lens_share", (lens.left + lens.right) / 2, limit: Limits.darkLens)
        let seesLeft = lens.left < Limits.darkLens && face.geometry.leftEye != nil
        let seesRight = lens.right < Limits.darkLens && face.geometry.rightEye != nil
        let isDark = lenses.isReached && !seesLeft && !seesRight
        return Verdict(isDark ? .sun : .clear, by: .labels, [worn, lenses])
    }

    /// Eyes that are open alike have one state, so that a narrow one is no wink; nor is the far eye of a turned head.
    private static func eye(
        _ side: KeyPath<CoverShares.Pair, Double>, of face: MeasuredFace, opening: Double?
    ) -> Verdict<EyeState> {
        let turn = Evidence("turn", abs(face.geometry.turn ?? 0), limit: Limits.clearTurn)
        let widest = Evidence(
            "widest_opening", [face.geometry.leftEye, face.geometry.rightEye].map { $0?.opening ?? 0 }.max() ?? 0,
            limit: Limits.openEye)
        let own = Evidence("opening", opening ?? 0, limit: Limits.wink * widest.number)
        let isSeen = opening != nil && (turn.isReached || own.isReached)
        if isSeen, widest.isReached { return Verdict(.open, by: .geometry, [turn, own, widest]) }
        let lens = Evidence("lens_share", face.shares.lens[keyPath: side], limit: Limits.darkLens)
        if lens.isReached { return Verdict(.hidden, by: .labels, [turn, own, widest, lens]) }
        let cover = Evidence("covered_share", face.shares.overEye[keyPath: side], limit: Limits.coveredEye)
        if cover.isReached { return Verdict(.hidden, by: .labels, [turn, own, widest, lens, cover]) }
        let isTurnedAway = turn.isReached && opening == nil && widest.isReached
        return Verdict(isTurnedAway ? .hidden : .closed, by: .geometry, [lens, cover, turn, own, widest])
    }
}

// What labels and reading decide together.
extension FaceJudgement {
    private static func headwear(
        of face: MeasuredFace, reading: AttributeReading?
    ) -> (worn: Verdict<Bool>, kind: Verdict<HeadwearKind>?) {
        guard let reading else {
            let area = Evidence("headwear_area", face.shares.headwearArea, limit: Limits.headwearArea)
            return (Verdict(area.isReached, by: .labels, [area]), nil)
        }
        let area = Evidence("headwear_area", face.shares.headwearArea, limit: Limits.readHeadwearArea)
        guard area.isReached else { return (Verdict(false, by: .labels, [area]), Verdict(.none, by: .labels, [area])) }
        let bare = reading[HeadwearKind.none]
        let none = Evidence("none_probability", bare, limit: 1 - Limits.likelyHeadwear)
        guard bare <= 1 - Limits.likelyHeadwear else {
            return (Verdict(false, by: .reading, [area, none]), Verdict(.none, by: .reading, [area, none]))
        }
        // What it is by and large first; of that the kind, where what is rare or holy to people needs strong evidence.
        let kinds = reading.values(HeadwearKind.self).filter { $0.key != .none }
        let classes = Dictionary(kinds.map { ($0.key.headwear, $0.value) }, uniquingKeysWith: +)
        let all = kinds.values.reduce(0, +)
        let sure = kinds.filter {
            $0.key.headwear == classes.likeliest && $0.value >= (Limits.headwear[$0.key] ?? 0) * all
        }
        let kind = sure.likeliest ?? (classes.likeliest == .scarf ? .scarf : classes.likeliest == .hat ? .cap : .band)
        let probability = Evidence("\(kind.rawValue)_probability", reading[kind])
        return (Verdict(true, by: .reading, [area, none]), Verdict(kind, by: .reading, [area, none, probability]))
    }

    /// What is read; of a face that was not read, what the labels show.
    private static func facialHair(of face: MeasuredFace, reading: AttributeReading?) -> Verdict<FacialHair> {
        reading.map { read($0, weights: Limits.whiskers, otherwise: .none) } ?? facialHair(shownBy: face)
    }

    /// By where it is.
    private static func facialHair(shownBy face: MeasuredFace) -> Verdict<FacialHair> {
        let lower = Evidence("lower_face_share", face.shares.lowerFaceHair, limit: Limits.facialHair)
        let chin = Evidence("chin_share", face.shares.chinHair, limit: Limits.chinHair)
        guard lower.isReached else {
            let lip = Evidence("upper_lip_share", face.shares.upperLipHair, limit: Limits.moustache)
            let isMoustache = lip.isReached && !chin.isReached
            return Verdict(isMoustache ? .moustache : .none, by: .labels, [lower, lip, chin])
        }
        var evidence = [lower]
        // Stubble is hardly darker than the skin.
        if let distance = face.beardContrast {
            let contrast = Evidence("contrast_to_skin", distance, limit: Limits.stubbleContrast)
            evidence.append(contrast)
            if !contrast.isReached { return Verdict(.stubble, by: .colors, evidence) }
        }
        let cheeks = Evidence("cheek_share", face.shares.cheekHair, limit: Limits.cheekHair)
        let lip = Evidence("upper_lip_share", face.shares.upperLipHair, limit: Limits.upperLipHair)
        for (zone, kind) in [(cheeks, FacialHair.beard), (chin, .goatee), (lip, .moustache)] {
            evidence.append(zone)
            if zone.isReached { return Verdict(kind, by: .labels, evidence) }
        }
        return Verdict(.stubble, by: .labels, evidence)
    }

    private static func mouth(_ mouth: FaceGeometry.Mouth, reading: AttributeReading?) -> Verdict<MouthState> {
        if let reading { return read(reading, weights: Limits.mouths, otherwise: .closed) }
        let opening = Evidence("opening", mouth.opening, limit: Limits.partedMouth)
        guard opening.isReached else {
            let smile = Evidence("smile", mouth.smile, limit: Limits.smile)
            return Verdict(smile.isReached ? .smile : .closed, by: .geometry, [opening, smile])
        }
        let isWide = mouth.opening > Limits.wideMouth
        let teeth = Evidence("teeth_share", mouth.teethShare, limit: isWide ? Limits.wideTeeth : Limits.teeth)
        return Verdict(teeth.isReached ? .teeth : .open, by: .geometry, [opening, teeth])
    }

    /// The likeliest value, weighed; `otherwise` where nothing was read.
    private static func read<Value: AttributeValue>(
        _ reading: AttributeReading, weights: [Value: Float], otherwise: Value
    ) -> Verdict<Value> {
        let values = reading.values(Value.self)
        let weighed = Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0.value * (weights[$0.key] ?? 1)) })
        let value = weighed.likeliest ?? otherwise
        return Verdict(value, by: .reading, [Evidence("\(value.rawValue)_probability", values[value] ?? 0)])
    }

    /// What is worn, when it is likely enough that something is.
    private static func worn<Value: AttributeValue>(_ reading: AttributeReading, least: Float) -> Verdict<Value>
    where Value: Wearable {
        let values = reading.values(Value.self).filter { $0.key != .none }
        let any = Evidence("any_probability", values.values.reduce(0, +), limit: least)
        guard any.isReached, let value = values.likeliest else { return Verdict(.none, by: .reading, [any]) }
        return Verdict(
            value, by: .reading, [any, Evidence("\(value.rawValue)_probability", values[value] ?? 0)])
    }
}

// What colours and reading decide together.
extension FaceJudgement {
    /// Coloured light makes grown hair look dyed, so that takes a colour that cannot be grown.
    private static func hairColor(
        of colors: FaceColors, in light: LightEstimate, reading: AttributeReading?
    ) -> Verdict<HairColorName>? {
        guard let hair = colors.hair.map({ OKLab($0) }) else { return nil }
        var verdict: Verdict<HairColorName>
        if let reading {
            verdict = read(reading, weights: Limits.hairColors, otherwise: .brown)
        } else {
            let name = ColorFit.name(
                ofHair: hair, spread: colors.hairLightnessSpread, with: ColorFit.Company(of: colors))
            let axes = [Evidence("lightness", hair.lightness), Evidence("a", hair.a), Evidence("b", hair.b)]
            verdict = Verdict(name, by: .colors, axes)
        }
        guard verdict.value == .dyed else { return verdict }
        let white = light.corrected(hair)
        let chroma = Evidence("chroma", white.chroma, limit: Limits.dyedChroma)
        let hue = Evidence("hue", white.hue)
        let isGrown = Limits.grownHues.contains(white.hue) || !chroma.isReached || light.light == .grey
        guard isGrown else { return Verdict(.dyed, by: verdict.decidedBy, verdict.evidence + [chroma, hue]) }
        let grown: HairColorName
        if let reading {
            grown = reading.values(HairColorName.self).filter { $0.key != .dyed }.likeliest ?? .brown
        } else {
            grown = ColorFit.name(
                ofHair: hair, spread: colors.hairLightnessSpread, with: ColorFit.Company(of: colors), isGrown: true)
        }
        return Verdict(grown, by: .colors, verdict.evidence + [chroma, hue])
    }

    /// Skin that shows through a beard makes it lighter and redder than it is; so it is taken out, and the beard goes by the hair's
    /// colour unless it is clearly of another.
    private static func beardColor(
        of colors: FaceColors, in light: LightEstimate, hair name: HairColorName?
    ) -> Verdict<HairColorName>? {
        guard let beard = colors.unmixedBeard.map(light.corrected) else { return nil }
        let chroma = Evidence("beard_chroma", beard.chroma)
        guard let name, name != .dyed, let hair = colors.hair.map({ light.corrected(OKLab($0)) }) else {
            let lightness = Evidence("beard_lightness", beard.lightness, limit: Limits.blackBeard)
            guard lightness.isReached else { return Verdict(.black, by: .colors, [lightness]) }
            let isGrey = beard.chroma < Limits.greyBeardChroma && beard.lightness > 0.4
            return Verdict(isGrey ? .grey : .brown, by: .colors, [lightness, chroma])
        }
        let lighter = Evidence("beard_lighter", beard.lightness - hair.lightness, limit: Limits.greyBeard)
        let darker = Evidence("beard_darker", hair.lightness - beard.lightness, limit: Limits.darkBeard)
        let redder = Evidence("beard_redder", beard.a - hair.a, limit: Limits.redBeard)
        let evidence = [chroma, lighter, darker, redder]
        if lighter.isReached, beard.chroma < Limits.greyBeardChroma { return Verdict(.grey, by: .colors, evidence) }
        if redder.isReached, beard.chroma > Limits.redBeardChroma, light.light == .plain {
            return Verdict(.red, by: .colors, evidence)
        }
        if darker.isReached, beard.lightness < Limits.darkBeardLightness {
            return Verdict(.black, by: .colors, evidence)
        }
        return Verdict(name, by: .colors, evidence)
    }

    /// By the colours alone: the mean of what they say and what is read draws fewer light eyes light.
    private static func irisColor(of colors: FaceColors) -> Verdict<IrisColor>? {
        guard let measures = colors.irisMeasures else { return nil }
        let probabilities = IrisFit.probabilities(measures, in: colors)
        let light = probabilities.filter { $0.key.isLight }
        let lightest = light.max { $0.value < $1.value }
        let sum = light.values.reduce(0, +)
        let share = Evidence(
            "light_share", sum / max(sum + (probabilities[.brown] ?? 0), .leastNonzeroMagnitude),
            limit: Limits.lightIris)
        let hazel = Evidence(
            "hazel_probability", probabilities[.hazel] ?? 0,
            limit: share.isReached ? Limits.lightHazelIris : Limits.darkHazelIris)
        if hazel.isReached { return Verdict(.hazel, by: .colors, [share, hazel]) }
        guard share.isReached, let lightest else { return Verdict(.brown, by: .colors, [share, hazel]) }
        let own = Evidence("\(lightest.key.rawValue)_probability", lightest.value)
        return Verdict(lightest.key, by: .colors, [share, hazel, own])
    }

    private static func lips(of colors: FaceColors, reading: AttributeReading?) -> Verdict<LipColor>? {
        guard let lip = colors.lip.map({ OKLab($0) }), let skin = colors.skin.map({ OKLab($0) }) else { return nil }
        if let reading { return worn(reading, least: Limits.lips) }
        let painted = Evidence(
            "lipstick_probability", LipFit.probability(lip: lip, skin: skin), limit: Limits.lipstick)
        return Verdict(painted.isReached ? LipFit.name(of: lip) : .none, by: .colors, [painted])
    }

    /// Where the skin lies on the Monk scale: as its colour and everything in the same light show, within a band around what was read.
    private static func skin(of colors: FaceColors, reading: AttributeReading?) -> Verdict<SkinPosition>? {
        guard colors.skin != nil else { return nil }
        let measured = SkinFit.tone(of: colors)
        let position = SkinFit.position(ofTone: measured)
        let evidence = [Evidence("tone", measured), Evidence("measured_step", position.step)]
        guard let reading else { return Verdict(position, by: .colors, evidence) }
        let read = SkinFit.tone(read: reading.values(SkinModifier.self))
        let tone = min(max(measured, read - Limits.skinBand), read + Limits.skinBand)
        return Verdict(
            SkinFit.position(ofTone: tone), by: tone == measured ? .colors : .reading,
            evidence + [Evidence("read_tone", read), Evidence("band", abs(measured - read), limit: Limits.skinBand)])
    }
}
