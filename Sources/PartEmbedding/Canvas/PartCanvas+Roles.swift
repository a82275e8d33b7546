package import FaceAtlas
import PartLibrary

extension PartCanvas {
    /// The roles of which a part in `slot` must have at least one to be seen on its canvas; none for a slot that is not
    /// matched.
    package static func roles(shownIn slot: Slot) -> [Role] {
        guard let rules = PartCanvasRules(slot: slot, hasDarkLenses: true) else { return [] }
        // Hair and headwear come with the face behind them, which says nothing about the part.
        let company: Set<Role> = slot == .hairFront || slot == .headwear ? [.skin, .skinShade] : []
        return Role.allCases.filter { rules.colors[$0] != nil && !company.contains($0) }
    }
}
