import FaceAtlas

/// A connected group of pixels of a label map.
struct Region: Sendable, Equatable {
    /// Indices `y * width + x`, in no particular order.
    private(set) var pixels: [Int] = []
    private(set) var minX = Int.max
    private(set) var maxX = Int.min
    private(set) var minY = Int.max
    private(set) var maxY = Int.min
    private var sumX = 0
    private var sumY = 0

    var area: Int { pixels.count }
    var width: Int { maxX - minX + 1 }
    var height: Int { maxY - minY + 1 }
    /// Centre of mass, in pixels of the map (the centre of the first pixel is 0.5, 0.5).
    var centroid: (x: Double, y: Double) {
        (Double(sumX) / Double(area) + 0.5, Double(sumY) / Double(area) + 0.5)
    }

    mutating func add(x: Int, y: Int, rowLength: Int) {
        pixels.append(y * rowLength + x)
        minX = min(minX, x)
        maxX = max(maxX, x)
        minY = min(minY, y)
        maxY = max(maxY, y)
        sumX += x
        sumY += y
    }

    /// This region and another as one.
    func joined(with other: Region, rowLength: Int) -> Region {
        other.pixels.reduce(into: self) { $0.add(x: $1 % rowLength, y: $1 / rowLength, rowLength: rowLength) }
    }

    /// For each column from `minX` to `maxX`, the first and last row and the number of pixels; `nil` for a gap.
    func columns(rowLength: Int) -> [(top: Int, bottom: Int, count: Int)?] {
        var columns = [(top: Int, bottom: Int, count: Int)?](repeating: nil, count: width)
        for pixel in pixels {
            let y = pixel / rowLength
            let column = pixel % rowLength - minX
            if let known = columns[column] {
                columns[column] = (min(known.top, y), max(known.bottom, y), known.count + 1)
            } else {
                columns[column] = (y, y, 1)
            }
        }
        return columns
    }
}

extension LabelMap {
    /// The 8-connected regions of `labels`, largest first (the upper, then the left one first of equals), without those
    /// smaller than `minimumArea` pixels and outside columns `columns`.
    func regions(
        of labels: FaceLabelSet, minimumArea: Int = 1, columns: Range<Int>? = nil
    ) -> [Region] {
        let columns = (columns ?? 0..<width).clamped(to: 0..<width)
        // With a border, so that every pixel has eight neighbours.
        let row = width + 2
        var open = [Bool](repeating: false, count: row * (height + 2))
        var regions: [Region] = []
        self.labels.withUnsafeBufferPointer { map in
            open.withUnsafeMutableBufferPointer { open in
                for y in 0..<height {
                    for x in columns { open[(y &+ 1) &* row &+ x &+ 1] = labels.holds(map[y &* width &+ x]) }
                }
                var stack: [Int] = []
                for start in open.indices where open[start] {
                    var region = Region()
                    open[start] = false
                    stack.append(start)
                    while let pixel = stack.popLast() {
                        let (above, column) = pixel.quotientAndRemainder(dividingBy: row)
                        region.add(x: column - 1, y: above - 1, rowLength: width)
                        for middle in stride(from: pixel &- row, through: pixel &+ row, by: row) {
                            for next in middle &- 1...middle &+ 1 where open[next] {
                                open[next] = false
                                stack.append(next)
                            }
                        }
                    }
                    if region.area >= minimumArea { regions.append(region) }
                }
            }
        }
        return regions.enumerated()
            .sorted { ($1.element.area, $0.offset) < ($0.element.area, $1.offset) }
            .map(\.element)
    }
}
