import FaceAtlas
import Imaging
import PartLibrary

/// Lines of age, freckles and what else is seen on a face of `pop`.
enum PopDetails {
    static let all: [PartDrawing] = []
}
