package import Imaging

/// How the pixels of both irises are spread, in OKLab: a median alone mixes pupil, iris and glints.
package struct IrisMeasures: Sendable, Hashable {
    /// Lightness at 0.1, 0.25, 0.5, 0.75 and 0.9 of the pixels, then a and b each at 0.25, 0.5 and 0.75.
    package let values: [Double]

    init(values: [Double]) { self.values = values }

    /// `nil` where no iris is seen.
    package init?(_ pixels: [OKLab]) {
        guard !pixels.isEmpty else { return nil }
        func quantiles(_ shares: [Double], of axis: (OKLab) -> Double) -> [Double] {
            let sorted = pixels.map(axis).sorted()
            return shares.map { sorted[Int(Double(sorted.count - 1) * $0)] }
        }
        let quarters = [0.25, 0.5, 0.75]
        values =
            quantiles([0.1, 0.25, 0.5, 0.75, 0.9], of: \.lightness) + quantiles(quarters, of: \.a)
            + quantiles(quarters, of: \.b)
    }
}
