package import Imaging

extension FaceColors {
    /// The beard's own colour, without the skin between its hairs.
    package var unmixedBeard: OKLab? {
        guard let beard = facialHair.map({ OKLab($0) }), let skin = skin.map({ OKLab($0) }) else { return nil }
        let share = FaceJudgement.Limits.skinInBeard
        func own(_ axis: (OKLab) -> Double) -> Double { (axis(beard) - share * axis(skin)) / (1 - share) }
        return OKLab(lightness: max(own(\.lightness), 0.15), a: own(\.a), b: own(\.b))
    }
}
