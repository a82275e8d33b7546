/// The form of a nose, in units of the art frame.
struct NoseShape {
    var width = 48.0
    /// The height of the nostrils.
    var baseY = 333.0
    /// How broad the bridge is, 1 for a nose of middle form.
    var bridge = 1.0
    /// How far the tip hangs under the nostrils; less than 0 where it is turned up.
    var drop = 0.0

    var half: Double { width / 2 }
    var wingY: Double { baseY - 15 }

    /// Nearly a triangle, as noses are in photos; of it only the lower half is drawn, by its shade or its lines.
    var silhouette: PathBuilder {
        let top = 262.0
        let ridge = min(half * 0.55 * bridge, half * 0.8)
        return PathBuilder().move(256, top)
            .curve(at(256 + 5 * bridge, top), at(256 + half * 0.24 * bridge, top + 10), at(256 + ridge, wingY - 21))
            .curve(at(256 + half * 0.68, wingY - 12), at(256 + half, wingY - 13), at(256 + half, wingY + 2))
            .curve(at(256 + half, wingY + 13), at(256 + half * 0.62, baseY - 4), at(256 + half * 0.45, baseY - 2))
            .curve(
                at(256 + half * 0.3, baseY + 3 + drop), at(256 + half * 0.12 + max(0, drop) * 0.7, baseY + 4 + drop),
                at(256, baseY + 4 + drop)
            )
            .reflected()
    }
}
