import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// Cloth around the whole head that leaves the face free down to the chin.
    mutating func drape(
        _ outer: [Point], bottom: [Point], chin: Double = 420, details: (inout PartDrawing) -> Void
    ) {
        let half = [
            mid(0, 146), mid(-66, 162), mid(-106, 212), mid(-115, 280), mid(-104, 350), mid(-62, chin - 18),
            mid(0, chin),
        ]
        let face = PathBuilder().spline(half + mirrored(Array(half.dropFirst().dropLast())) + [mid(0, 146)]).close()
        let cloth = shape(outer, bottom).adding(face)
        clipped(to: .ellipse(256, 283, 116, 148)) { $0.shadow(cloth.translated(0, 8), opacity: 0.14) }
        self.cloth(cloth, reach: 430) { drawing in
            drawing.outline(face, .fabricShade, width: 22, opacity: 0.55)
            details(&drawing)
        }
    }
}
