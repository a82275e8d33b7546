import FaceAtlas
import Imaging

extension FacePresence {
    /// Decides from the shares of labels in fixed regions of the canonical frame.
    ///
    /// - Precondition: `labels` is 256×256.
    package init(measuring labels: LabelMap, geometry: FaceGeometry, colors: FaceColors) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        let unitArea = CanonicalFrame.unitsPerPixel * CanonicalFrame.unitsPerPixel

        // Glasses: the band of both eyes for "worn at all", the eyes' own boxes for "hides the eyes".
        glassesShare = labels.share(of: [.glasses], rows: 98..<142, columns: 78..<178)
        let lenses = [93..<121, 135..<163].map { labels.share(of: [.glasses], rows: 112..<126, columns: $0) }
        let eyes = [geometry.leftEye, geometry.rightEye]
        let seesEye = zip(lenses, eyes).contains { $0 < Limits.darkLens && $1 != nil }
        if glassesShare < Limits.glasses {
            glasses = .none
        } else {
            glasses = lenses.mean >= Limits.darkLens && !seesEye ? .sun : .clear
        }
        // Eyes that are open alike have one state, so that a narrow one is no wink; nor is the far eye of a turned head.
        let openings = eyes.map { $0?.opening ?? 0 }
        let widest = openings.max() ?? 0
        let isTurned = abs(geometry.turn ?? 0) >= FaceGeometry.clearTurn
        let states = (0...1).map { side -> Eye in
            let isSeen = eyes[side] != nil && (isTurned || openings[side] >= Limits.wink * widest)
            if isSeen, widest >= Limits.openEye { return .open }
            if lenses[side] >= Limits.darkLens { return .hidden }
            let columns = side == 0 ? 93..<121 : 135..<163
            let covered = labels.share(of: [.hair, .headwear, .background], rows: 112..<126, columns: columns)
            if covered >= 0.5 || (isTurned && eyes[side] == nil && widest >= Limits.openEye) { return .hidden }
            return .closed
        }
        (leftEye, rightEye) = (states[0], states[1])

        headwearArea = Double(labels.count(of: [.headwear])) * unitArea
        headwear = headwearArea >= Limits.headwearArea
        hair = (geometry.hair?.area ?? 0) >= Limits.hairArea

        // Facial hair, by where it is.
        let beard = BeardShares(labels: labels, mouth: geometry.mouth)
        facialHairShare = beard.lowerFace
        upperLipHairShare = beard.upperLip
        chinHairShare = beard.chin
        cheekHairShare = beard.cheeks
        facialHair = beard.kind(isFaint: Self.isFaint(colors))
        mouth = geometry.mouth.map(Self.state)
    }

    private static func state(of mouth: FaceGeometry.Mouth) -> Mouth {
        guard mouth.opening >= Limits.partedMouth else { return mouth.smile >= Limits.smile ? .smile : .closed }
        let isWide = mouth.opening > Limits.wideMouth && mouth.teethShare < 0.5
        return isWide || mouth.teethShare < Limits.teeth ? .open : .teeth
    }

    /// Whether facial hair is hardly darker than the skin, as stubble is.
    private static func isFaint(_ colors: FaceColors) -> Bool {
        guard let skin = colors.skin, let beard = colors.facialHair else { return false }
        return OKLab(skin).distance(to: OKLab(beard)) < Limits.stubbleContrast
    }

    /// Thresholds, chosen on the training half of the photos; `docs/models/face-measures.md` says how.
    enum Limits {
        static let glasses = 0.014
        static let darkLens = 0.45
        static let headwearArea = 15000.0
        /// Headwear counts from this area and probability on, where attributes were read.
        static let readHeadwearArea = 12000.0
        static let likelyHeadwear: Float = 0.1
        static let likelyWhiskers: Float = 0.2
        static let hairArea = 1200.0
        /// Eyes are open from this height of the wider opening on …
        static let openEye = 8.5
        /// … but for one whose opening is less than this share of the other's.
        static let wink = 0.5
        static let facialHair = 0.14
        static let upperLipHair = 0.7
        static let chinHair = 0.75
        static let cheekHair = 0.85
        /// A moustache alone is small: this share above the lip is enough, without hair on the chin.
        static let moustache = 0.45
        static let stubbleContrast = 0.05
        static let partedMouth = 2.0
        static let wideMouth = 16.0
        static let teeth = 0.02
        static let smile = 0.07
    }
}

/// Shares of facial hair in the zones of the lower face.
struct BeardShares {
    let lowerFace: Double
    let upperLip: Double
    let chin: Double
    let cheeks: Double

    init(labels: LabelMap, mouth: FaceGeometry.Mouth?) {
        let unit = CanonicalFrame.unitsPerPixel
        let center = mouth?.center.y ?? 334
        let upper = Int((center - (mouth?.upperLip ?? 10)) / unit)
        let lower = Int((center + (mouth?.lowerLip ?? 10)) / unit)
        func share(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
            let beard = labels.count(of: [.facialHair], rows: rows, columns: columns)
            let skin = labels.count(of: [.skin], rows: rows, columns: columns)
            return beard + skin < 20 ? 0 : Double(beard) / Double(beard + skin)
        }
        upperLip = share(upper - 8..<upper + 1, 112..<144)
        chin = share(min(lower + 4, 199)..<200, 114..<142)
        let cheekRows = upper..<max(lower + 8, upper + 12)
        cheeks = (share(cheekRows, 84..<106) + share(cheekRows, 150..<172)) / 2
        lowerFace = share(148..<200, 80..<176)
    }

    func kind(isFaint: Bool) -> FacePresence.FacialHair {
        typealias Limits = FacePresence.Limits
        guard lowerFace >= Limits.facialHair else {
            return upperLip >= Limits.moustache && chin < Limits.chinHair ? .moustache : .none
        }
        if isFaint { return .stubble }
        if cheeks >= Limits.cheekHair { return .beard }
        if chin >= Limits.chinHair { return .goatee }
        return upperLip >= Limits.upperLipHair ? .moustache : .stubble
    }
}

extension LabelMap {
    /// Share of `labels` among the pixels of the given rows and columns, 0…1.
    func share(of labels: FaceLabelSet, rows: Range<Int>, columns: Range<Int>) -> Double {
        Double(count(of: labels, rows: rows, columns: columns)) / Double(max(rows.count * columns.count, 1))
    }
}
