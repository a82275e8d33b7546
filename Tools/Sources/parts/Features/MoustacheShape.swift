import Imaging

/// The form of a moustache, in units of the art frame.
struct MoustacheShape {
    /// Half its width.
    var reach = 60.0
    /// Its height beside the middle.
    var height = 20.0
    /// How much lower than its upper edge the ends are.
    var tip = 12.0
    /// How far the ends curl up.
    var curl = 0.0
    /// Its upper edge.
    var y = 340.0

    var path: PathBuilder {
        let end = at(256 + reach, y + 4 + tip - curl)
        let low = y + 4 + height
        let start = PathBuilder().move(256, y + 5)
            .curve(at(262, y), at(270, y - 2), at(282, y + 1))
        if curl > 0 {
            return
                start
                .curve(at(256 + reach * 0.62, y + 7), at(256 + reach * 0.78, y + 10), end)
                .curve(
                    at(256 + reach * 1.02, y + height * 0.9), at(256 + reach * 0.76, low + 6),
                    at(256 + reach * 0.5, low)
                )
                .curve(at(256 + reach * 0.3, low - 2), at(262, low), at(256, low - 6)).reflected()
        }
        return
            start
            .curve(at(256 + reach * 0.66, y + 5), at(end.x - 2, end.y - tip * 0.5), end)
            .curve(at(end.x + 1, end.y + 7), at(256 + reach * 0.72, low + tip * 0.2), at(256 + reach * 0.42, low))
            .curve(at(256 + reach * 0.24, low), at(262, low - 2), at(256, low - 5)).reflected()
    }
}
