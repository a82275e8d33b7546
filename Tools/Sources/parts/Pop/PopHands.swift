import FaceAtlas
import Imaging
import PartLibrary

/// Hands of `pop`.
enum PopHands {
    static let all: [PartDrawing] = []
}
