package import Imaging

/// Writes pictures as files of a kind, as good as a limit of their size allows.
package struct StillWriter: Sendable {
    package let format: StillFormat
    /// Colours that a palette lacks are made of dots. Flat drawings are better without.
    package var isDithered: Bool

    package init(format: StillFormat, isDithered: Bool = false) {
        self.format = format
        self.isDithered = isDithered
    }

    /// The picture as a file that has no more than `limit` bytes: lossless if that fits, then with the most colours (PNG) or the best
    /// quality (WebP) that does. The colours of what cannot be seen are not kept.
    ///
    /// - Parameter limit: bytes; `nil` is lossless whatever its size.
    /// - Throws: ``MovingPictureError``, `ImagingError`, `CancellationError`.
    package func fitted(_ image: Image, limit: Int? = nil) async throws -> FittedFile {
        let image = image.withoutUnseenColors
        let lossless = try lossless(image)
        guard let limit, lossless.bytes.count > limit else { return lossless }
        var settings = FileSettings()
        let bytes: [UInt8]
        switch format {
        case .png:
            let counts = ColorCounts([image])
            let steps = FittingSteps.colors(atMost: counts.colors.count, toTheEnd: true)
            let found = try await Ladder.best(of: steps, limit: limit) {
                try image.palettePNGBytes(counts, colors: $0, isDithered: isDithered)
            }
            (bytes, settings.colors) = (found.bytes, found.step)
        case .webP:
            let steps = FittingSteps.qualities(from: 100, toTheEnd: true)
            let found = try await Ladder.best(of: steps, limit: limit) { try image.webPBytes(quality: $0) }
            (bytes, settings.quality) = (found.bytes, found.step)
        }
        guard bytes.count <= limit else {
            throw MovingPictureError.tooLarge(
                format: format.name, bytes: bytes.count, limit: limit, settings: settings)
        }
        return FittedFile(bytes: bytes, settings: settings)
    }

    private func lossless(_ image: Image) throws -> FittedFile {
        switch format {
        case .webP: return FittedFile(bytes: try image.webPBytes(), settings: FileSettings())
        case .png:
            let counts = ColorCounts([image])
            if counts.colors.count <= 256 {
                let colors = max(counts.colors.count, 2)
                return FittedFile(
                    bytes: try image.palettePNGBytes(counts, colors: colors, isDithered: false),
                    settings: FileSettings(colors: colors))
            }
            let (flat, filtered) = try (image.smallPNGBytes(isFiltered: false), image.smallPNGBytes(isFiltered: true))
            return FittedFile(bytes: filtered.count < flat.count ? filtered : flat, settings: FileSettings())
        }
    }
}
