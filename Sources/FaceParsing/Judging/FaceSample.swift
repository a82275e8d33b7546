import FaceAtlas
import Imaging

/// What one frame of a video shows of a person: what a judgement goes by, and how much it counts.
package struct FaceSample: Sendable {
    let measured: MeasuredFace
    let attributes: AttributeReading?
    /// Seconds for which the frame stands, fewer where it shows less of the person.
    package let weight: Double

    package init(_ face: ParsedFace, weight: Double) {
        (measured, attributes, self.weight) = (face.measured, face.attributes, weight)
    }
}

extension ParsedFace {
    /// This frame's face, judged by what several frames show of the person.
    ///
    /// Colours, the area of the hair and shares of what covers the face are their medians, so that a frame that was read
    /// wrongly counts for nothing, and probabilities their means. Eyes and mouth stay as this frame has them.
    package func judged(by samples: [FaceSample]) -> ParsedFace {
        guard !samples.isEmpty else { return self }
        let person = MeasuredFace(of: samples, geometry: geometry)
        var reading = AttributeReading(mean: samples)
        if let mouth = attributes?.mouth { reading?.mouth = mouth }
        return ParsedFace(self, measured: person, attributes: reading)
    }
}

extension AttributeReading {
    fileprivate init?(mean samples: [FaceSample]) {
        self.init(mean: samples.compactMap { sample in sample.attributes.map { ($0, sample.weight) } })
    }
}

extension MeasuredFace {
    /// - Parameter geometry: points and sizes of the frame that is judged.
    fileprivate init(of samples: [FaceSample], geometry: FaceGeometry) {
        func median(_ value: (MeasuredFace) -> Double?) -> Double? {
            samples.compactMap { sample in value(sample.measured).map { ($0, sample.weight) } }.weightedMedian
        }
        var colors = FaceColors()
        for path in FaceColors.all {
            let seen = samples.compactMap { sample in
                sample.measured.colors[keyPath: path].map { (OKLab($0), sample.weight) }
            }
            func middle(_ axis: (OKLab) -> Double) -> Double? { seen.map { (axis($0.0), $0.1) }.weightedMedian }
            guard let lightness = middle(\.lightness), let a = middle(\.a), let b = middle(\.b) else { continue }
            colors[keyPath: path] = OKLab(lightness: lightness, a: a, b: b).color
        }
        colors.hairLightnessSpread = median(\.colors.hairLightnessSpread)
        // Of the hair only its area is judged; the frame whose area is the middle one lends it.
        let area = median { $0.geometry.hair?.area ?? 0 }
        var geometry = geometry
        geometry.hair = samples.first { ($0.measured.geometry.hair?.area ?? 0) == area }?.measured.geometry.hair
        self.init(
            geometry: geometry, colors: colors,
            shares: CoverShares { share in median { share($0.shares) } ?? 0 })
    }
}

extension [(Double, Double)] {
    /// Of values with weights: the value up to which half of the weight lies; `nil` for none.
    var weightedMedian: Double? {
        let sorted = sorted { $0.0 < $1.0 }
        let half = sorted.reduce(0) { $0 + $1.1 } / 2
        var below = 0.0
        for (value, weight) in sorted {
            below += weight
            if below >= half { return value }
        }
        return sorted.last?.0
    }
}
