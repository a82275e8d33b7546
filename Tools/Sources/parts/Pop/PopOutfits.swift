import FaceAtlas
import Imaging
import PartLibrary

/// Neck, shoulders and clothes of `pop`.
enum PopOutfits {
    /// The first of a kind is what photos get.
    static let all = plain + collared + suits + hooded + strapped

    /// A part of the slot.
    ///
    /// - Parameters:
    ///   - hasHood: a hood lies behind the neck.
    static func outfit(
        _ id: String, _ clothes: Clothes, isMatched: Bool = false, hasHood: Bool = false,
        draw: (inout PartDrawing) -> Void
    ) -> PartDrawing {
        PartDrawing(.outfit, id, tags: [.clothes: clothes.rawValue], extra: isMatched ? [:] : ["matched": "no"]) {
            drawing in
            drawing.clipped(to: PopBody.sheet) { drawing in
                if hasHood { drawing.popHoodBehind() }
                drawing.popBody()
                draw(&drawing)
            }
        }
    }
}
