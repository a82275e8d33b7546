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

    /// Draws the avatar.
    ///
    /// - Parameters:
    ///   - size: width and height of the picture in pixels, 16…4096.
    ///   - background: the colour behind the avatar; transparent where `nil`.
    /// - Returns: size×size×4 bytes, straight alpha.
    /// - Throws: ``RecipeError``, or `SVGError` when the drawing library fails.
    public func render(_ recipe: AvatarRecipe, size: Int, background: Color? = nil) throws -> Image {
        guard Self.sizes.contains(size) else { throw RecipeError.invalidSize(size) }
        let document = try SVGDocument(svg: svg(recipe, background: background))
        return try document.render(width: size, height: size)
    }

    /// The avatar as an SVG document of its own: a group for each slot, back to front, and the colours in a style
    /// element.
    ///
    /// - Throws: ``RecipeError``.
    public func svg(_ recipe: AvatarRecipe, background: Color? = nil) throws(RecipeError) -> String {
        let parts = try parts(of: recipe)
        let box = library.style.viewBox
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        let headwear = parts[.headwear]
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(box.viewBoxText)">
            <style>
            \(scheme.stylesheet)
            </style>

            """
        if let background {
            text += "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" "
            text += "fill=\"\(background.hex)\" fill-opacity=\"\(Double(background.alpha) / 255)\"/>\n"
        }
        if let top = headwear?.hairTop {
            // Round shoulders, so that wide hair swells out below a narrow hat instead of being cut flat.
            text += "<clipPath id=\"hair-top\"><rect x=\"\(box.x + box.width * 0.01)\" y=\"\(top)\" "
            text += "width=\"\(box.width * 0.98)\" height=\"\(box.height * 2)\" "
            text += "rx=\"\(box.width * 0.22)\" ry=\"\(box.height * 0.3)\"/></clipPath>\n"
        }
        for slot in Slot.allCases {
            guard let part = parts[slot] else { continue }
            if headwear?.hidesHair == true, slot.isHidden { continue }
            let markup = group(part, placement: recipe.placements[slot])
            let isClipped = headwear?.hairTop != nil && slot.isHair
            text += isClipped ? "<g clip-path=\"url(#hair-top)\">\(markup)</g>\n" : markup + "\n"
        }
        return text + "</svg>\n"
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

    private func group(_ part: Part, placement: Placement?) -> String {
        let slot = part.slot.rawValue
        var attributes = "id=\"\(slot)\""
        if let placement, placement != .identity {
            // About the middle of the window, so that a factor does not move the part.
            let window = library.style.windows[part.slot.windowSlot] ?? library.style.viewBox
            let x = window.x + window.width / 2
            let y = window.y + window.height / 2
            attributes += " transform=\"translate(\(x + placement.dx) \(y + placement.dy)) "
            attributes += "scale(\(placement.sx) \(placement.sy)) translate(\(-x) \(-y))\""
        }
        return "<g \(attributes)>\(part.markup(prefix: slot))</g>"
    }
}

extension Slot {
    fileprivate var isHair: Bool { self == .hairBack || self == .hairFront }

    /// Not seen under headwear that hides the hair: it lies over the ears too.
    fileprivate var isHidden: Bool { isHair || self == .earrings }

    /// The slot in whose window a part is drawn.
    fileprivate var windowSlot: Slot {
        switch self {
        case .hairBack: .hairFront
        case .earrings: .ears
        default: self
        }
    }
}
