import FaceAtlas
import Imaging
import PartLibrary

/// The outlines of lenses on the right side of the face, about (321, 277).
enum PopLens {
    /// - Parameter flare: how much wider it is above than below, on either side.
    static func box(_ width: Double, _ height: Double, radius: Double, flare: Double = 2) -> PathBuilder {
        let half = width / 2
        return .polygon(
            [
                at(321 - half - flare, 277 - height / 2), at(321 + half + flare, 277 - height / 2),
                at(321 + half - flare, 277 + height / 2), at(321 - half + flare, 277 + height / 2),
            ], radius: radius)
    }

    static let wayfarer = PathBuilder()
        .move(278, 238).curve(at(302, 232), at(350, 231), at(374, 236)).curve(at(384, 239), at(382, 252), at(378, 266))
        .curve(at(371, 300), at(352, 318), at(322, 318)).curve(at(290, 318), at(272, 300), at(269, 264))
        .curve(at(268, 250), at(268, 241), at(278, 238)).close()

    static let panto = PathBuilder()
        .move(284, 236).curve(at(306, 231), at(338, 231), at(360, 236)).curve(at(376, 241), at(376, 258), at(372, 276))
        .curve(at(366, 306), at(346, 322), at(321, 322)).curve(at(296, 322), at(276, 306), at(270, 276))
        .curve(at(267, 258), at(268, 241), at(284, 236)).close()

    static let catEye = PathBuilder()
        .move(280, 250).curve(at(304, 246), at(340, 244), at(376, 226)).curve(at(388, 222), at(390, 234), at(386, 250))
        .curve(at(378, 292), at(354, 316), at(320, 315)).curve(at(288, 314), at(270, 296), at(268, 266))
        .curve(at(268, 256), at(271, 251), at(280, 250)).close()

    static let butterfly = PathBuilder()
        .move(284, 246).curve(at(308, 238), at(346, 228), at(372, 230)).curve(at(390, 232), at(388, 262), at(384, 284))
        .curve(at(378, 316), at(352, 326), at(328, 322)).curve(at(296, 316), at(268, 296), at(268, 266))
        .curve(at(268, 254), at(272, 249), at(284, 246)).close()

    static let aviator = PathBuilder()
        .move(282, 240).curve(at(306, 234), at(352, 234), at(372, 240)).curve(at(388, 246), at(382, 288), at(368, 308))
        .curve(at(354, 328), at(318, 332), at(298, 316)).curve(at(276, 298), at(266, 272), at(268, 254))
        .curve(at(269, 245), at(273, 242), at(282, 240)).close()

    static let oversize = PathBuilder()
        .move(284, 232).curve(at(312, 222), at(354, 222), at(372, 232)).curve(at(390, 244), at(386, 304), at(366, 322))
        .curve(at(346, 336), at(302, 336), at(284, 320)).curve(at(262, 300), at(262, 244), at(284, 232)).close()

    static let hexagon = PathBuilder.polygon(
        [at(293, 229), at(349, 229), at(377, 278), at(349, 325), at(293, 325), at(266, 278)], radius: 16)

    static let octagon = PathBuilder.polygon(
        [
            at(292, 238), at(350, 238), at(376, 260), at(376, 296), at(350, 318), at(292, 318), at(266, 296),
            at(266, 260),
        ], radius: 9)

    /// Worn low on the nose.
    static let halfMoon = PathBuilder()
        .move(276, 292).line(366, 292).curve(at(376, 292), at(376, 302), at(372, 310)).curve(
            at(360, 334), at(342, 340), at(321, 340)
        )
        .curve(at(300, 340), at(282, 334), at(270, 310)).curve(at(266, 302), at(266, 292), at(276, 292)).close()

    /// A slanting band of light that begins at `x` below.
    static func glint(_ x: Double, width: Double) -> PathBuilder {
        PathBuilder().move(x + 44, 200).line(x + 44 + width, 200).line(x - 22 + width, 350).line(x - 22, 350).close()
    }

    static let pixel = PathBuilder()
        .move(256, 250).line(384, 250).line(384, 290).line(370, 290).line(370, 304).line(356, 304).line(356, 318).line(
            300, 318
        )
        .line(300, 304).line(286, 304).line(286, 290).line(272, 290).line(272, 264).line(256, 264).close()
}
