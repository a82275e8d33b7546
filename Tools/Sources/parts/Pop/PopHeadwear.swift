import FaceAtlas
import Imaging
import PartLibrary

/// What is worn on the head of `pop`.
enum PopHeadwear {
    static let all: [PartDrawing] = []
}
