extension Image {
    /// The picture turned upright, given how it was stored.
    package func upright(from orientation: Orientation) -> Image {
        guard orientation != .up else { return self }
        let (columns, rows) = orientation.swapsSides ? (height, width) : (width, height)
        // Where the output's first pixel lies, and the steps in the stored picture for one column and one row.
        let (right, bottom) = (width - 1, (height - 1) * width)
        let (start, column, row) =
            switch orientation {
            case .up: (0, 1, width)
            case .upMirrored: (right, -1, width)
            case .down: (bottom + right, -1, -width)
            case .downMirrored: (bottom, 1, -width)
            case .leftMirrored: (0, width, 1)
            case .right: (bottom, -width, 1)
            case .rightMirrored: (bottom + right, -width, -1)
            case .left: (right, width, -1)
            }
        let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
            pixels.withUnsafeBytes { source in
                let target = UnsafeMutableRawBufferPointer(buffer)
                var index = 0
                for y in 0..<rows {
                    var position = start + y * row
                    for _ in 0..<columns {
                        let pixel = source.loadUnaligned(fromByteOffset: position * 4, as: UInt32.self)
                        target.storeBytes(of: pixel, toByteOffset: index, as: UInt32.self)
                        position += column
                        index += 4
                    }
                }
            }
            count = pixels.count
        }
        return Image(width: columns, height: rows, pixels: turned)
    }
}

extension Orientation {
    /// Where a rectangle of a stored picture lies in the upright one.
    ///
    /// - Parameters:
    ///   - width: columns of the stored picture.
    ///   - height: rows of the stored picture.
    package func upright(_ rect: Rect, width: Int, height: Int) -> Rect {
        let right = Double(width) - rect.x - rect.width
        let bottom = Double(height) - rect.y - rect.height
        let (x, y) =
            switch self {
            case .up: (rect.x, rect.y)
            case .upMirrored: (right, rect.y)
            case .down: (right, bottom)
            case .downMirrored: (rect.x, bottom)
            case .leftMirrored: (rect.y, rect.x)
            case .right: (bottom, rect.x)
            case .rightMirrored: (bottom, right)
            case .left: (rect.y, right)
            }
        return swapsSides
            ? Rect(x: x, y: y, width: rect.height, height: rect.width)
            : Rect(x: x, y: y, width: rect.width, height: rect.height)
    }

    /// The orientation of the upright picture if it had to become the stored one.
    package var inverse: Orientation {
        switch self {
        case .right: .left
        case .left: .right
        default: self
        }
    }
}
