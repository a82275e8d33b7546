import PartLibrary

/// Every part of the style, slot by slot; a slot's parts are drawn in files of the slot's name.
enum Registry {
    static let parts: [PartDrawing] = [
        Ears.all,
        Heads.all,
        FacialHairs.all,
        Mouths.all,
        Noses.all,
        Eyes.all,
        Brows.all,
        Glasses.all,
        Earrings.all,
        HairBack.all,
        HairStyle.all,
        Headwear.all,
    ].flatMap { $0 }

    /// The parts of `slot`, in the order in which they are drawn above.
    static func parts(of slot: Slot) -> [PartDrawing] { parts.filter { $0.slot == slot } }

    static func part(_ slot: Slot, _ id: String?) -> PartDrawing? {
        parts.first { $0.slot == slot && $0.id == id }
    }
}
