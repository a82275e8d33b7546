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
        var open = pixels(of: labels, columns: columns)
        var regions: [Region] = []
        var stack: [Int] = []
        open.withUnsafeMutableBufferPointer { open in
            var next = open.firstNonzero(from: 0)
            while let start = next {
                var region = Region()
                open[start] = 0
                stack.append(start)
                while let pixel = stack.popLast() {
                    let (x, y) = (pixel % width, pixel / width)
                    region.add(x: x, y: y, rowLength: width)
                    for nextY in max(y - 1, 0)...min(y + 1, height - 1) {
                        for nextX in max(x - 1, 0)...min(x + 1, width - 1) where open[nextY * width + nextX] != 0 {
                            open[nextY * width + nextX] = 0
                            stack.append(nextY * width + nextX)
                        }
                    }
                }
                if region.area >= minimumArea { regions.append(region) }
                next = open.firstNonzero(from: start + 1)
            }
        }
        return regions.enumerated()
            .sorted { ($1.element.area, $0.offset) < ($0.element.area, $1.offset) }
            .map(\.element)
    }

    /// For each pixel whether it is within `columns` and one of `labels`, 0 where not.
    private func pixels(of labels: FaceLabelSet, columns: Range<Int>) -> [UInt8] {
        let wanted = labels.labels.map(\.rawValue)
        return [UInt8](unsafeUninitializedCapacity: width * height) { pixels, count in
            pixels.initialize(repeating: 0)
            self.labels.withUnsafeBufferPointer { labels in
                // Label by label, so that the compiler compares many at a time.
                for label in wanted {
                    for row in 0..<height {
                        for place in row * width + columns.lowerBound..<row * width + columns.upperBound {
                            pixels[place] |= labels[place] == label ? 1 : 0
                        }
                    }
                }
            }
            count = width * height
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Looks at eight at a time.
    fileprivate func firstNonzero(from start: Int) -> Int? {
        let bytes = UnsafeRawBufferPointer(self)
        var place = start
        while place + 8 <= count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            if word != 0 { return place + word.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < count, self[place] == 0 { place += 1 }
        return place < count ? place : nil
    }
}
