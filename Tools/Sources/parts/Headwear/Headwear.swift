import PartLibrary

/// Things worn on the head.
enum Headwear {
    static let all: [PartDrawing] = []
}
