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

    /// A document whose view box is known, since it was written here; it is read when it is drawn, and only then.
    package init(bytes: [UInt8], viewBox: Rect) {
        self.bytes = bytes
        self.viewBox = viewBox
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

/// Owns one librsvg handle, which must stay on the thread that uses it.
final class SVGHandle {
    private let handle: UnsafeMutablePointer<RsvgHandle>

    init(bytes: [UInt8]) throws(SVGError) {
        guard !bytes.isEmpty else { throw .unreadable(details: "there are no bytes") }
        var error: UnsafeMutablePointer<GError>?
        let created = bytes.withUnsafeBufferPointer {
            rsvg_handle_new_from_data($0.baseAddress, gsize($0.count), &error)
        }
        guard let created else { throw .unreadable(details: takeMessage(&error)) }
        handle = created
        // Lengths in other units than pixels come out the same everywhere.
        rsvg_handle_set_dpi(created, 96)
    }

    deinit { g_object_unref(handle) }

    func viewBox() throws(SVGError) -> Rect {
        var hasViewBox: gboolean = 0
        var box = RsvgRectangle()
        rsvg_handle_get_intrinsic_dimensions(handle, nil, nil, nil, nil, &hasViewBox, &box)
        if hasViewBox == 0 {
            var width = 0.0
            var height = 0.0
            guard rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) != 0 else { throw .noViewBox }
            box = RsvgRectangle(x: 0, y: 0, width: width, height: height)
        }
        guard box.width > 0, box.height > 0, box.width.isFinite, box.height.isFinite else { throw .noViewBox }
        return Rect(x: box.x, y: box.y, width: box.width, height: box.height)
    }

    func apply(stylesheet: String) throws(SVGError) {
        var error: UnsafeMutablePointer<GError>?
        let css = Array(stylesheet.utf8)
        let applied = css.withUnsafeBufferPointer {
            rsvg_handle_set_stylesheet(handle, $0.baseAddress, gsize($0.count), &error)
        }
        guard applied != 0 else { throw .unreadableStylesheet(details: takeMessage(&error)) }
    }

    /// Draws the document so that its view box covers `viewport` of the canvas's user space.
    func render(on canvas: CairoCanvas, viewport: Rect) throws(SVGError) {
        // librsvg refuses such a canvas too, but writes a warning to standard error as well.
        try canvas.check()
        var error: UnsafeMutablePointer<GError>?
        var rectangle = RsvgRectangle(x: viewport.x, y: viewport.y, width: viewport.width, height: viewport.height)
        guard rsvg_handle_render_document(handle, canvas.context, &rectangle, &error) != 0 else {
            throw .renderingFailed(details: takeMessage(&error))
        }
    }
}

/// The text of a GLib error, which is freed.
private func takeMessage(_ error: inout UnsafeMutablePointer<GError>?) -> String {
    guard let taken = error else { return "no reason was given" }
    error = nil
    defer { g_error_free(taken) }
    guard let message = taken.pointee.message else { return "no reason was given" }
    return String(cString: message)
}

/// Why an SVG document could not be read or drawn. The description says it in words; the caller adds the file's name.
public enum SVGError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes are no SVG document; `details` are librsvg's words, with line and column where it knows them.
    case unreadable(details: String)
    /// The document has neither a view box nor a size in pixels, so there is no frame to draw it in.
    case noViewBox
    /// The style sheet cannot be read.
    case unreadableStylesheet(details: String)
    /// The size asked for is not within 1…16384 pixels, or the window is empty.
    case invalidSize(details: String)
    /// Drawing failed; `details` are the words of librsvg or cairo.
    case renderingFailed(details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let details): "it is not a readable SVG drawing: \(details)"
        case .noViewBox: "the SVG drawing has no view box; add viewBox=\"0 0 512 512\" to its svg element"
        case .unreadableStylesheet(let details): "the style sheet cannot be read: \(details)"
        case .invalidSize(let details): details
        case .renderingFailed(let details): "the SVG drawing cannot be drawn: \(details)"
        }
    }
}
