import FaceAtlas
import Imaging
import PartLibrary

/// Noses of `pop`: one soft drop in the skin's shade, with one light.
enum PopNoses {
    static let all = [
        nose("drop", width: 38, height: 34), nose("small", width: 30, height: 26), nose("wide", width: 56, height: 34),
    ]

    /// - Parameters:
    ///   - width: of the drop at its widest.
    ///   - tip: where it is widest, from its upper end (0) to its lower one (1).
    ///   - bridge: how far the drop is drawn out upwards.
    static func nose(
        _ id: String, width: Double, height: Double, tip: Double = 0.62, bridge: Double = 0, y: Double = 338
    ) -> PartDrawing {
        PartDrawing(.nose, id) { drawing in
            let half = width / 2
            let (top, wide) = (y - height - bridge, y - height * (1 - tip))
            let path = PathBuilder().move(256, top)
                .curve(at(256 + half * (bridge > 0 ? 0.3 : 0.6), top), at(256 + half, wide - height * 0.4), at(256 + half, wide))
                .curve(at(256 + half, y - height * 0.04), at(256 + half * 0.5, y), at(256, y))
                .reflected()
            drawing.fill(path, .skinShade)
            drawing.light(.ellipse(256 - half * 0.28, wide - height * 0.22, half * 0.3, height * 0.13, angle: -20), opacity: 0.4)
        }
    }
}
