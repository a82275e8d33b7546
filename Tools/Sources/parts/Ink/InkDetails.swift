import FaceAtlas
import Imaging
import PartLibrary

/// The lines of years in ink.
enum InkDetails {
    static let all = [
        PartDrawing(.details, "lines-middle", tags: [.age: AgeBand.middle.rawValue], pen: .ink) { drawing in
            drawing.pair([at(298, 342), at(313, 352), at(320, 364)], width: 6)
        },
        PartDrawing(.details, "lines-old", tags: [.age: AgeBand.old.rawValue], pen: .ink) { drawing in
            drawing.pair([at(296, 340), at(318, 354), at(328, 380)], width: 8)
            drawing.pair([at(296, 306), at(318, 313), at(342, 304)], width: 6)
            drawing.pair([at(364, 264), at(374, 260), at(383, 259)], width: 6)
            drawing.pair([at(364, 278), at(375, 281), at(383, 287)], width: 6)
            drawing.stroke([at(204, 172), at(256, 165), at(308, 172)], width: 6)
        },
    ]
}

extension PartDrawing {
    fileprivate mutating func pair(_ spine: [Point], width: Double) {
        stroke(spine, width: width)
        stroke(spine.map { at(512 - $0.x, $0.y) }, width: width)
    }
}
