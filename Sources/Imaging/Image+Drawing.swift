extension Image {
    /// Lays another picture over this one; what lies outside is left out.
    ///
    /// - Parameters:
    ///   - left: the column of its first column.
    ///   - top: the row of its first row.
    package mutating func draw(_ other: Image, x left: Int, y top: Int) {
        let columns = max(0, -left)..<max(0, -left, min(other.width, width - left))
        for y in max(0, -top)..<max(0, -top, min(other.height, height - top)) {
            var source = (y * other.width + columns.lowerBound) * 4
            var target = ((y + top) * width + left + columns.lowerBound) * 4
            for _ in columns {
                defer { (source, target) = (source + 4, target + 4) }
                let alpha = Int(other.pixels[source + 3])
                if alpha == 0 { continue }
                let below = Int(pixels[target + 3])
                if alpha == 255 || below == 0 {
                    for channel in 0..<4 { pixels[target + channel] = other.pixels[source + channel] }
                    continue
                }
                // Both with straight alpha; sums in 255 times 255.
                let rest = below * (255 - alpha)
                let sum = alpha * 255 + rest
                for channel in 0..<3 {
                    let mixed = Int(other.pixels[source + channel]) * alpha * 255 + Int(pixels[target + channel]) * rest
                    pixels[target + channel] = UInt8((mixed + sum / 2) / sum)
                }
                pixels[target + 3] = UInt8((sum + 127) / 255)
            }
        }
    }

    /// The picture in the middle of a clear one; what does not fit is cut, as much on either side.
    package func centred(width columns: Int, height rows: Int) -> Image {
        if width == columns, height == rows { return self }
        var canvas = Image(width: columns, height: rows)
        let (left, top) = ((columns - width) / 2, (rows - height) / 2)
        guard width <= columns, height <= rows else {
            canvas.draw(self, x: left, y: top)
            return canvas
        }
        for y in 0..<height {
            let start = ((y + top) * columns + left) * 4
            canvas.pixels.replaceSubrange(start..<start + width * 4, with: pixels[y * width * 4..<(y + 1) * width * 4])
        }
        return canvas
    }
}
