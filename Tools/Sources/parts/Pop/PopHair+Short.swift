import FaceAtlas
import Imaging
import PartLibrary

extension PopHair {
    /// Hair that ends at the ears, and heads without hair.
    static let short: [PartDrawing] = [
        hair("short-side-part", "short", "straight") { drawing in
            drawing.popCap(hairline: [mid(92, 176), mid(60, 160), mid(4, 178), mid(-58, 190), mid(-100, 184)])
        },
        hair("afro", "medium", "coily", back: "back-afro") { drawing in
            drawing.popCap(PopCrown(rise: 40, side: 168, square: 2.1), burn: 250, hairline: [mid(96, 178), mid(56, 158), mid(0, 152), mid(-56, 158), mid(-96, 178)], isShaded: false)
        },
    ]

    /// What is seen of it behind the head.
    static let shortBacks: [PartDrawing] = [
        back("back-afro", "medium", "coily") { drawing in
            drawing.fill(PopHair.lobes(center: at(256, 222), rx: 190, ry: 186, count: 26, depth: 0.5), .hairShade)
        },
    ]
}
