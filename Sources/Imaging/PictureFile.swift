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
