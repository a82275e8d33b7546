package import Imaging

/// A place on the Monk scale, also between two of its tones.
package struct SkinPosition: Sendable, Hashable {
    /// 1 (lightest) … 10 (darkest).
    package let step: Double

    /// - Parameter step: held within 1…10.
    package init(step: Double) {
        let last = Double(SkinTone.allCases.count)
        self.step = min(max(step, 1), last)
    }

    /// The nearest tone of the scale.
    package var tone: SkinTone { SkinTone(rawValue: Int(step.rounded())) ?? .monk5 }

    /// The colour between those of the tones on either side.
    package var color: OKLab {
        let lower = step.rounded(.down)
        let light = OKLab((SkinTone(rawValue: Int(lower)) ?? .monk1).color)
        let dark = OKLab((SkinTone(rawValue: Int(lower) + 1) ?? .monk10).color)
        let share = step - lower
        func between(_ axis: (OKLab) -> Double) -> Double { axis(light) + share * (axis(dark) - axis(light)) }
        return OKLab(lightness: between(\.lightness), a: between(\.a), b: between(\.b))
    }
}
