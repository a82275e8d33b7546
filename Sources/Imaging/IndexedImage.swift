import CImageCodecs

/// A picture of small whole numbers with a colour for each: a label map, for one.
package struct IndexedImage: Sendable, Equatable {
    /// Columns, at least 1.
    package let width: Int
    /// Rows, at least 1.
    package let height: Int
    /// H×W bytes, row by row from the top.
    package var indices: [UInt8]

    /// - Precondition: `width` and `height` are positive and `indices.count == width * height`.
    package init(width: Int, height: Int, indices: [UInt8]) {
        precondition(width > 0 && height > 0 && indices.count == width * height, "indices do not match the size")
        self.width = width
        self.height = height
        self.indices = indices
    }

    /// Reads a PNG file with a palette, or with grey levels of at most 8 bits, as the numbers that it stores.
    ///
    /// - Throws: ``ImagingError``; for other files too, so that a label map is never guessed from colours.
    package init(pngBytes bytes: [UInt8], maximumPixels: Int = 50_000_000) throws(ImagingError) {
        let format = try PictureFormat.detect(bytes)
        guard format == .png else {
            throw .unsupportedFormat(
                name: "\(format.withArticle), not the PNG picture that holds numbers exactly", remedy: "give that one")
        }
        let reader = try PNGReader(source: PictureSource(bytes: bytes))
        let header = reader.header
        guard header.storedWidth * header.storedHeight <= maximumPixels else {
            throw .tooLarge(width: header.width, height: header.height, maximumPixels: maximumPixels)
        }
        var indices: [UInt8] = []
        indices.reserveCapacity(header.storedWidth * header.storedHeight)
        try reader.readIndices { indices.append(contentsOf: $0) }
        self.init(width: header.storedWidth, height: header.storedHeight, indices: indices)
    }

    /// The picture as an 8-bit palette PNG file.
    ///
    /// - Parameter palette: 1…256 colours, one for every index in use; alpha is left out.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when the palette lacks an index.
    package func pngBytes(palette: [Color]) throws(ImagingError) -> [UInt8] {
        try requireColors(for: palette)
        let colors = palette.flatMap { [$0.red, $0.green, $0.blue] }
        return try encodePicture(.png) { output, error in
            mugmoji_png_encode(
                indices, UInt32(width), UInt32(height), false, colors, Int32(palette.count), output, error)
        }
    }

    /// The picture as a palette PNG file that is as small as deflate makes it: 1, 2, 4 or 8 bits an index, by the number of colours.
    ///
    /// - Parameters:
    ///   - palette: 1…256 colours with straight alpha, one for every index in use. The file is smallest when those that are not
    ///     opaque come first.
    ///   - isFiltered: rows are stored as differences; palettes rarely gain by it.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when the palette lacks an index.
    package func smallPNGBytes(palette: [Color], isFiltered: Bool = false) throws(ImagingError) -> [UInt8] {
        try requireColors(for: palette)
        let colors = palette.flatMap { [$0.red, $0.green, $0.blue, $0.alpha] }
        return try encodePicture(.png) { output, error in
            mugmoji_png_encode_small(
                indices, UInt32(width), UInt32(height), colors, Int32(palette.count), isFiltered, output, error)
        }
    }

    private func requireColors(for palette: [Color]) throws(ImagingError) {
        guard let largest = indices.max(), largest < palette.count, palette.count <= 256 else {
            let details = "the palette of \(palette.count) colours does not fit the indices"
            throw .encodingFailed(PictureFormat.png.rawValue, details: details)
        }
    }

    /// An 8-bit palette PNG file of indices that are made row by row, so that they never lie in memory all at once.
    ///
    /// - Parameters:
    ///   - width: columns, at least 1.
    ///   - height: rows, at least 1.
    ///   - palette: 1…256 colours, one for every index in use; alpha is left out.
    ///   - fill: writes the `width` indices of row `y`.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``.
    package static func pngBytes(
        width: Int, height: Int, palette: [Color],
        fill: (_ y: Int, _ row: UnsafeMutableBufferPointer<UInt8>) -> Void
    ) throws(ImagingError) -> [UInt8] {
        let colors = palette.prefix(256).flatMap { [$0.red, $0.green, $0.blue] }
        return try encodePicture(.png) { output, error in
            withoutActuallyEscaping(fill) { fill in
                var rows = RowSource(width: width, fill: fill)
                return withUnsafeMutablePointer(to: &rows) { rows in
                    mugmoji_png_encode_rows(
                        UInt32(width), UInt32(height), colors, Int32(colors.count / 3),
                        { context, y, row in
                            guard let rows = context?.assumingMemoryBound(to: RowSource.self).pointee else { return }
                            rows.fill(Int(y), UnsafeMutableBufferPointer(start: row, count: rows.width))
                        }, rows, output, error)
                }
            }
        }
    }
}

/// What the C encoder asks for its rows.
private struct RowSource {
    let width: Int
    let fill: (Int, UnsafeMutableBufferPointer<UInt8>) -> Void
}
