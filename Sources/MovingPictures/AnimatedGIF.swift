import Basics
import Foundation
import Imaging

/// Writes loops as GIF files: one palette, the first frame whole, then of each frame the rectangle that has changed.
///
/// Source: CompuServe, "Graphics Interchange Format, version 89a", 1990; the endless loop is Netscape's extension.
enum AnimatedGIF {
    /// The longest side, in pixels.
    static let longestSide = 65535

    /// The pictures that GIF can show: what is half transparent or more is left out, the rest is opaque.
    static func opaque(_ clip: Clip) -> Clip {
        let frames = clip.frames.map { Image(width: $0.width, height: $0.height, words: opaque($0)) }
        return Clip(frames: frames, durations: clip.durations)
    }

    private static func opaque(_ frame: Image) -> [UInt32] {
        frame.words.map { $0.alpha < 128 ? 0 : $0 | 0xFF00_0000 }
    }

    /// - Parameter clip: its palette has only opaque colours and, first, the clear one.
    static func bytes(of clip: IndexedClip) throws -> [UInt8] {
        // Number 0 stands for what is clear, and for what stays as it was.
        let bits = bits(of: clip.palette)
        let shown = plan(clip)
        let delays = hundredths(clip.durations)
        let frames = Array(shown.indices).concurrentMap(jobs: ProcessInfo.processInfo.activeProcessorCount) {
            index in
            let canvas =
                index > 0
                ? shown[index - 1].left(on: clip.frames[index - 1], width: clip.width)
                : [UInt8](repeating: 0, count: clip.width * clip.height)
            return frame(
                clip.frames[index], over: canvas, shown[index], width: clip.width, bits: bits, delay: delays[index])
        }
        var file = Array("GIF89a".utf8) + number(clip.width) + number(clip.height)
        file += [0x80 | 0x70 | UInt8(bits - 1), 0, 0] + table(clip.palette, bits: bits) + endless
        for frame in frames { file += frame }
        return file + [0x3B]
    }

    private static let endless: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]

    private static func table(_ palette: Palette, bits: Int) -> [UInt8] {
        palette.colors.flatMap { [$0.red, $0.green, $0.blue] }
            + [UInt8](repeating: 0, count: 3 * ((1 << bits) - palette.colors.count))
    }

    /// A file that gets one frame after the other. Each has colours of its own, and is written when the next is known.
    final class Stream {
        private let width: Int
        private let height: Int
        private var file: [UInt8]
        private var first: [UInt32] = []
        /// What is not written yet, and what it is drawn on.
        private var pending: (words: [UInt32], canvas: [UInt32]?, duration: Int)?
        private var (time, told) = (0, 0)

        init(width: Int, height: Int) {
            (self.width, self.height) = (width, height)
            file = Array("GIF89a".utf8) + number(width) + number(height) + [0x70, 0, 0] + endless
        }

        /// - Parameter duration: milliseconds.
        func add(_ frame: Image, duration: Int) throws {
            let words = opaque(frame)
            if first.isEmpty { first = words }
            let canvas = write(next: words)
            pending = (words, canvas, duration)
        }

        func finish() throws -> [UInt8] {
            write(next: first)
            return file + [0x3B]
        }

        /// - Returns: what the next one is drawn on; `nil` for the first.
        @discardableResult
        private func write(next: [UInt32]) -> [UInt32]? {
            guard let (words, canvas, duration) = pending else { return nil }
            pending = nil
            var area = FrameArea.all(width, height)
            if let canvas {
                area =
                    FrameArea.changed(from: canvas, to: words, width: width, height: height)
                    ?? FrameArea(x: 0, y: 0, width: 1, height: 1)
            }
            let lost = FrameArea(width: width, height: height) { words[$0] != 0 && next[$0] == 0 }
            let shown = Shown(area: lost.map { area.union($0) } ?? area, isCleared: lost != nil)
            let cut = shown.area.cut(from: words, stride: width)
            let image = Image(width: shown.area.width, height: shown.area.height, words: cut)
            let palette = Palette(ColorCounts([image]), limit: cut.contains(0) ? 256 : 255).withClear
            var mapper = PaletteMapper(palette)
            let below =
                canvas.map { shown.area.cut(from: $0, stride: width) } ?? [UInt32](repeating: 0, count: cut.count)
            time += duration
            let delay = min(max((time + 5) / 10 - told, 1), 0xFFFF)
            told += delay
            let bits = AnimatedGIF.bits(of: palette)
            file += AnimatedGIF.frame(
                mapper.indices(of: image), same: zip(below, cut).map(==), shown, bits: bits, delay: delay,
                table: table(palette, bits: bits))
            return shown.left(on: words, width: width)
        }
    }

    private static func bits(of palette: Palette) -> Int {
        max(Int.bitWidth - (palette.colors.count - 1).leadingZeroBitCount, 1)
    }

    /// Which part of a frame is written, and what becomes of it when its time is over.
    private struct Shown: Sendable {
        var area: FrameArea
        /// Its area becomes clear; otherwise it stays.
        var isCleared = false

        /// What the next frame is drawn on.
        func left<Value: ExpressibleByIntegerLiteral>(on frame: [Value], width: Int) -> [Value] {
            guard isCleared else { return frame }
            var canvas = frame
            for row in area.y..<area.y + area.height {
                for place in row * width + area.x..<row * width + area.x + area.width { canvas[place] = 0 }
            }
            return canvas
        }
    }

    private static func plan(_ clip: IndexedClip) -> [Shown] {
        let (width, height, count) = (clip.width, clip.height, clip.frames.count)
        var shown: [Shown] = []
        for (index, frame) in clip.frames.enumerated() {
            var area = FrameArea.all(width, height)
            if index > 0 {
                let canvas = shown[index - 1].left(on: clip.frames[index - 1], width: width)
                // Nothing to be drawn takes a pixel.
                area =
                    FrameArea.changed(from: canvas, to: frame, width: width, height: height)
                    ?? FrameArea(x: 0, y: 0, width: 1, height: 1)
            }
            // Only what a frame itself covers can become clear after it; the first frame follows the last.
            let next = clip.frames[(index + 1) % count]
            let lost = FrameArea(width: width, height: height) { frame[$0] != 0 && next[$0] == 0 }
            shown.append(Shown(area: lost.map { area.union($0) } ?? area, isCleared: lost != nil))
        }
        return shown
    }

    private static func frame(
        _ frame: [UInt8], over canvas: [UInt8], _ shown: Shown, width: Int, bits: Int, delay: Int
    ) -> [UInt8] {
        let values = shown.area.cut(from: frame, stride: width)
        let same = zip(shown.area.cut(from: canvas, stride: width), values).map(==)
        return self.frame(values, same: same, shown, bits: bits, delay: delay)
    }

    /// - Parameters:
    ///   - values: of the area.
    ///   - same: where the area is already as it shall be.
    ///   - table: the frame's own colours.
    private static func frame(
        _ values: [UInt8], same: [Bool], _ shown: Shown, bits: Int, delay: Int, table: [UInt8] = []
    ) -> [UInt8] {
        let area = shown.area
        // Bits 2…4 tell what becomes of it (1: stays, 2: cleared), bit 0 that there is a transparent colour: number 0.
        let control: [UInt8] = [0x21, 0xF9, 4, (shown.isCleared ? 2 : 1) << 2 | 1] + number(delay) + [0, 0]
        let place = [area.x, area.y, area.width, area.height].flatMap(number)
        let plain = GIFCompression.bytes(values, bits: bits)
        let sparse = GIFCompression.bytes(values, bits: bits, free: same)
        let head = [0x2C] + place + [table.isEmpty ? 0 : 0x80 | UInt8(bits - 1)] + table
        return control + head + (sparse.count < plain.count ? sparse : plain)
    }

    /// Delays in hundredths of a second whose sums are off by no more than half of one, as long as no picture is shown for less than one.
    static func hundredths(_ durations: [Int]) -> [Int] {
        var (time, told) = (0, 0)
        return durations.map { duration in
            time += duration
            let delay = min(max((time + 5) / 10 - told, 1), 0xFFFF)
            told += delay
            return delay
        }
    }

    /// Two bytes, the lowest first.
    private static func number(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
}
