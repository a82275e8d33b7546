import CLibRSVG
import Imaging
import SVGRendering

/// A rectangle of whole pixels.
struct PixelArea: Hashable {
    var x: Range<Int>
    var y: Range<Int>

    /// The pixels that a rectangle touches, within a picture.
    init(around rect: Rect, width: Int, height: Int) {
        func range(_ start: Double, _ end: Double, _ count: Int) -> Range<Int> {
            let first = min(max(Int(start.rounded(.down)), 0), count)
            return first..<min(max(Int(end.rounded(.up)), first), count)
        }
        x = range(rect.x, rect.maxX, width)
        y = range(rect.y, rect.maxY, height)
    }

    var isEmpty: Bool { x.isEmpty || y.isEmpty }

    var rect: Rect {
        Rect(x: Double(x.lowerBound), y: Double(y.lowerBound), width: Double(x.count), height: Double(y.count))
    }
}

/// A picture as most videos hold it: luma for each pixel and two colour differences for each square of four, by BT.709 in the
/// range of television. Only what has changed is computed anew.
struct VideoPlanes {
    let width: Int
    let height: Int
    /// H×W of luma, then H/2×W/2 of each colour difference, blue first.
    private(set) var bytes: [UInt8]

    /// - Parameters:
    ///   - width: even.
    ///   - height: even.
    init(width: Int, height: Int) {
        precondition(width % 2 == 0 && height % 2 == 0, "planes have even sides")
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: 0, count: width * height * 3 / 2)
    }

    /// Takes over what a canvas of the same size shows in `area`.
    ///
    /// - Throws: `SVGError.renderingFailed(details:)` when something that was drawn could not be.
    mutating func take(_ area: PixelArea, of canvas: CairoCanvas) throws(SVGError) {
        precondition(canvas.width == width && canvas.height == height, "the canvas must be as large as the planes")
        let status = cairo_status(canvas.context)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .renderingFailed(details: String(cString: cairo_status_to_string(status)))
        }
        cairo_surface_flush(canvas.surface)
        guard let data = cairo_image_surface_get_data(canvas.surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(canvas.surface))
        let (width, height) = (width, height)
        // Whole squares of four pixels.
        let left = area.x.lowerBound & ~1
        let count = (area.x.upperBound - left + 1) / 2
        bytes.withUnsafeMutableBufferPointer { bytes in
            guard let luma = bytes.baseAddress else { return }
            let blue = luma + width * height
            let red = blue + width * height / 4
            for y in Swift.stride(from: area.y.lowerBound & ~1, to: area.y.upperBound, by: 2) {
                let upper = UnsafeRawPointer(data + y * stride + left * 4).assumingMemoryBound(to: UInt32.self)
                let lower = UnsafeRawPointer(data + (y + 1) * stride + left * 4).assumingMemoryBound(to: UInt32.self)
                Self.luma(of: upper, into: luma + y * width + left, count: count * 2)
                Self.luma(of: lower, into: luma + (y + 1) * width + left, count: count * 2)
                let place = y / 2 * (width / 2) + left / 2
                Self.differences(of: upper, lower, blue + place, red + place, count: count)
            }
        }
    }

    // ITU-R BT.709-6, sections 3 and 4, in 1/16384 of a code.
    private static func luma(of row: UnsafePointer<UInt32>, into luma: UnsafeMutablePointer<UInt8>, count: Int) {
        for x in 0..<count {
            let pixel = row[x]
            let (red, green, blue) = (
                Int32(bitPattern: pixel >> 16 & 255), Int32(bitPattern: pixel >> 8 & 255),
                Int32(bitPattern: pixel & 255)
            )
            let sum = red &* 2991 &+ green &* 10064 &+ blue &* 1016 &+ (16 << 14 + 1 << 13)
            luma[x] = UInt8(truncatingIfNeeded: sum >> 14)
        }
    }

    private static func differences(
        of upper: UnsafePointer<UInt32>, _ lower: UnsafePointer<UInt32>, _ blues: UnsafeMutablePointer<UInt8>,
        _ reds: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        for x in 0..<count {
            let (a, b, c, d) = (upper[2 &* x], upper[2 &* x &+ 1], lower[2 &* x], lower[2 &* x &+ 1])
            // Red and blue of four pixels in one word: 1020 at most.
            let outer = (a & 0xFF00FF) &+ (b & 0xFF00FF) &+ (c & 0xFF00FF) &+ (d & 0xFF00FF)
            let inner = (a >> 8 & 255) &+ (b >> 8 & 255) &+ (c >> 8 & 255) &+ (d >> 8 & 255)
            let (red, green, blue) = (
                Int32(bitPattern: outer >> 16), Int32(bitPattern: inner), Int32(bitPattern: outer & 0xFFFF)
            )
            let half: Int32 = 128 << 16 + 1 << 15
            blues[x] = UInt8(truncatingIfNeeded: (red &* -1649 &+ green &* -5547 &+ blue &* 7196 &+ half) >> 16)
            reds[x] = UInt8(truncatingIfNeeded: (red &* 7196 &+ green &* -6536 &+ blue &* -660 &+ half) >> 16)
        }
    }
}
