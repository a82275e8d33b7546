import FaceAtlas
import Imaging
import PartLibrary

extension PopHair {
    /// Hair that covers the ears, hangs down, or is gathered.
    static let long: [PartDrawing] =
        bobs + longCuts + longStraight + longWavy + longCurly + longCoily + buns + tails + braids + ropes

    /// What is seen of it behind head, neck and shoulders.
    static let longBacks: [PartDrawing] =
        bobBacks + longCutBacks + longStraightBacks + longWavyBacks + longCurlyBacks + longCoilyBacks + bunBacks
        + tailBacks
        + braidBacks
        + ropeBacks
}
