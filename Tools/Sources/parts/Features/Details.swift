import FaceAtlas
import Imaging
import PartLibrary

/// What years leave on a face: lines from the nose to the mouth, under the eyes, at their corners and on the forehead.
enum Details {
    static let all = [
        PartDrawing(.details, "lines-middle", tags: [.age: AgeBand.middle.rawValue]) { drawing in
            drawing.crease([at(292, 338), at(311, 350), at(321, 368)], width: 6, opacity: 0.75)
            drawing.crease([at(289, 300), at(316, 311), at(345, 300)], width: 5, opacity: 0.5)
        },
        PartDrawing(.details, "lines-old", tags: [.age: AgeBand.old.rawValue]) { drawing in
            drawing.crease([at(290, 336), at(318, 350), at(330, 384)], width: 8, opacity: 1)
            drawing.crease([at(287, 299), at(316, 314), at(350, 300)], width: 7, opacity: 0.9)
            drawing.crease([at(363, 262), at(374, 257), at(383, 256)], width: 5, opacity: 0.85)
            drawing.crease([at(364, 272), at(376, 272), at(386, 275)], width: 5, opacity: 0.85)
            drawing.crease([at(361, 283), at(371, 289), at(379, 296)], width: 5, opacity: 0.85)
            drawing.brow([at(196, 176), at(256, 168), at(316, 176)], width: 6, opacity: 0.8)
            drawing.brow([at(208, 156), at(256, 150), at(304, 156)], width: 5, opacity: 0.7)
        },
    ]
}

extension PartDrawing {
    /// A fold of the skin on both sides: dark below, with a little light above it.
    fileprivate mutating func crease(_ spine: [Point], width: Double, opacity: Double) {
        let path = HairLock(spine: spine, width: width, belly: 0.5).path
        fill(path.withMirrorImage(), .skinShade, opacity: opacity)
        shadow(path.withMirrorImage(), opacity: opacity * 0.12)
    }

    /// A line across the forehead.
    fileprivate mutating func brow(_ spine: [Point], width: Double, opacity: Double) {
        let path = HairLock(spine: spine, width: width, belly: 0.5).path
        fill(path, .skinShade, opacity: opacity)
        shadow(path, opacity: opacity * 0.12)
    }
}
