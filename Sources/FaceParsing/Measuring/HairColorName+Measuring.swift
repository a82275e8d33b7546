public import FaceAtlas
public import Imaging

extension HairColorName {
    /// Names a hair colour measured in a photo whose light is not known.
    ///
    /// Where a whole face was measured, ``FaceColors/hairName`` is right more often.
    public init(measured color: Color) {
        self = ColorFit.name(ofHair: OKLab(color), spread: nil, in: ColorFit.Light())
    }
}
