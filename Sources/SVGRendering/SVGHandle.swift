import CLibRSVG
import Imaging

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
