import FaceAtlas
public import Imaging
import PartLibrary

extension AvatarRenderer {
    /// The avatar as an SVG document that needs nothing else: a group for each slot, back to front, with the slot as its
    /// id and the part in `data-part`; colours as attributes; the style's author and licence in the metadata. There is no
    /// style sheet, no script and no reference to anything outside.
    ///
    /// - Parameters:
    ///   - size: width and height that programs show the drawing at by default, in pixels, 16…4096.
    ///   - background: the colour behind the avatar; nothing where `nil`.
    /// - Throws: ``RecipeError`` for a recipe of another style, a part that the style does not have, or a size out of range.
    public func svg(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws(RecipeError) -> String {
        guard Self.sizes.contains(size) else { throw .invalidSize(size) }
        let parts = try recipe.parts(in: library)
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        let headwear = parts[.headwear]
        var body = background.map(backgroundElement) ?? ""
        if let top = headwear?.hairTop { body += clipPath(hairTop: top) }
        for slot in Slot.allCases {
            guard let part = parts[slot] else { continue }
            if headwear?.hidesHair == true, slot.isHiddenByHeadwear { continue }
            let isClipped = headwear?.hairTop != nil && slot.isClippedByHeadwear
            body += group(
                part, transform: recipe.placements[slot].flatMap { transform($0, of: slot) }, isClipped: isClipped,
                scheme: scheme)
        }
        var root = "<svg xmlns=\"http://www.w3.org/2000/svg\""
        if body.contains("xlink:href") { root += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" }
        root += " width=\"\(size)\" height=\"\(size)\" viewBox=\"\(library.style.viewBox.viewBoxText)\" role=\"img\">\n"
        return root + library.style.svgMetadata + body + "</svg>\n"
    }

    private func backgroundElement(_ color: Color) -> String {
        let box = library.style.viewBox
        let opacity = color.alpha == 255 ? "" : " fill-opacity=\"\((Double(color.alpha) / 255).svgText)\""
        return "  <rect id=\"background\" x=\"\(box.x.svgText)\" y=\"\(box.y.svgText)\" width=\"\(box.width.svgText)\" "
            + "height=\"\(box.height.svgText)\" fill=\"\(color.hex)\"\(opacity)/>\n"
    }

    /// What headwear leaves of the hair: round shoulders, so that wide hair swells out below a narrow hat instead of
    /// being cut flat.
    private func clipPath(hairTop top: Double) -> String {
        let box = library.style.viewBox
        return """
              <defs>
                <clipPath id="hair-top">
                  <rect x="\((box.x + box.width * 0.01).svgText)" y="\(top.svgText)" \
            width="\((box.width * 0.98).svgText)" height="\((box.height * 2).svgText)" \
            rx="\((box.width * 0.22).svgText)" ry="\((box.height * 0.3).svgText)"/>
                </clipPath>
              </defs>

            """
    }

    private func group(_ part: Part, transform: String?, isClipped: Bool, scheme: ColorScheme) -> String {
        let slot = part.slot.rawValue
        let clip = isClipped ? " clip-path=\"url(#hair-top)\"" : ""
        let markup = part.markup(prefix: slot) { scheme[$0].hex }
        let place = transform.map { " transform=\"\($0)\"" } ?? ""
        // A clip path stands in the frame of the element that it clips, so a part that is moved has a group of its own.
        let content = isClipped && transform != nil ? "\n  <g\(place)>\(markup)\n  </g>" : markup
        let outer = isClipped ? clip : place
        return "  <g id=\"\(slot)\" data-part=\"\(part.id)\"\(outer)>\(content)\n  </g>\n"
    }

    /// The placement about the middle of the window, so that a factor does not move the part.
    private func transform(_ placement: Placement, of slot: Slot) -> String? {
        guard placement != .identity else { return nil }
        let window = library.style.windows[slot.windowSlot] ?? library.style.viewBox
        let x = window.x + window.width / 2
        let y = window.y + window.height / 2
        return "translate(\((x + placement.dx).svgText) \((y + placement.dy).svgText)) "
            + "scale(\(placement.sx.svgText) \(placement.sy.svgText)) translate(\((-x).svgText) \((-y).svgText))"
    }
}
