import Imaging

/// Writes loops as files of a kind, as good as a limit of their size allows.
package struct ClipWriter: Sendable {
    package let format: MovingFormat
    /// Where ffmpeg works, in a hidden folder of its own: the folder of the output, the current one when empty. Only WebM needs it.
    package var folder: String
    /// Colours that a palette lacks are made of dots. Flat drawings are better without.
    package var isDithered: Bool
    /// WebP: takes up to ten times as long for about 3 % fewer bytes.
    package var isSmallest: Bool

    /// Animated PNG: how often the loop is shown; 0 is without end.
    package var loops: Int

    package init(
        format: MovingFormat, folder: String = "", isDithered: Bool = false, isSmallest: Bool = false, loops: Int = 0
    ) {
        self.loops = loops
        self.isSmallest = isSmallest
        self.format = format
        self.folder = folder
        self.isDithered = isDithered
    }

    /// The fewest frames a second that frames are left out for.
    package static let leastRate = 10.0

    /// Quality of a WebM file without a limit: VP9's 14.
    package static let usualWebMQuality = 90

    /// The loop as a file that has no more than `limit` bytes.
    ///
    /// The best way that fits is taken. Lossless comes first (WebP and animated PNG; of GIF 255 colours and the clear one, of WebM
    /// ``usualWebMQuality``), then fewer colours or less quality, then half the frames, as long as there are ``leastRate`` a second,
    /// and at last any quality.
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
    ///   - colors: of a palette, 2…256; `nil` keeps all colours of an animated PNG, and is 256 of a GIF.
    /// - Throws: as ``fitted(_:limit:)``.
    package func bytes(of clip: Clip, quality: Int? = nil, colors: Int? = nil) async throws -> [UInt8] {
        try requireSides(clip)
        switch format {
        case .webP: return try AnimatedWebP.bytes(of: clip, quality: quality, isSmallest: isSmallest)
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
        case .apng: try await searchPNG(clip, limit: limit, toTheEnd: toTheEnd)
        case .gif: try await searchGIF(clip, limit: limit, toTheEnd: toTheEnd)
        }
    }

    /// Whether a few frames, from the beginning and the middle, say that a clip would be far too large without loss: to make it
    /// anyway takes longer than all that comes after.
    private func isHopeless(_ clip: Clip, limit: Int, make: (Clip) throws -> [UInt8]) throws -> Bool {
        let (count, some) = (clip.frames.count, 4)
        guard count >= 4 * some else { return false }
        let picked = Array(0..<some) + Array(count / 2..<count / 2 + some)
        func sample(_ places: [Int]) -> Clip {
            Clip(frames: places.map { clip.frames[$0] }, durations: places.map { clip.durations[$0] })
        }
        let first = try make(sample([0])).count
        let others = try make(sample(picked)).count - first
        let expected = Double(first) + Double(others) / Double(picked.count - 1) * Double(count - 1)
        return expected > Double(limit) * 1.3
    }

    private func searchWebP(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        if try !isHopeless(clip, limit: limit, make: { try AnimatedWebP.bytes(of: $0, quality: nil) }) {
            let lossless = try AnimatedWebP.bytes(of: clip, quality: nil, isSmallest: isSmallest)
            if lossless.count <= limit {
                return FittedFile(bytes: lossless, settings: FileSettings(frames: clip.frames.count))
            }
        }
        let steps = FittingSteps.qualities(from: 98, toTheEnd: toTheEnd)
        let found = try await Ladder.best(of: steps, limit: limit) { quality in
            try AnimatedWebP.bytes(of: clip, quality: quality, isSmallest: isSmallest)
        }
        return FittedFile(
            bytes: found.bytes, settings: FileSettings(quality: found.step, frames: clip.frames.count))
    }

    private func searchWebM(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        let encoder = try await AnimatedWebM(clip, workingIn: folder)
        let steps = FittingSteps.qualities(from: Self.usualWebMQuality, toTheEnd: toTheEnd)
        var found = Ladder.Found(step: steps[0], bytes: try await encoder.bytes(quality: steps[0]))
        if found.bytes.count > limit {
            found = try await Ladder.best(of: Array(steps.dropFirst()), limit: limit) { quality in
                try await encoder.bytes(quality: quality)
            }
        }
        return FittedFile(
            bytes: found.bytes, settings: FileSettings(quality: found.step, frames: clip.frames.count))
    }

    private func searchPNG(_ clip: Clip, limit: Int, toTheEnd: Bool) async throws -> FittedFile {
        let counts = ColorCounts(clip.frames)
        if counts.colors.count > 256, try !isHopeless(clip, limit: limit, make: { try AnimatedPNG.bytes(of: $0) }) {
            let bytes = try AnimatedPNG.bytes(of: clip, loops: loops)
            if bytes.count <= limit {
                return FittedFile(bytes: bytes, settings: FileSettings(frames: clip.frames.count))
            }
        }
        return try await searchColors(clip, counts, limit: limit, toTheEnd: toTheEnd)
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
        // A clear colour lets later frames leave out what stays; it must not cost a bit a pixel.
        if clip.frames.count > 1, ![2, 4, 16].contains(palette.colors.count), palette.colors.count < colors {
            palette = palette.withClear
        }
        return try AnimatedPNG.bytes(
            of: IndexedClip(clip, palette: palette, isDithered: isDithered), loops: loops)
    }
}
