import Basics
import Foundation
import Imaging

/// Writes loops as animated PNG files: the first frame whole, then of each frame the rectangle that has changed.
///
/// Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", § 11.3.4 (acTL, fcTL, fdAT).
enum AnimatedPNG {
    /// All colours as they are, 4 bytes a pixel.
    ///
    /// - Parameter loops: how often it is shown; 0 is without end.
    /// - Throws: ``MovingPictureError/encodingFailed(format:details:)``.
    static func bytes(of clip: Clip, loops: Int = 0) throws -> [UInt8] {
        let clip = clip.merged
        let (width, height) = (clip.width, clip.height)
        let pieces = try Array(clip.frames.indices).concurrentMap(jobs: jobs) { index in
            let frame = clip.frames[index].words
            guard index > 0 else { return try piece(.all(width, height), frame, overlay: nil, encode: encode) }
            return try piece(
                from: clip.frames[index - 1].words, to: frame, width: width, height: height, clear: 0,
                alpha: \.alpha, encode: encode)
        }
        return file(pieces, durations: clip.durations, loops: loops)
    }

    /// - Parameter loops: how often it is shown; 0 is without end.
    /// - Throws: ``MovingPictureError/encodingFailed(format:details:)``.
    static func bytes(of clip: IndexedClip, loops: Int = 0) throws -> [UInt8] {
        let (width, height) = (clip.width, clip.height)
        let alphas = clip.palette.colors.map(\.alpha)
        let encode = { @Sendable (area: FrameArea, values: [UInt8], isFiltered: Bool) in
            try IndexedImage(width: area.width, height: area.height, indices: values).smallPNGBytes(
                palette: clip.palette.colors, isFiltered: isFiltered)
        }
        let pieces = try Array(clip.frames.indices).concurrentMap(jobs: jobs) { index in
            let frame = clip.frames[index]
            guard index > 0 else {
                return try piece(.all(width, height), frame, overlay: nil, filters: [false], encode: encode)
            }
            // Palettes hardly ever gain by filters.
            return try piece(
                from: clip.frames[index - 1], to: frame, width: width, height: height,
                clear: clip.palette.clear.map(UInt8.init), alpha: { alphas[Int($0)] }, filters: [false], encode: encode)
        }
        return file(pieces, durations: clip.durations, loops: loops)
    }

    /// A file that gets one frame after the other, each another than the one before.
    final class Stream {
        private let width: Int
        private let height: Int
        private var last: [UInt32]?
        private var pieces: [Piece] = []
        private var durations: [Int] = []

        init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

        /// - Parameter duration: milliseconds.
        func add(_ frame: Image, duration: Int) throws {
            let words = frame.words
            let piece =
                if let last {
                    try AnimatedPNG.piece(
                        from: last, to: words, width: width, height: height, clear: 0, alpha: \.alpha, encode: encode)
                } else {
                    try AnimatedPNG.piece(.all(width, height), words, overlay: nil, encode: encode)
                }
            pieces.append(piece)
            durations.append(duration)
            last = words
        }

        func finish() -> [UInt8] { file(pieces, durations: durations, loops: 0) }
    }

    private static let jobs = ProcessInfo.processInfo.activeProcessorCount

    /// Makes a PNG file of the values of a rectangle.
    private typealias Encode<Value> =
        @Sendable (_ area: FrameArea, _ values: [Value], _ isFiltered: Bool) throws -> [UInt8]

    @Sendable
    private static func encode(_ area: FrameArea, _ values: [UInt32], _ isFiltered: Bool) throws -> [UInt8] {
        try Image(width: area.width, height: area.height, words: values).smallPNGBytes(isFiltered: isFiltered)
    }

    private struct Piece: Sendable {
        var area: FrameArea
        /// Lies over what is there instead of taking its place.
        var isOverlay: Bool
        /// A PNG file of the area.
        var picture: [UInt8]
    }

    /// - Parameters:
    ///   - clear: the value that cannot be seen; `nil` where there is none.
    private static func piece<Value: Equatable>(
        from old: [Value], to new: [Value], width: Int, height: Int, clear: Value?, alpha: (Value) -> UInt8,
        filters: [Bool] = [false, true], encode: Encode<Value>
    ) throws -> Piece {
        guard let area = FrameArea.changed(from: old, to: new, width: width, height: height) else {
            return try piece(
                FrameArea(x: 0, y: 0, width: 1, height: 1), [new[0]], overlay: nil, filters: filters, encode: encode)
        }
        let values = area.cut(from: new, stride: width)
        guard let clear else { return try piece(area, values, overlay: nil, filters: filters, encode: encode) }
        let before = area.cut(from: old, stride: width)
        // What lies over something else is exact only where it covers it wholly, or where nothing is below.
        let canLieOver = zip(before, values).allSatisfy { $0 == $1 || alpha($1) == 255 || alpha($0) == 0 }
        let overlay = canLieOver ? zip(before, values).map { $0 == $1 ? clear : $1 } : nil
        return try piece(area, values, overlay: overlay, filters: filters, encode: encode)
    }

    /// The smallest of the ways to write an area.
    private static func piece<Value>(
        _ area: FrameArea, _ values: [Value], overlay: [Value]?, filters: [Bool] = [false, true],
        encode: Encode<Value>
    ) throws -> Piece {
        var best: Piece?
        let ways = [(values, false)] + (overlay.map { [($0, true)] } ?? [])
        for (values, isOverlay) in ways {
            for isFiltered in filters {
                let picture = try encode(area, values, isFiltered)
                if picture.count < best?.picture.count ?? .max {
                    best = Piece(area: area, isOverlay: isOverlay, picture: picture)
                }
            }
        }
        return best ?? Piece(area: area, isOverlay: false, picture: [])
    }

    private static func file(_ pieces: [Piece], durations: [Int], loops: Int) -> [UInt8] {
        var file = PNGChunks.signature
        var sequence: UInt32 = 0
        func next() -> [UInt8] {
            defer { sequence += 1 }
            return PNGChunks.number(sequence)
        }
        for (index, (piece, duration)) in zip(pieces, durations).enumerated() {
            let (head, pixels) = PNGChunks.parts(of: piece.picture)
            if index == 0 {
                file += head
                let counts = PNGChunks.number(UInt32(pieces.count)) + PNGChunks.number(UInt32(loops))
                file += PNGChunks.chunk("acTL", counts)
            }
            file += PNGChunks.chunk("fcTL", next() + control(piece, duration: duration))
            file += index == 0 ? PNGChunks.chunk("IDAT", pixels) : PNGChunks.chunk("fdAT", next() + pixels)
        }
        return file + PNGChunks.chunk("IEND", [])
    }

    /// Place, time, and how a frame goes with the one before; nothing is removed after it.
    private static func control(_ piece: Piece, duration: Int) -> [UInt8] {
        let area = piece.area
        // A numerator and a denominator of two bytes each.
        let parts = [1000, 100, 10].first { duration * $0 / 1000 <= 0xFFFF } ?? 1
        let numerator = min((duration * parts + 500) / 1000, 0xFFFF)
        return [area.width, area.height, area.x, area.y].flatMap { PNGChunks.number(UInt32($0)) }
            + PNGChunks.number(UInt32(numerator) << 16 | UInt32(parts)) + [0, piece.isOverlay ? 1 : 0]
    }
}
