import Basics
import Compositing
import FaceAtlas
import Imaging
package import PartLibrary
import SVGRendering

/// A part drawn to be looked at: on a face, or alone.
package struct PartPicture: Sendable {
    package let part: Part
    private let library: StyleLibrary

    /// - Parameter library: the style that the part belongs to.
    package init(of part: Part, in library: StyleLibrary) {
        self.part = part
        self.library = library
    }

    /// What the part is drawn with, back to front: the style's default face without hair, and of hair its back.
    var faceWithPart: [Part] {
        var parts: [Slot: Part] = [:]
        for slot in Slot.required { parts[slot] = library.defaultPart(in: slot) }
        if let follower = part.slot.follower { parts[follower] = library.partner(of: part) }
        parts[part.slot] = part
        return Slot.allCases.compactMap { parts[$0] }
    }

    /// The part on the style's default face without hair, as a PNG file: RGBA, transparent around it.
    ///
    /// - Parameter size: width and height in pixels, 16…4096.
    /// - Throws: `RecipeError` for a size out of range, `SVGError` when drawing fails.
    package func png(size: Int) throws -> [UInt8] {
        let parts = Dictionary(uniqueKeysWithValues: faceWithPart.map { ($0.slot, $0.id) })
        let recipe = AvatarRecipe(style: library.style.name, parts: parts)
        return try AvatarRenderer(library: library).png(of: recipe, size: size)
    }

    /// The part alone in the window of its slot, as a PNG file: RGBA, transparent around it.
    ///
    /// - Parameter size: the longer side in pixels, 16…4096.
    /// - Throws: `RecipeError` for a size out of range, `SVGError` when drawing fails.
    package func pngAlone(size: Int) throws -> [UInt8] {
        guard AvatarRenderer.sizes.contains(size) else { throw RecipeError.invalidSize(size) }
        let window = library.style.windows[part.slot.windowSlot] ?? library.style.viewBox
        let scale = Double(size) / max(window.width, window.height)
        let document = try SVGDocument(bytes: library.style.document(of: part, frame: library.style.viewBox))
        return try document.render(
            width: max(Int((window.width * scale).rounded()), 1),
            height: max(Int((window.height * scale).rounded()), 1), window: window
        ).pngBytes()
    }
}

extension Style {
    /// A document that shows `frame` with one part in the style's default colours.
    func document(of part: Part, frame: Frame) -> [UInt8] {
        let scheme = ColorScheme(recipe: AvatarRecipe(style: name), style: self)
        return XMLWriter { writer in
            writer.element("svg", Drawing.document(viewBox: frame.viewBoxText)) { writer in
                writer.element("style") { $0.add(raw: Role.stylesheet { scheme[$0].hex }) }
                part.drawing.write(to: &writer, prefix: part.slot.rawValue)
            }
        }.bytes
    }
}

extension Role {
    /// CSS that gives the role classes their colours.
    ///
    /// - Parameter color: the colour of a role as CSS writes it.
    static func stylesheet(_ color: (Role) -> String) -> String {
        allCases.map { role in
            let (name, value) = (role.rawValue, color(role))
            return ".\(name){fill:\(value);stop-color:\(value)}.\(name).outline{fill:none;stroke:\(value)}"
        }.joined(separator: "\n")
    }
}
