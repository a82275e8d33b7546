import FaceAtlas
import Imaging
import PartLibrary

/// A style that this program draws: what its `style.json` says, and its parts.
struct ArtStyle: Sendable {
    typealias PaletteColor = (name: String, hex: String, value: String?)

    let name: String
    let title: String
    /// The parts of the default avatar; a slot that is not named stays empty.
    let defaults: [Slot: String]
    /// The window of the art frame that a slot's part canvas shows (`docs/architecture.md`).
    let windows: [(slot: Slot, window: Rect)]
    /// Colours to choose from, the default of each palette first. The value is what a colour of skin or hair counts as.
    let palettes: [(role: Role, colors: [PaletteColor])]
    /// Colours that no face changes.
    let colors: [(role: Role, hex: String)]
    /// Every part, slot by slot.
    let parts: [PartDrawing]

    /// The styles, the default one first.
    static let all = [classic, ink, pop]

    static func named(_ name: String) -> ArtStyle? { all.first { $0.name == name } }

    /// The parts of `slot`, in the order in which they are drawn.
    func parts(of slot: Slot) -> [PartDrawing] { parts.filter { $0.slot == slot } }

    func part(_ slot: Slot, _ id: String?) -> PartDrawing? {
        parts.first { $0.slot == slot && $0.id == id }
    }
}
