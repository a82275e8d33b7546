import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    mutating func beard(_ path: PathBuilder) {
        fill(path, .beard)
        fill(path, .plain(.linear(from: at(200, 330), to: at(330, 460)), .shadow, (0.35, 0), (1, 0.3)))
        fill(path, .plain(.linear(from: at(120, 300), to: at(250, 420)), .light, (0, 0.16), (1, 0)))
    }

    /// Strands in the lower beard, `reach` long.
    mutating func strands(reach: Double) {
        for (x, y, lean) in [(22.0, 420.0, 4.0), (52, 412, 9), (82, 396, 12)] {
            let strand = PathBuilder.tapered([
                (x: 256 + x, y: y, half: 2), (x: 256 + x + lean * 0.1, y: y + reach * 0.5, half: 3),
                (x: 256 + x - lean, y: y + reach, half: 2),
            ])
            shadow(strand, opacity: 0.13)
            light(strand.mirrored(), opacity: 0.07)
        }
    }

    mutating func moustache(_ shape: MoustacheShape) {
        let path = shape.path
        shadow(path.translated(0, 3), opacity: 0.16)
        fill(path, .beard)
        fill(path, .plain(.linear(from: at(0, shape.y), to: at(0, shape.y + 30)), .light, (0, 0.16), (0.6, 0)))
    }

    /// Short hair through which the skin shows: layers that end one after the other, so that the edge is soft.
    ///
    /// - Parameter top: where it begins on the cheek.
    mutating func stubble(opacity: Double, top: Double) {
        for (cheek, inset) in [(114.0, 5.0), (105, 11), (96, 18)] {
            let path = BeardShape(cheek: cheek, lip: 58, chin: 431 - inset * 0.2, jaw: -inset, top: top).path
            fill(path, .beard, opacity: opacity * 0.4)
        }
        fill(MoustacheShape(reach: 68, height: 20, tip: 28).path, .beard, opacity: opacity * 0.5)
    }
}
