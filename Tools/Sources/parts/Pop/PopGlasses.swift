import FaceAtlas
import Imaging
import PartLibrary

/// Glasses of `pop`.
enum PopGlasses {
    static let all: [PartDrawing] = []
}
