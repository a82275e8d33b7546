import CLibRSVG
package import Imaging

/// An SVG drawing that can be drawn many times, at any size and with any style sheet.
///
/// The document is kept as bytes and each drawing parses them anew (a tenth of a millisecond for a part), so a value can be
/// used from several threads at once. Nothing outside the document is ever loaded: links to files and hosts draw nothing.
package struct SVGDocument: Sendable {
    /// The document's `viewBox` (or `0 0 width height` where it only has a size), in user units.
    package let viewBox: Rect
    let bytes: [UInt8]

    /// Reads a document.
    ///
    /// - Throws: ``SVGError/unreadable(details:)`` or ``SVGError/noViewBox``.
    package init(bytes: [UInt8]) throws(SVGError) {
        self.bytes = bytes
        viewBox = try SVGHandle(bytes: bytes).viewBox()
    }

    /// Reads a document from text.
    ///
    /// - Throws: ``SVGError/unreadable(details:)`` or ``SVGError/noViewBox``.
    package init(svg: String) throws(SVGError) {
        try self.init(bytes: Array(svg.utf8))
    }

    /// Draws the document on a transparent ground.
    ///
    /// - Parameters:
    ///   - width: columns of the result, 1…16384.
    ///   - height: rows of the result, 1…16384.
    ///   - window: the rectangle of user units that fills the result, stretched where the proportions differ; the whole
    ///     view box where `nil`. What lies outside the view box stays transparent.
    ///   - stylesheet: CSS that is applied after the document's own.
    /// - Returns: H×W×4 bytes, straight alpha.
    /// - Throws: ``SVGError`` when the size is unusable, the style sheet unreadable or drawing fails.
    package func render(
        width: Int, height: Int, window: Rect? = nil, stylesheet: String? = nil
    ) throws(SVGError) -> Image {
        let window = window ?? viewBox
        guard (1...16384).contains(width), (1...16384).contains(height) else {
            throw .invalidSize(
                details: "a drawing of \(width)×\(height) pixels cannot be made; each side is 1 to 16384")
        }
        guard window.width > 0, window.height > 0, window.width.isFinite, window.height.isFinite else {
            throw .invalidSize(details: "the window of \(window.width)×\(window.height) units shows nothing")
        }
        let handle = try SVGHandle(bytes: bytes)
        if let stylesheet { try handle.apply(stylesheet: stylesheet) }
        let canvas = try CairoCanvas(width: width, height: height)
        cairo_scale(canvas.context, Double(width) / window.width, Double(height) / window.height)
        cairo_translate(canvas.context, -window.x, -window.y)
        try handle.render(on: canvas, viewport: viewBox)
        return try canvas.image()
    }

    /// Draws the document over a canvas, its view box filling `rect`.
    ///
    /// - Parameter rect: in the canvas's user space.
    /// - Throws: ``SVGError/renderingFailed(details:)``.
    package func draw(on canvas: CairoCanvas, in rect: Rect) throws(SVGError) {
        try SVGHandle(bytes: bytes).render(on: canvas, viewport: rect)
    }
}
