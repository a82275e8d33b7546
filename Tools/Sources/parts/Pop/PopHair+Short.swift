import FaceAtlas
import Imaging
import PartLibrary

extension PopHair {
    /// Hair that ends at the ears, and heads without hair.
    static let short: [PartDrawing] =
        shortParted + shortSwept + shortFringes + shortFaded + shortPixies + shortSoft + bald + buzz + shortWavy
        + shortCurly
        + shortCoily + afros

    /// What is seen of it behind the head.
    static let shortBacks: [PartDrawing] = afroBacks
}
