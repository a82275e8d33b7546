import Basics
import CImageCodecs

/// What a warp shows where it looks outside the picture.
package enum OutsidePolicy: Sendable, Hashable {
    /// The nearest pixel of the border.
    case replicate
    /// The picture mirrored at its border, the border's pixels twice.
    case reflect
    /// One colour.
    case fill(Color)
}

extension Image {
    /// Samples the picture through an affine map: bilinear, after averaging over areas along a side that shrinks.
    ///
    /// Coordinates are continuous in both pictures: the first pixel covers 0…1 with its centre at 0.5.
    ///
    /// - Parameters:
    ///   - transform: takes a point of the result to a point of this picture.
    ///   - width: columns of the result, at least 1.
    ///   - height: rows of the result, at least 1.
    ///   - outside: what is seen beyond the border.
    package func warped(
        by transform: AffineMap, width: Int, height: Int, outside: OutsidePolicy = .replicate
    ) -> Image {
        let (reduced, map) = prefiltered(for: transform, width: width, height: height, outside: outside)
        return reduced.sampled(by: map, width: width, height: height, outside: outside)
    }

    /// The part of the picture that is seen, averaged down to the scale of the result, and the map onto it.
    private func prefiltered(
        for map: AffineMap, width columns: Int, height rows: Int, outside: OutsidePolicy
    ) -> (Image, AffineMap) {
        // Source columns that pass per output pixel, and source rows.
        let (across, down) = (
            (map.a * map.a + map.c * map.c).squareRoot(), (map.b * map.b + map.d * map.d).squareRoot()
        )
        let (shrinkX, shrinkY) = (max(1, across), max(1, down))
        guard max(shrinkX, shrinkY) > 1.2, shrinkX.isFinite, shrinkY.isFinite else { return (self, map) }
        let area = seenArea(by: map, columns: columns, rows: rows, marginX: 2 * shrinkX, marginY: 2 * shrinkY)
        // A mirrored border may show any part of the picture.
        let mirrored = outside == .reflect && area.exceeds
        let window = mirrored ? Rect(x: 0, y: 0, width: Double(width), height: Double(height)) : area.window
        let reducedWidth = max(1, Int((window.width / shrinkX).rounded()))
        let reducedHeight = max(1, Int((window.height / shrinkY).rounded()))
        let reduced = resampled(area: window, width: reducedWidth, height: reducedHeight)
        let (scaleX, scaleY) = (Double(reducedWidth) / window.width, Double(reducedHeight) / window.height)
        let toReduced = AffineMap(
            a: scaleX, b: 0, c: 0, d: scaleY, tx: -window.x * scaleX, ty: -window.y * scaleY)
        return (reduced, map.then(toReduced))
    }

    /// Whole pixels around what the result's corners see, within the picture; and whether they see beyond it.
    private func seenArea(
        by map: AffineMap, columns: Int, rows: Int, marginX: Double, marginY: Double
    ) -> (window: Rect, exceeds: Bool) {
        let corners = [(0, 0), (columns, 0), (0, rows), (columns, rows)].map {
            map(Point(x: Double($0.0), y: Double($0.1)))
        }
        func span(_ values: [Double], margin: Double, limit: Int) -> (from: Double, length: Double, exceeds: Bool) {
            let (least, most) = ((values.min() ?? 0) - margin, (values.max() ?? 0) + margin)
            let limit = Double(limit)
            let from = min(max(least.rounded(.down), 0), limit - 1)
            let to = min(max(most.rounded(.up), from + 1), limit)
            return (from, to - from, least < 0 || most > limit)
        }
        let x = span(corners.map(\.x), margin: marginX, limit: width)
        let y = span(corners.map(\.y), margin: marginY, limit: height)
        return (Rect(x: x.from, y: y.from, width: x.length, height: y.length), x.exceeds || y.exceeds)
    }

    private func sampled(by map: AffineMap, width columns: Int, height rows: Int, outside: OutsidePolicy) -> Image {
        let result = [UInt8](unsafeUninitializedCapacity: columns * rows * 4) { buffer, count in
            // Each row is written by one thread.
            nonisolated(unsafe) let buffer = buffer
            let pieces = SpareProcessors.pieces(of: rows, least: Self.leastRows)
            SpareProcessors.spread(over: rows, pieces: pieces) { rows, _ in
                pixels.withUnsafeBufferPointer { source in
                    let sampler = Sampler(pixels: source, width: width, height: height, outside: outside)
                    for y in rows {
                        let first = map(Point(x: 0.5, y: Double(y) + 0.5))
                        let (start, step) = ([first.x, first.y], [map.a, map.b])
                        let row = UnsafeMutableBufferPointer(rebasing: buffer[y * columns * 4..<(y + 1) * columns * 4])
                        var x = 0
                        while x < columns {
                            x = mugmoji_sample_row(
                                source.baseAddress, width, height, start, step, x, columns, row.baseAddress)
                            if x == columns { break }
                            // Relative to pixel centres, where a whole number hits one pixel exactly.
                            let color = sampler.color(
                                x: first.x + map.a * Double(x) - 0.5, y: first.y + map.b * Double(x) - 0.5)
                            store(color, in: row, at: x * 4)
                            x += 1
                        }
                    }
                }
            }
            count = columns * rows * 4
        }
        return Image(width: columns, height: rows, pixels: result)
    }
}

/// Reads between the pixels of a picture where some of them lie outside; inside it is `mugmoji_sample_row` that does.
private struct Sampler {
    let pixels: UnsafeBufferPointer<UInt8>
    let width: Int
    let height: Int
    let outside: OutsidePolicy

    /// The premultiplied colour at a point relative to pixel centres.
    @inline(__always)
    func color(x: Double, y: Double) -> SIMD4<Float> {
        let (left, top) = (x.rounded(.down), y.rounded(.down))
        let (fractionX, fractionY) = (Float(x - left), Float(y - top))
        let (a, b) = (pixel(left, top), pixel(left + 1, top))
        let (c, d) = (pixel(left, top + 1), pixel(left + 1, top + 1))
        let (upper, lower) = (a + (b - a) * fractionX, c + (d - c) * fractionX)
        return upper + (lower - upper) * fractionY
    }

    private func pixel(_ x: Double, _ y: Double) -> SIMD4<Float> {
        let inside = x >= 0 && y >= 0 && x < Double(width) && y < Double(height)
        if !inside, case .fill(let color) = outside {
            let straight = SIMD4(Float(color.red), Float(color.green), Float(color.blue), 255)
            return straight * (Float(color.alpha) / 255)
        }
        return premultiplied(pixels, at: (index(y, height) * width + index(x, width)) * 4)
    }

    private func index(_ value: Double, _ limit: Int) -> Int {
        // Far outside nothing meaningful is seen; the bound keeps the conversion safe, also for no number at all.
        let whole = value.isFinite ? Int(min(max(value, -1e9), 1e9)) : 0
        guard outside == .reflect else { return min(max(whole, 0), limit - 1) }
        let period = 2 * limit
        let phase = (whole % period + period) % period
        return phase < limit ? phase : period - 1 - phase
    }
}
