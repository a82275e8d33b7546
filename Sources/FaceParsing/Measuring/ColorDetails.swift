import FaceAtlas
import Imaging

/// Colours of parts of the hair and of the zones where beards grow: one colour a region does not tell grey from fair, or stubble from shadow.
///
/// `Tools/training/attributes/reader.py` measures the same for the training; the two must stay alike.
package struct ColorDetails: Sendable, Hashable {
    /// Fifths of the hair by lightness, from the darkest.
    private static let bands = [0...0.2, 0.2...0.4, 0.4...0.6, 0.6...0.8, 0.8...1]

    /// A zone of the face: its colour, and how much its lightness spreads from the first decile to the last.
    private struct Spot {
        let color: OKLab
        let spread: Double

        /// `nil` where less than twelve pixels are bare or bearded skin.
        init?(_ zone: Zone, of sampler: ColorSampler) {
            let colors = sampler.colors(of: [.skin, .nose, .neck, .facialHair], margin: 0, least: 12, in: zone)
            guard let color = colors.median(lightness: 0...1), let spread = colors.lightnessSpread else { return nil }
            (self.color, self.spread) = (color, spread)
        }

        var values: [Double] { [color.lightness, color.a, color.b, spread] }
    }

    /// Lightness, a and b of each band of the hair, then of the hair of the crown and of what hangs beside the face; then lightness, a, b
    /// and spread of the cheekbones, and what the zones of beards differ from them by. `nil` where nothing is seen.
    package private(set) var values = [Double?](repeating: nil, count: count)

    static let count = 3 * (bands.count + 2) + 4 * (1 + Zone.beardZones.count)

    /// None.
    package init() {}

    /// - Parameter hair: colours of the hair, sorted by lightness.
    init(measuring sampler: ColorSampler, hair: [OKLab]) {
        let hanging = [Zone.upperFrame, .lowerFrame].map { zone in
            sampler.colors(of: [.hair], margin: 1, in: zone).median(lightness: 0.1...0.8)
        }
        values = (Self.bands.map { hair.median(lightness: $0) } + hanging).flatMap { color in
            [color?.lightness, color?.a, color?.b]
        }
        let sides = Zone.cheekbones.compactMap { Spot($0, of: sampler)?.values }
        let cheeks = sides.count == 2 ? zip(sides[0], sides[1]).map { ($0 + $1) / 2 } : nil
        let spots = Zone.beardZones.map { zone -> [Double]? in
            guard let cheeks, let spot = Spot(zone, of: sampler) else { return nil }
            return zip(spot.values, cheeks).map { $0 - $1 }
        }
        for spot in [cheeks] + spots {
            let numbers: [Double?] = spot ?? [nil, nil, nil, nil]
            values += numbers
        }
    }
}
