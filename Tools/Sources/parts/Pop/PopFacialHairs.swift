import FaceAtlas
import Imaging
import PartLibrary

/// Beards and moustaches of `pop`.
enum PopFacialHairs {
    static let all: [PartDrawing] = []
}
