extension PictureFile {
    /// A piece of the picture that is to be cut out.
    package struct Window: Sendable, Hashable {
        /// Pixels of the full upright picture; what lies beyond it is left out.
        package var area: Rect
        /// By which whole number the piece is made smaller.
        package var reduction: Int

        package init(area: Rect, reduction: Int) {
            self.area = area
            self.reduction = max(reduction, 1)
        }

        /// Bytes that the piece takes, about.
        package var size: Int { Int(area.width * area.height) / (reduction * reduction) * 4 }
    }

    /// A piece of the picture.
    package struct Piece: Sendable {
        /// Upright.
        package let image: Image
        /// Takes pixels of ``image`` to pixels of the full upright picture.
        package let toPicture: AffineTransform
    }

    /// Cuts pieces out of the full picture, in one pass over its rows.
    ///
    /// - Returns: a piece for each window, in the same order; `nil` for a window without a pixel of the picture.
    /// - Throws: ``ImagingError`` when the file cannot be decoded.
    package func pieces(_ windows: [Window]) throws(ImagingError) -> [Piece?] {
        let (storedWidth, storedHeight) = (header.storedWidth, header.storedHeight)
        var cutters = windows.map { window -> Cutter? in
            // The stored picture is the upright one turned back.
            let area = orientation.inverse.upright(window.area, width: width, height: height)
            return Cutter(area: area, reduction: window.reduction, width: storedWidth, height: storedHeight)
        }
        var y = 0
        try forEachStoredRow { row in
            for index in cutters.indices where cutters[index]?.rows.contains(y) == true {
                cutters[index]?.add(row: row)
            }
            y += 1
        }
        return cutters.map { cutter in
            guard let cutter else { return nil }
            let seen = Rect(
                x: Double(cutter.columns.lowerBound), y: Double(cutter.rows.lowerBound),
                width: Double(cutter.columns.count), height: Double(cutter.rows.count))
            let origin = orientation.upright(seen, width: storedWidth, height: storedHeight)
            let image = cutter.image.upright(from: orientation)
            return Piece(
                image: image,
                toPicture: AffineTransform(
                    a: origin.width / Double(image.width), b: 0, c: 0, d: origin.height / Double(image.height),
                    tx: origin.x, ty: origin.y))
        }
    }
}

/// Cuts one window out of the rows of a picture.
private struct Cutter {
    let columns: Range<Int>
    let rows: Range<Int>
    private var reducer: RowReducer
    private var pixels: [UInt8] = []
    private let size: (columns: Int, rows: Int)

    init?(area: Rect, reduction: Int, width: Int, height: Int) {
        func span(_ start: Double, _ length: Double, limit: Int) -> Range<Int>? {
            let from = min(max(start.rounded(.down), 0), Double(limit))
            let to = min(max((start + length).rounded(.up), from), Double(limit))
            return to > from ? Int(from)..<Int(to) : nil
        }
        guard let columns = span(area.x, area.width, limit: width), let rows = span(area.y, area.height, limit: height)
        else { return nil }
        (self.columns, self.rows) = (columns, rows)
        size = (max(columns.count / reduction, 1), max(rows.count / reduction, 1))
        reducer = RowReducer(width: columns.count, height: rows.count, columns: size.columns, rows: size.rows)
        pixels.reserveCapacity(size.columns * size.rows * 4)
    }

    mutating func add(row: UnsafeBufferPointer<UInt8>) {
        reducer.add(row: UnsafeBufferPointer(rebasing: row[columns.lowerBound * 4..<columns.upperBound * 4]))
        while let reduced = reducer.takeRow() { pixels += reduced }
    }

    var image: Image { Image(width: size.columns, height: size.rows, pixels: pixels) }
}
