import Imaging
import PartLibrary
import SVGRendering

/// Draws avatars with the parts of one style.
///
/// The same recipe gives the same SVG and the same pixels.
public struct Compositor: Sendable {
    /// The style and its parts.
    public let library: StyleLibrary
    /// Side lengths of a rendered avatar, in pixels.
    public static let sizes = 16...4096

    public init(library: StyleLibrary) {
        self.library = library
    }

    /// Draws the avatar: the pixels of ``svg(_:size:background:)``.
    ///
    /// - Parameters:
    ///   - size: width and height of the picture in pixels, 16…4096.
    ///   - background: the colour behind the avatar; transparent where `nil`.
    /// - Returns: size×size×4 bytes, straight alpha.
    /// - Throws: ``RecipeError``, or `SVGError` when the drawing library fails.
    public func render(_ recipe: AvatarRecipe, size: Int, background: Color? = nil) throws -> Image {
        let document = try SVGDocument(svg: svg(recipe, size: size, background: background))
        return try document.render(width: size, height: size)
    }

    /// The recipe's parts.
    ///
    /// - Throws: ``RecipeError/unknownPart(id:slot:known:)``.
    func parts(of recipe: AvatarRecipe) throws(RecipeError) -> [Slot: Part] {
        var parts: [Slot: Part] = [:]
        for slot in Slot.allCases {
            guard let id = recipe.parts[slot] else { continue }
            guard let part = library.part(id, in: slot) else {
                throw .unknownPart(id: id, slot: slot, known: library.parts(in: slot).map(\.id))
            }
            parts[slot] = part
        }
        return parts
    }
}
