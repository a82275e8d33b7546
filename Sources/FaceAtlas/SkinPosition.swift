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
    package var color: OKLab { color(of: SkinTone.allCases.map { OKLab($0.color) }) }

    /// The colour between those on either side in a scale of as many tones as Monk's, from light to dark.
    package func color(of tones: [OKLab]) -> OKLab {
        precondition(tones.count == SkinTone.allCases.count, "the scale has another number of tones")
        let lower = Int(step.rounded(.down))
        let (light, dark) = (tones[lower - 1], tones[min(lower, tones.count - 1)])
        let share = step - Double(lower)
        func between(_ axis: (OKLab) -> Double) -> Double { axis(light) + share * (axis(dark) - axis(light)) }
        return OKLab(lightness: between(\.lightness), a: between(\.a), b: between(\.b))
    }
}
