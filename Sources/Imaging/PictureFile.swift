/// A picture file whose header was read: its pixels can be had reduced, row by row, or only where they are wanted.
///
/// Nothing but the header is held, so that memory goes with what is asked for and not with the picture.
package struct PictureFile: Sendable {
    /// What the file says about itself.
    package let header: PictureHeader
    /// How the stored picture is turned to stand upright: the file's own word, and ``DecodingOptions/turn`` after it.
    package let orientation: Orientation
    private let rows: any PictureRows
    private let colors: ColorTransform?

    /// Columns of the full upright picture.
    package var width: Int { orientation.swapsSides ? header.storedHeight : header.storedWidth }
    /// Rows of the full upright picture.
    package var height: Int { orientation.swapsSides ? header.storedWidth : header.storedHeight }

    /// Reads the header of a picture file, told apart by content; no pixel is decoded and no pixel memory taken.
    ///
    /// - Throws: ``ImagingError`` when the bytes are no such picture, damaged before the first pixel, or more than
    ///   ``DecodingOptions/maximumPixels``.
    package init(_ source: PictureSource, options: DecodingOptions = DecodingOptions()) throws(ImagingError) {
        let format = try PictureFormat.detect(source.head)
        rows =
            switch format {
            case .png: try PNGReader(source: source)
            case .jpeg: try JPEGReader(source: source)
            case .webp: try WebPReader(source: source)
            case .gif: try GIFReader(source: source)
            case .heif, .avif: try HEIFReader(source: source)
            }
        header = rows.header
        colors = ColorTransform(rows.colors)
        orientation = header.orientation.turned(by: options.turn)
        // Sides are below 2³¹, so the product fits.
        guard header.storedWidth * header.storedHeight <= options.maximumPixels else {
            throw .tooLarge(width: width, height: height, maximumPixels: options.maximumPixels)
        }
    }

    /// The picture, upright; where `targetSide` is given, reduced to the smallest size that is cheaply made and whose long side
    /// is still at least so many pixels.
    ///
    /// JPEG is reduced within the inverse DCT (by 2, 4 or 8), opaque WebP while it is decoded, other formats row by row with box averages (by a whole number).
    ///
    /// - Throws: ``ImagingError``.
    package func decode(targetSide: Int? = nil) throws(ImagingError) -> DecodedPicture {
        let long = max(header.storedWidth, header.storedHeight)
        let target = max(targetSide ?? long, 1)
        // The reduced side is rounded up, so a little more than the quotient is allowed.
        let cheap = rows.cheapReduction(atMost: target > 1 ? max((long - 1) / (target - 1), 1) : long)
        let reduction = cheap > 1 ? cheap : max(1, long / target)
        var collector = PixelCollector(
            width: header.storedWidth, height: header.storedHeight, cheap: cheap, reduction: reduction)
        try read(reduction: cheap) { collector.add(row: UnsafeBufferPointer($0)) }
        return DecodedPicture(
            image: collector.image().upright(from: orientation), scale: 1 / Double(reduction), width: width,
            height: height)
    }

    /// Hands over the rows of the full picture as stored, not turned: W×4 bytes each, sRGB with straight alpha.
    ///
    /// - Parameter reduction: 1, or 2 for averages over 2×2 pixels, W and the number of rows rounded up.
    /// - Throws: ``ImagingError``, or what `body` throws.
    package func forEachStoredRow(
        reducedBy reduction: Int = 1, _ body: (UnsafeBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        let cheap = rows.cheapReduction(atMost: reduction)
        guard cheap < reduction else {
            return try read(reduction: cheap) { (row) throws(ImagingError) in try body(UnsafeBufferPointer(row)) }
        }
        let (width, height) = (header.storedWidth, header.storedHeight)
        var reducer = BoxReducer(width: width, height: height, reduction: reduction)
        try read(reduction: 1) { (row) throws(ImagingError) in
            reducer.add(row: UnsafeBufferPointer(row))
            guard let reduced = reducer.takeRows() else { return }
            try reduced.withUnsafeBufferPointer { (reduced) throws(ImagingError) in try body(reduced) }
        }
    }

    private func read(
        reduction: Int, row body: (UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        try rows.read(reduction: reduction) { (row) throws(ImagingError) in
            colors?.apply(to: row)
            try body(row)
        }
    }
}

/// Takes up rows and makes a picture of them, reduced by a whole number where that is asked for.
private struct PixelCollector {
    private var reducer: BoxReducer?
    private var pixels: [UInt8] = []
    private let columns: Int
    private let rows: Int

    /// - Parameters:
    ///   - width: columns as stored.
    ///   - height: rows as stored.
    ///   - cheap: by how much the rows that come are reduced already.
    ///   - reduction: by how much they are to be in all.
    init(width: Int, height: Int, cheap: Int, reduction: Int) {
        (columns, rows) = ((width + cheap - 1) / cheap, (height + cheap - 1) / cheap)
        if reduction > cheap {
            reducer = BoxReducer(width: columns, height: rows, reduction: reduction / cheap)
        } else {
            pixels.reserveCapacity(columns * rows * 4)
        }
    }

    mutating func add(row: UnsafeBufferPointer<UInt8>) {
        if reducer != nil { reducer?.add(row: row) } else { pixels.append(contentsOf: row) }
    }

    func image() -> Image { reducer?.image() ?? Image(width: columns, height: rows, pixels: pixels) }
}

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
        package let toPicture: AffineMap
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
                toPicture: AffineMap(
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
