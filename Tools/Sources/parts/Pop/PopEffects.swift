import FaceAtlas
import Imaging
import PartLibrary

/// Tears, hearts, sweat and the like, behind and in front of `pop`.
enum PopEffects {
    static let all: [PartDrawing] = []
}
