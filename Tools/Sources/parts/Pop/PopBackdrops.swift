import FaceAtlas
import Imaging
import PartLibrary

/// What stands behind everything of `pop`.
enum PopBackdrops {
    static let all: [PartDrawing] = []
}
