import Imaging

/// The outlines of lenses on the right side of the face, and what holds them.
enum Lens {
    static func rectangle(_ width: Double, _ height: Double, radius: Double) -> PathBuilder {
        .rectangle(323 - width / 2, 272 - height / 2, width, height, radius: radius)
    }

    static let wayfarer = PathBuilder()
        .move(286, 244).curve(at(310, 239), at(346, 240), at(362, 244))
        .curve(at(370, 247), at(370, 256), at(367, 266)).curve(at(363, 292), at(346, 306), at(322, 306))
        .curve(at(296, 306), at(280, 292), at(278, 264)).curve(at(277, 252), at(278, 246), at(286, 244)).close()

    static let aviator = PathBuilder()
        .move(284, 246).curve(at(304, 240), at(346, 240), at(362, 246))
        .curve(at(374, 252), at(370, 280), at(360, 298)).curve(at(350, 316), at(322, 320), at(304, 308))
        .curve(at(286, 296), at(276, 274), at(276, 258)).curve(at(276, 250), at(278, 248), at(284, 246)).close()

    static let catEye = PathBuilder()
        .move(284, 252).curve(at(304, 246), at(336, 246), at(376, 234))
        .curve(at(382, 240), at(376, 262), at(368, 280)).curve(at(358, 300), at(336, 304), at(316, 303))
        .curve(at(290, 302), at(278, 286), at(277, 266)).curve(at(276, 256), at(278, 254), at(284, 252)).close()

    static let hexagon = PathBuilder()
        .move(300, 236).line(344, 236).curve(at(349, 236), at(352, 238), at(354, 242)).line(368, 268)
        .curve(at(370, 272), at(370, 276), at(368, 280)).line(352, 308).curve(at(350, 312), at(347, 313), at(343, 313))
        .line(301, 313).curve(at(297, 313), at(294, 312), at(292, 308)).line(276, 280)
        .curve(at(274, 276), at(274, 272), at(276, 268)).line(290, 242).curve(at(292, 238), at(295, 236), at(300, 236))
        .close()

    static let browline = PathBuilder()
        .move(282, 250).line(366, 246).curve(at(372, 270), at(366, 306), at(324, 308))
        .curve(at(286, 308), at(276, 276), at(282, 250)).close()

    /// The bar over a browline lens.
    static let brow = PathBuilder()
        .move(276, 246).curve(at(300, 238), at(346, 236), at(378, 240)).curve(at(382, 248), at(378, 262), at(370, 264))
        .curve(at(350, 254), at(306, 254), at(282, 264)).curve(at(276, 262), at(274, 252), at(276, 246)).close()

    static let oversized = PathBuilder()
        .move(288, 236).curve(at(318, 228), at(350, 228), at(374, 238)).curve(at(386, 250), at(382, 296), at(364, 314))
        .curve(at(344, 330), at(302, 330), at(286, 312)).curve(at(270, 292), at(268, 246), at(288, 236)).close()

    static let sport = PathBuilder()
        .move(272, 256).curve(at(300, 246), at(350, 244), at(390, 250)).curve(at(392, 276), at(372, 300), at(330, 304))
        .curve(at(296, 306), at(276, 290), at(272, 256)).close()

    /// From the outer edges of the lenses, the right one at `x`, to the ears.
    static func temples(from x: Double) -> PathBuilder {
        PathBuilder().move(x, 258).line(256 + 138, 262).withMirrorImage()
    }

    /// Between the inner edges of the lenses, the right one at `x`.
    static func bridge(to x: Double) -> PathBuilder {
        PathBuilder().move(512 - x, 264).curve(at(250, 252), at(262, 252), at(x, 264))
    }
}
