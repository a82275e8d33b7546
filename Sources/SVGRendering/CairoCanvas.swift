import CLibRSVG
import Imaging

/// Owns a cairo surface in memory (premultiplied, 32 bits a pixel in the machine's byte order) and its context.
final class CairoCanvas {
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) throws(SVGError) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)),
            let context = cairo_create(surface)
        else { throw .renderingFailed(details: "out of memory") }
        self.surface = surface
        self.context = context
        self.width = width
        self.height = height
        try check()
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// What was drawn so far, with straight alpha.
    func image() throws(SVGError) -> Image {
        try check()
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else {
            throw .renderingFailed(details: "the surface has no pixels")
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            for y in 0..<height {
                let row = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
                for x in 0..<width {
                    let (pixel, index) = (row[x], (y * width + x) * 4)
                    let alpha = pixel >> 24
                    let (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
                    buffer[index] = straight(red, alpha)
                    buffer[index + 1] = straight(green, alpha)
                    buffer[index + 2] = straight(blue, alpha)
                    buffer[index + 3] = UInt8(truncatingIfNeeded: alpha)
                }
            }
            count = width * height * 4
        }
        return Image(width: width, height: height, pixels: pixels)
    }

    private func check() throws(SVGError) {
        for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .renderingFailed(details: String(cString: cairo_status_to_string(status)))
        }
    }
}

@inline(__always)
private func straight(_ value: UInt32, _ alpha: UInt32) -> UInt8 {
    switch alpha {
    case 0: 0
    case 255: UInt8(truncatingIfNeeded: value)
    default: UInt8(truncatingIfNeeded: min((value * 255 + alpha / 2) / alpha, 255))
    }
}
