import Imaging

/// Writes loops as files of a kind, as good as a limit of their size allows.
package struct ClipWriter: Sendable {
    package let format: MovingFormat
    /// Where ffmpeg works, in a hidden folder of its own: the folder of the output, the current one when empty. Only WebM needs it.
    package var folder: String
    /// Colours that a palette lacks are made of dots. Flat drawings are better without.
    package var isDithered: Bool
    /// Animated PNG: how often the loop is shown; 0 is without end.
    package var loops: Int

    package init(format: MovingFormat, folder: String = "", isDithered: Bool = false, loops: Int = 0) {
        self.loops = loops
        self.format = format
        self.folder = folder
        self.isDithered = isDithered
    }

    /// The fewest frames a second that frames are left out for.
    package static let leastRate = 10.0

    /// Quality of the best WebM file: VP9's 14.
    package static let usualWebMQuality = 90

    /// The loop as a file that has no more than `limit` bytes.
    ///
    /// Without a limit nothing is lost but what the format demands (GIF has 255 colours and the clear one, WebM ``usualWebMQuality``).
    /// With one the best way that fits is taken, or nearly: of WebM the same quality comes first, of all others 256 colours, which in
    /// flat drawings cannot be told from all; then fewer colours or less quality, then half the frames, as long as there are
    /// ``leastRate`` a second, and at last any quality.
    ///
    /// - Parameter limit: bytes; `nil` takes the best way whatever its size.
    /// - Throws: ``MovingPictureError``, `CancellationError`; with WebM also `VideoError` and `FileWriteError`.
    package func fitted(_ clip: Clip, limit: Int? = nil) async throws -> FittedFile {
        try requireSides(clip)
        guard let limit else { return try await best(clip) }
        var clip = clip
        var smallest: FittedFile?
        while true {
            let canThin = clip.frames.count > 1 && clip.thinned.rate >= Self.leastRate
            let file = try await search(clip, limit: limit, toTheEnd: !canThin)
            if file.bytes.count <= limit { return file }
            if file.bytes.count < smallest?.bytes.count ?? .max { smallest = file }
            guard canThin else { break }
            clip = clip.thinned
        }
        throw MovingPictureError.tooLarge(
            format: format.name, bytes: smallest?.bytes.count ?? 0, limit: limit,
            settings: smallest?.settings ?? FileSettings())
    }

    /// The loop as a file made in one way.
    ///
    /// - Parameters:
    ///   - quality: 0…100 of WebP and WebM; `nil` is lossless WebP and ``usualWebMQuality``.
    ///   - colors: of a palette, 2…256; `nil` keeps all colours of WebP and animated PNG, and is 256 of a GIF.
    /// - Throws: as ``fitted(_:limit:)``.
    package func bytes(of clip: Clip, quality: Int? = nil, colors: Int? = nil) async throws -> [UInt8] {
        try requireSides(clip)
        switch format {
        case .webP:
            if let quality { return try AnimatedWebP.bytes(of: clip, .lossy(quality: quality)) }
            guard let colors else { return try AnimatedWebP.bytes(of: clip, .lossless) }
            return try indexed(clip, ColorCounts(clip.frames), colors: colors)
        case .webM:
            return try await AnimatedWebM(clip, workingIn: folder).bytes(quality: quality ?? Self.usualWebMQuality)
        case .apng:
            return try colors.map { try indexed(clip, ColorCounts(clip.frames), colors: $0) }
                ?? AnimatedPNG.bytes(of: clip, loops: loops)
        case .gif:
            let clip = AnimatedGIF.opaque(clip)
            return try indexed(clip, ColorCounts(clip.frames), colors: colors ?? 256)
        }
    }

    private func requireSides(_ clip: Clip) throws(MovingPictureError) {
        let limit =
            switch format {
            case .webP, .webM: AnimatedWebP.longestSide
            case .apng, .gif: AnimatedGIF.longestSide
            }
        let side = max(clip.width, clip.height)
        guard side <= limit else { throw .sideTooLong(format: format.name, side: side, limit: limit) }
    }

    private func best(_ clip: Clip) async throws -> FittedFile {
        var settings = FileSettings(frames: clip.frames.count)
        switch format {
        case .webP: break
        case .webM: settings.quality = Self.usualWebMQuality
        case .apng:
            // A palette of all colours loses nothing, and is smaller.
            let counts = ColorCounts(clip.frames)
            if counts.colors.count <= 256 {
                settings.colors = max(counts.colors.count, 2)
                return FittedFile(bytes: try indexed(clip, counts, colors: 256), settings: settings)
            }
        case .gif: settings.colors = 256
        }
        let bytes = try await bytes(of: clip, quality: settings.quality, colors: settings.colors)
        return FittedFile(bytes: bytes, settings: settings)
    }

    /// The best file of these frames that keeps to the limit, or the smallest that was made.
    ///
    /// - Parameter toTheEnd: worse is taken than what half the frames are better than.
    private func search(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        switch format {
        case .webP: try await searchWebP(clip, limit: limit, toTheEnd: toTheEnd)
        case .webM: try await searchWebM(clip, limit: limit, toTheEnd: toTheEnd)
        case .apng: try await searchColors(clip, ColorCounts(clip.frames), limit: limit, toTheEnd: toTheEnd)
        case .gif: try await searchGIF(clip, limit: limit, toTheEnd: toTheEnd)
        }
    }

    private enum WebPStep {
        case colors(Int)
        case quality(Int)
    }

    private func searchWebP(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        let counts = ColorCounts(clip.frames)
        // With fewer colours than 64 a lossy file looks better that is as large.
        let colors = FittingSteps.colors(atMost: counts.colors.count, toTheEnd: false)
        let steps =
            colors.filter { $0 >= min(64, colors[0]) }.map(WebPStep.colors)
            + FittingSteps.qualities(from: 60, toTheEnd: toTheEnd).map(WebPStep.quality)
        let found = try await Ladder.best(of: steps, limit: limit) { step in
            switch step {
            case .colors(let colors): try indexed(clip, counts, colors: colors)
            case .quality(let quality): try AnimatedWebP.bytes(of: clip, .lossy(quality: quality))
            }
        }
        var settings = FileSettings(frames: clip.frames.count)
        switch found.step {
        case .colors(let colors): settings.colors = colors
        case .quality(let quality): settings.quality = quality
        }
        return FittedFile(bytes: found.bytes, settings: settings)
    }

    private func searchWebM(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        let encoder = try AnimatedWebM(clip, workingIn: folder)
        let steps = FittingSteps.qualities(from: Self.usualWebMQuality, toTheEnd: toTheEnd)
        let found = try await Ladder.best(of: steps, limit: limit) { try await encoder.bytes(quality: $0) }
        return FittedFile(
            bytes: found.bytes, settings: FileSettings(quality: found.step, frames: clip.frames.count))
    }

    private func searchGIF(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        let clip = AnimatedGIF.opaque(clip)
        return try await searchColors(clip, ColorCounts(clip.frames), limit: limit, toTheEnd: toTheEnd)
    }

    private func searchColors(
        _ clip: Clip, _ counts: ColorCounts, limit: Int, toTheEnd: Bool
    ) async throws -> FittedFile {
        let steps = FittingSteps.colors(atMost: counts.colors.count, toTheEnd: toTheEnd)
        let found = try await Ladder.best(of: steps, limit: limit) { try indexed(clip, counts, colors: $0) }
        return FittedFile(
            bytes: found.bytes, settings: FileSettings(colors: found.step, frames: clip.frames.count))
    }

    /// - Parameter clip: for GIF, of opaque and clear pixels only.
    private func indexed(_ clip: Clip, _ counts: ColorCounts, colors: Int) throws -> [UInt8] {
        if format == .gif {
            // Number 0 is needed for what stays as it was, also where nothing is clear.
            let hasClear = counts.colors.first == 0
            let limit = min(max(colors, 2), 256)
            let palette = Palette(counts, limit: hasClear ? limit : max(limit - 1, 1)).withClear
            return try AnimatedGIF.bytes(of: IndexedClip(clip, palette: palette, isDithered: isDithered))
        }
        var palette = Palette(counts, limit: colors)
        if format == .webP {
            return try AnimatedWebP.bytes(of: IndexedClip(clip, palette: palette, isDithered: isDithered))
        }
        // A clear colour lets later frames leave out what stays; it must not cost a bit a pixel.
        if clip.frames.count > 1, ![2, 4, 16].contains(palette.colors.count), palette.colors.count < colors {
            palette = palette.withClear
        }
        return try AnimatedPNG.bytes(
            of: IndexedClip(clip, palette: palette, isDithered: isDithered), loops: loops)
    }
}
