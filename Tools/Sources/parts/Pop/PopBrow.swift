import Foundation
import Imaging
import PartLibrary

/// The form of the right brow of `pop`: a bow that may grow thinner outwards.
struct PopBrow: Sendable {
    /// Widths at the inner end, in the middle, and at the outer end.
    var widths = (10.5, 11.5, 9.5)
    var length = 78.0
    /// How high the peak lies above the line of the ends.
    var arch = 13.0
    /// Where it lies, from the inner end (0) to the outer one (1).
    var peak = 0.55
    /// How much lower the outer end is than the inner one; never below 0, which would look cross.
    var drop = 5.0
    /// 0 a bow, 1 an angle at the peak.
    var angle = 0.0
    /// How much higher than usual it lies.
    var lift = 0.0
    /// How far it stands off the nose, beyond what is usual.
    var gap = 0.0

    /// A point of the middle line.
    func on(_ share: Double) -> Point {
        let side = share < peak ? (peak - share) / peak : (share - peak) / (1 - peak)
        let rise = 1 - pow(side, 2.1 - 0.8 * angle)
        return at(320 + gap + length * (share - 0.5), 220 - lift + drop * share - arch * rise)
    }

    func half(_ share: Double) -> Double {
        let (inner, middle, outer) = widths
        return
            (share < 0.45 ? inner + (middle - inner) * share / 0.45 : middle + (outer - middle) * (share - 0.45) / 0.55)
            / 2
    }

    var path: PathBuilder {
        let shares = Set([0, 0.15, 0.3, 0.45, peak, 0.7, 0.85, 1]).sorted()
        return .popStroke(shares.map { (on($0), half($0)) })
    }

    /// Hairs that stand out of the upper edge, where bushy brows grow upwards and outwards.
    var tufts: PathBuilder {
        [0.02, 0.2, 0.38, 0.56, 0.74].reduce(PathBuilder()) { path, share in
            let root = on(share)
            let tip = on(min(share + 0.15, 1)) - at(1, half(share) + 4.5)
            return path.adding(
                .popStroke([(root, half(share) * 0.7), (root.mix(tip, 0.55) + at(-2, -1.5), 4), (tip, 1.2)]))
        }
    }

    /// Single hairs along the brow.
    var hairs: PathBuilder {
        [0.0, 0.15, 0.31, 0.48, 0.66].reduce(PathBuilder()) { path, share in
            let size = half(share)
            let (from, to) = (on(share) + at(0, size * 0.7), on(min(share + 0.34, 1)) + at(0, -size * 0.55))
            return path.adding(.popStroke([(from, 2.6), (from.mix(to, 0.5) + at(-0.5, -1), 2.6), (to, 1.3)]))
        }
    }
}
