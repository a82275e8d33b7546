import FaceAtlas
import Imaging
import PartLibrary

/// Things that are held or stand by of `pop`.
enum PopProps {
    static let all: [PartDrawing] = []
}
