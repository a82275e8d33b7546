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
        reading?.probabilities[.mouth] = attributes?.probabilities[.mouth]
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
        func middle(_ color: (FaceColors) -> OKLab?) -> OKLab? {
            func middle(_ axis: (OKLab) -> Double) -> Double? { median { color($0.colors).map(axis) } }
            guard let lightness = middle(\.lightness), let a = middle(\.a), let b = middle(\.b) else { return nil }
            return OKLab(lightness: lightness, a: a, b: b)
        }
        for path in FaceColors.all { colors[keyPath: path] = middle { $0[keyPath: path].map { OKLab($0) } }?.color }
        for path in LightWitnesses.all { colors.witnesses[keyPath: path] = middle { $0.witnesses[keyPath: path] } }
        colors.witnesses.colorfulness = median(\.colors.witnesses.colorfulness)
        colors.hairLightnessSpread = median(\.colors.hairLightnessSpread)
        if let iris = samples.lazy.compactMap(\.measured.colors.irisMeasures).first {
            colors.irisMeasures = IrisMeasures(
                values: iris.values.indices.map { index in median { $0.colors.irisMeasures?.values[index] } ?? 0 })
        }
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

extension FaceSample {
    /// How unlike two people are: 0 for the same, about 1 for people who have nothing in common.
    ///
    /// The mean over all that was read of how much of the probability lies elsewhere (the total variation, 0…1), and the
    /// distances of skin and hair in OKLab, as multiples of what is rare within a person.
    package static func difference(of samples: [FaceSample], from others: [FaceSample]) -> Double {
        let faces = [samples, others].map { MeasuredFace(of: $0, geometry: FaceGeometry()) }
        let distances = [\FaceColors.skin, \.hair].compactMap { color -> Double? in
            guard let one = faces[0].colors[keyPath: color], let other = faces[1].colors[keyPath: color] else {
                return nil
            }
            return min(OKLab(one).distance(to: OKLab(other)) / Self.otherColor, 1)
        }
        var parts = distances
        if let one = AttributeReading(mean: samples), let other = AttributeReading(mean: others) {
            parts += one.variations(from: other)
        }
        return parts.isEmpty ? 0 : parts.reduce(0, +) / Double(parts.count)
    }

    /// A distance in OKLab between colours of one thing that light alone seldom makes.
    private static let otherColor = 0.15
}

extension AttributeReading {
    /// For each attribute of a person, but not of an expression, the total variation between the probabilities, 0…1.
    fileprivate func variations(from other: AttributeReading) -> [Double] {
        probabilities.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { attribute, values in
            guard attribute != .mouth, attribute != .eyes, let others = other.probabilities[attribute] else {
                return nil
            }
            return zip(values, others).reduce(0) { $0 + Double(abs($1.0 - $1.1)) } / 2
        }
    }
}
