import CLibRSVG
package import Imaging

/// Owns a cairo surface in memory (premultiplied, 32 bits a pixel in the machine's byte order) and its context.
package final class CairoCanvas {
    package let context: OpaquePointer
    package let surface: OpaquePointer
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) throws(SVGError) {
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

    /// What was drawn so far: H×W×4 bytes, premultiplied, in the machine's byte order (blue first on a little-endian one).
    package func bytes() throws(SVGError) -> [UInt8] {
        try check()
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else {
            throw .renderingFailed(details: "the surface has no pixels")
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        return [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            for y in 0..<height {
                let row = UnsafeRawBufferPointer(start: data + y * stride, count: width * 4)
                let place = target[y * row.count..<(y + 1) * row.count]
                UnsafeMutableRawBufferPointer(rebasing: place).copyMemory(from: row)
            }
            count = width * height * 4
        }
    }

    /// Makes all that is not clipped away transparent.
    package func clear() {
        cairo_save(context)
        cairo_set_operator(context, CAIRO_OPERATOR_CLEAR)
        cairo_paint(context)
        cairo_restore(context)
    }

    /// Puts an opaque picture of the canvas's size in place of what was drawn.
    package func fill(with image: Image) {
        precondition(image.width == width && image.height == height, "the picture must be as large as the canvas")
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        image.pixels.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            for y in 0..<height {
                let from = (start + y * width * 4).assumingMemoryBound(to: UInt32.self)
                let to = UnsafeMutableRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
                for x in 0..<width {
                    let pixel = UInt32(littleEndian: from[x])
                    let (red, green, blue) = (pixel & 0xFF, pixel & 0xFF00, pixel >> 16 & 0xFF)
                    let opaque: UInt32 = 0xFF00_0000
                    to[x] = opaque | red << 16 | green | blue
                }
            }
        }
        cairo_surface_mark_dirty(surface)
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
            let target = UnsafeMutableRawBufferPointer(buffer)
            for y in 0..<height {
                let row = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
                var x = 0
                while x < width {
                    // Most pixels are opaque or empty: of two such only the order of the bytes changes.
                    if x &+ 1 < width {
                        let pair = UnsafeRawPointer(row + x).loadUnaligned(as: UInt64.self)
                        let alphas = pair & 0xFF00_0000_FF00_0000
                        if alphas == 0xFF00_0000_FF00_0000 || pair == 0 {
                            let swapped =
                                pair & 0xFF00_FF00_FF00_FF00 | pair &>> 16 & 0xFF_0000_00FF
                                | (pair & 0xFF_0000_00FF) &<< 16
                            target.storeBytes(of: swapped, toByteOffset: (y &* width &+ x) &* 4, as: UInt64.self)
                            x &+= 2
                            continue
                        }
                    }
                    let pixel = row[x]
                    let alpha = pixel >> 24
                    var (red, green, blue) = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
                    if alpha != 255 {
                        (red, green, blue) = (straight(red, alpha), straight(green, alpha), straight(blue, alpha))
                    }
                    let bytes = red | green << 8 | blue << 16 | alpha << 24
                    target.storeBytes(of: bytes.littleEndian, toByteOffset: (y &* width &+ x) &* 4, as: UInt32.self)
                    x &+= 1
                }
            }
            count = width * height * 4
        }
        return Image(width: width, height: height, pixels: pixels)
    }

    /// - Throws: ``SVGError/renderingFailed(details:)`` when something that was asked for before could not be done.
    func check() throws(SVGError) {
        for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .renderingFailed(details: String(cString: cairo_status_to_string(status)))
        }
    }
}

@inline(__always)
private func straight(_ value: UInt32, _ alpha: UInt32) -> UInt32 {
    alpha == 0 ? 0 : min((value &* 255 &+ alpha / 2) / alpha, 255)
}
