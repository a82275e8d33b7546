import FaceAtlas
package import Imaging

extension FaceColors {
    /// Measures the regions of `labels` in `crop`.
    ///
    /// - Precondition: both are of one size.
    package init(measuring labels: LabelMap, of crop: Image) {
        let sampler = ColorSampler(labels: labels, crop: crop)
        // The front of the face only: not the neck, the ears and the edge of the face, which lie in shadow.
        let front = sampler.colors(of: [.skin, .nose], margin: 2, rows: 66..<162, columns: 84..<172)
        skin = front.median(lightness: SkinTone.measuredRange)?.color
        let hairColors = sampler.colors(of: [.hair], margin: 2)
        hair = hairColors.median(lightness: 0.1...0.8)?.color
        hairLightnessSpread = hairColors.lightnessSpread
        facialHair = sampler.colors(of: [.facialHair], margin: 1).median(lightness: 0.05...0.7)?.color
        brow = sampler.colors(of: [.brow], margin: 1).median(lightness: 0.05...0.7)?.color
        iris = sampler.colors(of: [.iris], margin: 0, least: 10).median(lightness: 0.3...0.85)?.color
        lip = sampler.colors(of: [.lip], margin: 1).median(lightness: 0.2...0.85)?.color
        sclera = sampler.colors(of: [.eye], margin: 0, least: 12).median(lightness: 0.5...1)?.color
        glasses = sampler.colors(of: [.glasses], margin: 1).median(lightness: 0.05...0.75)?.color
        headwear = sampler.colors(of: [.headwear], margin: 2).median(lightness: 0.2...0.85)?.color
    }
}

/// Reads the pixels of label regions.
struct ColorSampler {
    /// More pixels than this do not make a median better.
    private static let most = 1500

    let labels: LabelMap
    let crop: Image
    /// For each label the indices of its pixels.
    private let pixels: [[Int]]

    init(labels: LabelMap, crop: Image) {
        precondition(labels.width == crop.width && labels.height == crop.height, "labels and picture differ in size")
        self.labels = labels
        self.crop = crop
        var pixels = [[Int]](repeating: [], count: FaceLabel.allCases.count)
        for (index, label) in labels.labels.enumerated() { pixels[Int(label)].append(index) }
        self.pixels = pixels
    }

    /// The colours of `labels` at least `margin` pixels inside their region, evenly thinned out, sorted by lightness.
    ///
    /// Where fewer than `least` pixels lie so far inside, the margin shrinks; empty when it is that few even without.
    func colors(
        of region: [FaceLabel], margin: Int, least: Int = 30, rows: Range<Int>? = nil, columns: Range<Int>? = nil
    ) -> [OKLab] {
        let all = region.flatMap { pixels[Int($0.rawValue)] }.filter {
            (rows?.contains($0 / labels.width) ?? true) && (columns?.contains($0 % labels.width) ?? true)
        }
        for distance in stride(from: margin, through: 0, by: -1) {
            let inner = distance == 0 ? all : all.filter { isInside($0, of: region, by: distance) }
            guard inner.count >= least else { continue }
            let step = (inner.count + Self.most - 1) / Self.most
            return stride(from: 0, to: inner.count, by: step).compactMap { color(at: inner[$0]) }
                .sorted { $0.lightness < $1.lightness }
        }
        return []
    }

    private func color(at index: Int) -> OKLab? {
        guard crop.pixels[index * 4 + 3] >= 128 else { return nil }
        return OKLab(
            red: crop.pixels[index * 4], green: crop.pixels[index * 4 + 1], blue: crop.pixels[index * 4 + 2])
    }

    /// Whether the eight pixels around, `distance` away, belong to the region too.
    private func isInside(_ index: Int, of region: [FaceLabel], by distance: Int) -> Bool {
        let (x, y) = (index % labels.width, index / labels.width)
        guard x >= distance, y >= distance, x + distance < labels.width, y + distance < labels.height else {
            return false
        }
        for dy in [-distance, 0, distance] {
            for dx in [-distance, 0, distance] where !region.contains(labels[x + dx, y + dy]) { return false }
        }
        return true
    }
}

extension [OKLab] {
    /// Of colours sorted by lightness: the median, along each axis, of those within a range of lightness quantiles.
    func median(lightness range: ClosedRange<Double>) -> OKLab? {
        guard !isEmpty else { return nil }
        let first = Int(Double(count - 1) * range.lowerBound)
        let last = Int((Double(count - 1) * range.upperBound).rounded(.up))
        let kept = self[first...last]
        func middle(_ axis: (OKLab) -> Double) -> Double { kept.map(axis).sorted()[kept.count / 2] }
        return OKLab(lightness: middle(\.lightness), a: middle(\.a), b: middle(\.b))
    }

    /// Of colours sorted by lightness: from the first decile to the last.
    var lightnessSpread: Double? {
        isEmpty ? nil : self[(count - 1) * 9 / 10].lightness - self[(count - 1) / 10].lightness
    }
}
