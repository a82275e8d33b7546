import FaceAtlas
public import Imaging

/// Colours of a face's regions, measured robustly in OKLab; `nil` where a region is missing or too small.
///
/// These are what the photo shows, in its own light. What skin and hair are called (``ParsedFace/skinTone``,
/// ``ParsedFace/hairName``) is judged from them; which colours an avatar takes is for the making of it, and the colours that
/// follow from those (shades, lips) for the style that draws it.
public struct FaceColors: Sendable, Hashable {
    /// Forehead, cheeks and nose, without shadow and shine.
    public var skin: Color?
    /// The hair, without its darkest and lightest parts.
    public var hair: Color?
    /// Difference in OKLab lightness between the lightest and the darkest tenth of the hair, 0…1: high for
    /// highlights, streaks of grey and strong light.
    package var hairLightnessSpread: Double?
    /// Beard and moustache.
    public var facialHair: Color?
    /// Both brows.
    public var brow: Color?
    /// Iris without the darkest part (the pupil) and the glints.
    public var iris: Color?
    /// What irises are named by.
    package var irisMeasures: IrisMeasures?
    /// Both lips.
    public var lip: Color?
    /// The brighter half of the white of the eyes.
    package var sclera: Color?
    /// Rims, and lenses that hide the eyes.
    public var glasses: Color?
    /// What is worn on the head.
    public var headwear: Color?
    /// What else shows in what light the face was taken.
    package var witnesses = LightWitnesses()
    /// What names of colours and beards are read from.
    package var details = ColorDetails()

    /// No colours.
    package init() {}

    /// Every colour that is measured.
    static let all: [any WritableKeyPath<FaceColors, Color?> & Sendable] = [
        \.skin, \.hair, \.facialHair, \.brow, \.iris, \.lip, \.sclera, \.glasses, \.headwear,
    ]
}

extension FaceColors {
    /// Measures the regions of `labels` in `crop`.
    ///
    /// - Precondition: both are of one size.
    package init(measuring labels: LabelMap, of crop: Image) {
        let sampler = ColorSampler(labels: labels, crop: crop)
        skin = sampler.colors(of: [.skin, .nose], margin: 2, in: .frontOfFace).median(lightness: 0.3...0.9)?.color
        let hairColors = sampler.colors(of: [.hair], margin: 2)
        hair = hairColors.median(lightness: 0.1...0.8)?.color
        hairLightnessSpread = hairColors.lightnessSpread
        facialHair = sampler.colors(of: [.facialHair], margin: 1).median(lightness: 0.05...0.7)?.color
        brow = sampler.colors(of: [.brow], margin: 1).median(lightness: 0.05...0.7)?.color
        let irisColors = sampler.colors(of: [.iris], margin: 0, least: 10)
        iris = irisColors.median(lightness: 0.3...0.85)?.color
        irisMeasures = IrisMeasures(irisColors)
        lip = sampler.colors(of: [.lip], margin: 1).median(lightness: 0.2...0.85)?.color
        sclera = sampler.colors(of: [.eye], margin: 0, least: 12).median(lightness: 0.5...1)?.color
        glasses = sampler.colors(of: [.glasses], margin: 1).median(lightness: 0.05...0.75)?.color
        headwear = sampler.colors(of: [.headwear], margin: 2).median(lightness: 0.2...0.85)?.color
        witnesses = LightWitnesses(measuring: sampler)
        details = ColorDetails(measuring: sampler, hair: hairColors)
    }
}

/// Reads the pixels of label regions.
struct ColorSampler {
    /// More pixels than this do not make a median better.
    private static let most = 1500

    let labels: LabelMap
    let crop: Image
    /// For each label the indices of its pixels.
    private let pixels: [[Int32]]

    init(labels: LabelMap, crop: Image) {
        precondition(labels.width == crop.width && labels.height == crop.height, "labels and picture differ in size")
        self.labels = labels
        self.crop = crop
        var pixels = [[Int32]](repeating: [], count: FaceLabel.allCases.count)
        for (index, label) in labels.labels.enumerated() { pixels[Int(label)].append(Int32(index)) }
        self.pixels = pixels
    }

    /// The colours of `labels` at least `margin` pixels inside their region, evenly thinned out, sorted by lightness.
    ///
    /// Where fewer than `least` pixels lie so far inside, the margin shrinks; empty when it is that few even without.
    func colors(of region: [FaceLabel], margin: Int, least: Int = 30, in zone: Zone? = nil) -> [OKLab] {
        var all = region.count == 1 ? pixels[Int(region[0].rawValue)] : region.flatMap { pixels[Int($0.rawValue)] }
        if let zone {
            let (rows, columns) = (zone.rows, zone.columns)
            all = all.filter { index in
                let (y, x) = index.quotientAndRemainder(dividingBy: Int32(labels.width))
                return rows.contains(Int(y)) && columns.contains(Int(x))
            }
        }
        for distance in stride(from: margin, through: 0, by: -1) {
            let inner = distance == 0 ? all : inside(all, of: FaceLabelSet(region), by: distance)
            guard inner.count >= least else { continue }
            let step = (inner.count + Self.most - 1) / Self.most
            return stride(from: 0, to: inner.count, by: step).compactMap { color(at: Int(inner[$0])) }
                .sortedByLightness()
        }
        return []
    }

    private func color(at index: Int) -> OKLab? {
        guard crop.pixels[index * 4 + 3] >= 128 else { return nil }
        return OKLab(
            red: crop.pixels[index * 4], green: crop.pixels[index * 4 + 1], blue: crop.pixels[index * 4 + 2])
    }

    /// Of some pixels those whose eight pixels around, `distance` away, belong to the region too.
    private func inside(_ pixels: [Int32], of region: FaceLabelSet, by distance: Int) -> [Int32] {
        let (width, height) = (labels.width, labels.height)
        return labels.labels.withUnsafeBufferPointer { map in
            pixels.filter { index in
                let (line, column) = index.quotientAndRemainder(dividingBy: Int32(width))
                let (x, y) = (Int(column), Int(line))
                guard x >= distance, y >= distance, x + distance < width, y + distance < height else { return false }
                func holds(_ index: Int) -> Bool {
                    region.holds(map[index &- distance]) && region.holds(map[index])
                        && region.holds(map[index &+ distance])
                }
                let index = Int(index)
                return holds(index) && holds(index &- distance &* width) && holds(index &+ distance &* width)
            }
        }
    }
}

extension [OKLab] {
    /// The same colours, equal ones in the order in which they were: into buckets first, after which none is far from its place.
    fileprivate func sortedByLightness() -> [OKLab] {
        let buckets = 1024
        func bucket(_ color: OKLab) -> Int {
            Swift.min(Swift.max(Int(color.lightness * Double(buckets)), 0), buckets - 1)
        }
        var places = [Int](repeating: 0, count: buckets + 1)
        for color in self { places[bucket(color) + 1] += 1 }
        for index in 1...buckets { places[index] += places[index - 1] }
        var sorted = self
        for color in self {
            let bucket = bucket(color)
            sorted[places[bucket]] = color
            places[bucket] += 1
        }
        for index in sorted.indices {
            let color = sorted[index]
            var place = index
            while place > 0, sorted[place - 1].lightness > color.lightness {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            sorted[place] = color
        }
        return sorted
    }

    /// Of colours sorted by lightness: the median, along each axis, of those within a range of lightness quantiles.
    func median(lightness range: ClosedRange<Double>) -> OKLab? {
        guard !isEmpty else { return nil }
        let first = Int(Double(count - 1) * range.lowerBound)
        let last = Int((Double(count - 1) * range.upperBound).rounded(.up))
        let kept = self[first...last]
        func middle(_ axis: (OKLab) -> Double) -> Double {
            var values = kept.map(axis)
            return values.smallest(kept.count / 2)
        }
        // They are sorted by lightness already.
        return OKLab(lightness: kept[first + kept.count / 2].lightness, a: middle { $0.a }, b: middle { $0.b })
    }

    /// Of colours sorted by lightness: from the first decile to the last.
    var lightnessSpread: Double? {
        isEmpty ? nil : self[(count - 1) * 9 / 10].lightness - self[(count - 1) / 10].lightness
    }
}

extension [Double] {
    /// The value that would stand at `index` if they were sorted; their order is changed.
    ///
    /// Source: C. A. R. Hoare, “Algorithm 65: Find”, Communications of the ACM 4 (1961).
    fileprivate mutating func smallest(_ index: Int) -> Double {
        var (low, high) = (0, count - 1)
        while low < high {
            let pivot = self[(low + high) / 2]
            var (left, right) = (low, high)
            repeat {
                while self[left] < pivot { left += 1 }
                while pivot < self[right] { right -= 1 }
                if left <= right {
                    swapAt(left, right)
                    left += 1
                    right -= 1
                }
            } while left <= right
            if right < index { low = left }
            if index < left { high = right }
        }
        return self[index]
    }
}
