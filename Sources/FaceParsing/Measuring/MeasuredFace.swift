import FaceAtlas
import Imaging

/// What can be measured of a face: numbers and colours, of which nothing is decided yet.
package struct MeasuredFace: Sendable, Hashable {
    /// Points and sizes.
    package let geometry: FaceGeometry
    /// Colours of the regions.
    package let colors: FaceColors
    /// Shares of what covers the face.
    package let shares: CoverShares

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - colors: measured from the same labels.
    /// - Precondition: `labels` is 256×256.
    package init(labels: LabelMap, colors: FaceColors) {
        geometry = FaceGeometry(measuring: labels)
        shares = CoverShares(measuring: labels, mouth: geometry.mouth)
        self.colors = colors
    }

    init(geometry: FaceGeometry, colors: FaceColors, shares: CoverShares) {
        (self.geometry, self.colors, self.shares) = (geometry, colors, shares)
    }

    /// Distance in OKLab between facial hair and skin; `nil` where either has no colour.
    var beardContrast: Double? {
        guard let skin = colors.skin, let beard = colors.facialHair else { return nil }
        return OKLab(skin).distance(to: OKLab(beard))
    }
}

/// How much of a face is covered by glasses, hair and headwear; shares are 0…1.
package struct CoverShares: Sendable, Hashable {
    /// One number for each eye.
    package struct Pair: Sendable, Hashable {
        package let left: Double
        package let right: Double
    }

    /// Of both eyes with their surroundings: glasses.
    package let glasses: Double
    /// Of each eye's own box: glasses, so a lens that hides it.
    package let lens: Pair
    /// Of each eye's own box: hair, headwear, or what lies beyond the picture.
    package let overEye: Pair
    /// Headwear, in square units of the canonical frame.
    package let headwearArea: Double
    /// Facial hair among skin and facial hair in the lower face.
    package let lowerFaceHair: Double
    /// The same between nose and mouth.
    package let upperLipHair: Double
    /// The same on the chin.
    package let chinHair: Double
    /// The same on both cheeks beside the mouth.
    package let cheekHair: Double

    /// Shares of which each is what `number` gives for it.
    init(_ number: ((CoverShares) -> Double) -> Double) {
        func pair(_ pair: KeyPath<CoverShares, Pair>) -> Pair {
            Pair(left: number { $0[keyPath: pair].left }, right: number { $0[keyPath: pair].right })
        }
        (glasses, lens, overEye) = (number(\.glasses), pair(\.lens), pair(\.overEye))
        headwearArea = number(\.headwearArea)
        (lowerFaceHair, upperLipHair) = (number(\.lowerFaceHair), number(\.upperLipHair))
        (chinHair, cheekHair) = (number(\.chinHair), number(\.cheekHair))
    }

    /// - Precondition: `labels` is 256×256.
    init(measuring labels: LabelMap, mouth: FaceGeometry.Mouth?) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        func pair(_ covering: FaceLabelSet) -> Pair {
            Pair(left: labels.share(of: covering, in: .leftLens), right: labels.share(of: covering, in: .rightLens))
        }
        let unit = CanonicalFrame.unitsPerPixel
        glasses = labels.share(of: [.glasses], in: .glasses)
        lens = pair([.glasses])
        overEye = pair([.hair, .headwear, .background])
        headwearArea = Double(labels.count(of: [.headwear])) * unit * unit

        // Zones around the mouth move with it.
        func share(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
            let beard = labels.count(of: [.facialHair], rows: rows, columns: columns)
            let skin = labels.count(of: [.skin], rows: rows, columns: columns)
            return beard + skin < 20 ? 0 : Double(beard) / Double(beard + skin)
        }
        let line = mouth?.center.y ?? FaceLine.mouth
        let upper = Int((line - (mouth?.upperLip ?? 10)) / unit)
        let lower = Int((line + (mouth?.lowerLip ?? 10)) / unit)
        let lowest = Zone.chin.rows.upperBound
        upperLipHair = share(upper - 8..<upper + 1, Zone.upperLip.columns)
        chinHair = share(min(lower + 4, lowest - 1)..<lowest, Zone.chin.columns)
        let cheekRows = upper..<max(lower + 8, upper + 12)
        cheekHair = (share(cheekRows, Zone.leftCheek.columns) + share(cheekRows, Zone.rightCheek.columns)) / 2
        lowerFaceHair = share(Zone.lowerFace.rows, Zone.lowerFace.columns)
    }
}
