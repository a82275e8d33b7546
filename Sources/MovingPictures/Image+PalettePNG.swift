package import Imaging

extension Image {
    /// The picture as a PNG file with a palette and alpha, as small as can be: 1, 2, 4 or 8 bits a pixel.
    ///
    /// - Parameters:
    ///   - colors: the most colours, 2…256; a picture that has no more keeps its own.
    ///   - isDithered: colours that the palette lacks are made of dots.
    /// - Throws: `ImagingError.encodingFailed`.
    package func palettePNGBytes(colors: Int, isDithered: Bool = false) throws(ImagingError) -> [UInt8] {
        let picture = withoutUnseenColors
        return try picture.palettePNGBytes(ColorCounts([picture]), colors: colors, isDithered: isDithered)
    }

    func palettePNGBytes(
        _ counts: ColorCounts, colors: Int, isDithered: Bool
    ) throws(ImagingError) -> [UInt8] {
        let palette = Palette(counts, limit: colors)
        var mapper = PaletteMapper(palette)
        let indices = isDithered ? mapper.dithered(self) : mapper.indices(of: self)
        return try IndexedImage(width: width, height: height, indices: indices).smallPNGBytes(
            palette: palette.colors)
    }
}
