import FaceAtlas
import Imaging
import PartLibrary

/// Earrings, at (256±146, 330) of `pop`.
enum PopEarrings {
    static let all: [PartDrawing] = []
}
