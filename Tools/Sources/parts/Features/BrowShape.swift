/// The form of the right brow, in units of the art frame.
struct BrowShape {
    var thickness = 14.0
    /// How far the brow rises above the line of its ends.
    var arch = 8.0
    /// How much higher the outer end is than the inner one.
    var tilt = 0.0
    /// How much higher than usual it sits.
    var lift = 0.0
    var length = 78.0
    /// Where it is highest, from the inner end (0) to the outer one (1).
    var peak = 0.62

    var path: PathBuilder {
        let inner = 319 - length * 0.5
        let y = 215 - lift
        let points = [0, 0.12, 0.35, peak, 0.85, 1].map { share -> (x: Double, y: Double, half: Double) in
            let rise =
                share < peak
                ? 1 - ((peak - share) / peak) * ((peak - share) / peak)
                : 1 - ((share - peak) / (1 - peak)) * ((share - peak) / (1 - peak))
            let taper = share < 0.1 ? 0.8 : share < 0.5 ? 1 : 1 - (share - 0.5) * 1.15
            return (
                x: inner + length * share, y: y - arch * rise - tilt * (share - 0.3),
                half: max(2, thickness / 2 * taper)
            )
        }
        return .tapered(points)
    }
}
