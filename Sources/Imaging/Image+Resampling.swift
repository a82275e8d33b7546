import Basics
import CImageCodecs

extension Image {
    /// So many rows are worth a thread of their own.
    static let leastRows = 64

    /// The picture at another size: averaged over areas along a side that shrinks, linear along a side that grows.
    ///
    /// Colours are weighted with alpha, so that what is transparent lends no colour.
    ///
    /// - Precondition: `width` and `height` are positive.
    package func resampled(width: Int, height: Int) -> Image {
        if width == self.width, height == self.height { return self }
        return resampled(
            area: Rect(x: 0, y: 0, width: Double(self.width), height: Double(self.height)), width: width, height: height
        )
    }

    /// A rectangle of the picture at another size. `area` must lie within the picture.
    package func resampled(area: Rect, width columns: Int, height rows: Int) -> Image {
        precondition(columns > 0 && rows > 0, "an image has at least one pixel")
        let across = RowTaps(start: area.x, length: area.width, limit: width, count: columns)
        let down = AxisTaps(start: area.y, length: area.height, limit: height, count: rows)
        let result = [UInt8](unsafeUninitializedCapacity: columns * rows * 4) { buffer, count in
            // Each row is written by one thread.
            nonisolated(unsafe) let buffer = buffer
            let pieces = SpareProcessors.pieces(of: rows, least: Self.leastRows)
            SpareProcessors.spread(over: rows, pieces: pieces) { rows, _ in
                pixels.withUnsafeBufferPointer { source in
                    var rowsInUse = RowCache(columns: columns)
                    var sums = [SIMD4<Float>](repeating: .zero, count: columns)
                    for y in rows {
                        for x in 0..<columns { sums[x] = .zero }
                        for tap in down.range(y) {
                            let row = UnsafeBufferPointer(rebasing: source[tap * width * 4..<(tap + 1) * width * 4])
                            rowsInUse.add(row: tap, of: row, taps: across, weight: down.weight(y, tap), to: &sums)
                        }
                        sums.withUnsafeBufferPointer { sums in
                            for x in 0..<columns { store(sums[x], in: buffer, at: (y * columns + x) * 4) }
                        }
                    }
                }
            }
            count = columns * rows * 4
        }
        return Image(width: columns, height: rows, pixels: result)
    }
}

/// Which source pixels make up each output pixel along one axis, and with which weights (they sum to 1).
struct AxisTaps {
    private var firsts: [Int] = []
    private var offsets = [0]
    private var weights: [Float] = []

    init(start: Double, length: Double, limit: Int, count: Int) {
        let step = length / Double(count)
        for index in 0..<count {
            let (from, to) = (start + Double(index) * step, start + Double(index + 1) * step)
            step >= 1 ? addArea(from: from, to: to, limit: limit) : addLinear(at: (from + to) / 2, limit: limit)
            offsets.append(weights.count)
        }
    }

    private mutating func addArea(from: Double, to: Double, limit: Int) {
        let first = min(max(Int(from), 0), limit - 1)
        let last = min(max(Int(to.rounded(.up)) - 1, first), limit - 1)
        firsts.append(first)
        let shares = (first...last).map { max(0, min(to, Double($0 + 1)) - max(from, Double($0))) }
        let total = shares.reduce(0, +)
        weights += shares.map { total > 0 ? Float($0 / total) : 1 / Float(shares.count) }
    }

    private mutating func addLinear(at center: Double, limit: Int) {
        let position = min(max(center - 0.5, 0), Double(limit - 1))
        let first = min(Int(position), max(limit - 2, 0))
        firsts.append(first)
        let fraction = Float(position - Double(first))
        weights += limit == 1 ? [1] : [1 - fraction, fraction]
    }

    func range(_ index: Int) -> Range<Int> {
        firsts[index]..<firsts[index] + offsets[index + 1] - offsets[index]
    }

    func weight(_ index: Int, _ source: Int) -> Float { weights[offsets[index] + source - firsts[index]] }

    /// How many output pixels there are.
    var count: Int { firsts.count }
}

/// The taps of a row, as many for each output pixel, some of them with no weight: so all are added up in the same way.
struct RowTaps {
    private let firsts: [Int]
    private let taps: Int
    /// In groups of four outputs, in a group tap by tap.
    private let weights: [Float]

    /// - Parameter limit: how many pixels a row has.
    init(start: Double, length: Double, limit: Int, count: Int) {
        let axis = AxisTaps(start: start, length: length, limit: limit, count: count)
        let taps = (0..<axis.count).reduce(1) { max($0, axis.range($1).count) }
        var weights = [Float](repeating: 0, count: (axis.count + 3) / 4 * 4 * taps)
        firsts = (0..<axis.count).map { index in
            let range = axis.range(index)
            let first = min(range.lowerBound, limit - taps)
            for source in range {
                weights[(index / 4 * taps + source - first) * 4 + index % 4] = axis.weight(index, source)
            }
            return first
        }
        (self.taps, self.weights) = (taps, weights)
    }

    /// Resamples one row of RGBA bytes into premultiplied floats.
    func apply(to row: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<SIMD4<Float>>) {
        output.withMemoryRebound(to: Float.self) {
            mugmoji_average_row(row.baseAddress, output.count, firsts, taps, weights, $0.baseAddress)
        }
    }
}

/// Keeps the last two resampled rows, because neighbouring output rows share one.
private struct RowCache {
    private var rows: [[SIMD4<Float>]]
    private var numbers = [-1, -1]

    init(columns: Int) {
        rows = Array(repeating: Array(repeating: .zero, count: columns), count: 2)
    }

    mutating func add(
        row number: Int, of source: UnsafeBufferPointer<UInt8>, taps: RowTaps, weight: Float,
        to sums: inout [SIMD4<Float>]
    ) {
        let slot = number & 1
        if numbers[slot] != number {
            rows[slot].withUnsafeMutableBufferPointer { taps.apply(to: source, into: $0) }
            numbers[slot] = number
        }
        rows[slot].withUnsafeBufferPointer { row in
            sums.withUnsafeMutableBufferPointer { sums in
                for x in 0..<sums.count { sums[x] += row[x] * weight }
            }
        }
    }
}

/// Red, green and blue times alpha (0…255), and alpha in the last place.
@inline(__always)
func premultiplied(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> SIMD4<Float> {
    let four = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt32.self)
    let pixel = UInt32(littleEndian: four)
    // A float of the magnitude of 2²³ has its whole part in its lowest bits; two of the bytes come 256 times as large.
    let bits =
        SIMD4<UInt32>(pixel, pixel, pixel >> 8, 0) & SIMD4(0xFF, 0xFF00, 0xFF00, 0)
        | SIMD4(repeating: 0x4B00_0000)
    let large = unsafeBitCast(bits, to: SIMD4<Float>.self) - SIMD4(8_388_608, 8_388_608, 8_388_608, 8_388_353)
    let color = large * SIMD4(1, 1 / 256, 1 / 256, 1)
    return pixel >= 0xFF00_0000 ? color : color * (Float(pixel >> 24) / 255)
}

/// Stores premultiplied floats as straight bytes.
@inline(__always)
func store(_ sum: SIMD4<Float>, in buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
    let alpha = sum.w
    var straight = sum
    if alpha < 254.99 {
        straight = alpha > 0.01 ? sum * (255 / alpha) : .zero
        straight.w = alpha
    }
    // A float of this magnitude keeps whole numbers only: the addition rounds, the low byte holds the result.
    let bits = unsafeBitCast(straight + 8_388_608, to: SIMD4<UInt32>.self)
    buffer[index] = UInt8(truncatingIfNeeded: bits.x)
    buffer[index + 1] = UInt8(truncatingIfNeeded: bits.y)
    buffer[index + 2] = UInt8(truncatingIfNeeded: bits.z)
    buffer[index + 3] = UInt8(truncatingIfNeeded: bits.w)
}
