import Imaging
import PartLibrary

/// Heads: the face's outline from skull to chin.
enum Heads {
    static let all = [
        head("oval", Outline())
    ]

    /// Half widths and heights of the outline.
    struct Outline {
        var top = 98.0
        var skull = 132.0
        var cheek = 138.0
        /// Half the width at the mouth's height.
        var jaw = 104.0
        var jawY = 376.0
        /// Half the width of the chin's flat.
        var chin = 44.0
        var chinY = 430.0
    }

    private static func head(_ id: String, _ outline: Outline) -> PartDrawing {
        PartDrawing(.head, id) { drawing in
            let path = PathBuilder.symmetric([
                at(256, outline.top), at(256 + outline.skull * 0.64, outline.top + 32),
                at(256 + outline.skull, 196), at(256 + outline.cheek, 280),
                at(256 + outline.cheek * 0.3 + outline.jaw * 0.7, outline.jawY - 36),
                at(256 + outline.jaw, outline.jawY), at(256 + outline.chin, outline.chinY - 6),
                at(256, outline.chinY),
            ])
            drawing.fill(path, .skin)
            drawing.fill(
                path,
                .roles(
                    .radial(center: at(236, 236), rx: 190, ry: 216), (0.78, .skinShade, 0), (1, .skinShade, 0.9)))
        }
    }
}
