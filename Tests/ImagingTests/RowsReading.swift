@testable import Imaging

extension PictureRows {
    /// All rows as a picture.
    func image(reduction: Int = 1) throws(ImagingError) -> Image {
        let width = (header.storedWidth + reduction - 1) / reduction
        var pixels: [UInt8] = []
        var rows = 0
        try read(reduction: reduction) { (row) throws(ImagingError) in
            precondition(row.count == width * 4, "a row of \(row.count) bytes")
            pixels += row
            rows += 1
            // Receivers may.
            row.update(repeating: 77)
        }
        precondition(rows == (header.storedHeight + reduction - 1) / reduction, "\(rows) rows")
        return Image(width: width, height: rows, pixels: pixels)
    }
}

extension Image {
    /// Reduced with box averages.
    func reduced(by reduction: Int) -> Image {
        var reducer = BoxReducer(width: width, height: height, reduction: reduction)
        pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<height {
                reducer.add(row: UnsafeBufferPointer(rebasing: pixels[y * width * 4..<(y + 1) * width * 4]))
            }
        }
        return reducer.image()
    }
}
