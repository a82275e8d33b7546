import FaceAtlas
import PartLibrary

extension PreviewSheet {
    /// Every part of `slots` on a default face.
    static func parts(of slots: [Slot], style: ArtStyle, captions: Bool = true) -> PreviewSheet {
        PreviewSheet(
            style: style,
            cells: slots.flatMap { slot in
                style.parts(of: slot).map { part in
                    Cell(
                        parts: face(with: [part], style: style), caption: captions ? "\(slot.rawValue)/\(part.id)" : "")
                }
            })
    }

    /// The default face, back to front, in which `chosen` parts stand in for those of their slots.
    static func face(with chosen: [PartDrawing], style: ArtStyle) -> [PartDrawing] {
        var bySlot: [Slot: PartDrawing] = [:]
        for slot in Slot.allCases where slot != .hairFront || chosen.allSatisfy({ $0.slot == .hairFront }) {
            bySlot[slot] = style.part(slot, style.defaults[slot])
        }
        for part in chosen { bySlot[part.slot] = part }
        for slot in Slot.allCases {
            guard let follower = slot.follower,
                let back = bySlot[slot]?.tags.first(where: { $0.name == "back" })?.value
            else { continue }
            bySlot[follower] = style.part(follower, back)
        }
        return Slot.allCases.compactMap { bySlot[$0] }
    }
}
