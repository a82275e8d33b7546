import FaceAtlas
import Imaging

extension LabelMap {
    /// The lowest point of the face around `column`: the median over 21 columns of the lowest skin or beard that hangs
    /// together with the mouth region above it; units of the canonical frame.
    ///
    /// - Parameter column: the middle column, in pixels of the map.
    func chin(column: Int) -> Point? {
        let reach = Zone.underNose.columns.count / 2
        let highest = Int(FaceLine.highestChin / CanonicalFrame.unitsPerPixel)
        var lows: [Int] = []
        for x in max(column - reach, 0)...min(column + reach, width - 1) {
            // Down from the base of the nose; a few pixels of anything else (a gap in a beard) do not end the face.
            var (low, missing) = (-1, 0)
            for y in Zone.underNose.rows {
                if FaceLabelSet.face.contains(labels[y * width + x]) {
                    (low, missing) = (y, 0)
                } else {
                    missing += 1
                    if missing > 6 { break }
                }
            }
            if low >= highest { lows.append(low) }
        }
        guard lows.count >= 7 else { return nil }
        let row = lows.sorted()[lows.count / 2]
        return Point(
            x: (Double(column) + 0.5) * CanonicalFrame.unitsPerPixel,
            y: (Double(row) + 1) * CanonicalFrame.unitsPerPixel)
    }

    /// Upper edge of the face above the nose: the median over 17 columns, in units of the canonical frame.
    func foreheadTop() -> Double? {
        var tops: [Int] = []
        for x in Zone.overNose.columns {
            var (top, missing) = (Int.max, 0)
            for y in Zone.overNose.rows.reversed() {
                if FaceLabelSet.face.contains(labels[y * width + x]) {
                    (top, missing) = (y, 0)
                } else {
                    missing += 1
                    if missing > 2 { break }
                }
            }
            if top != Int.max { tops.append(top) }
        }
        guard tops.count >= 9 else { return nil }
        return Double(tops.sorted()[tops.count / 2]) * CanonicalFrame.unitsPerPixel
    }

    /// Width of the face at `y` (units of the canonical frame): mean over five rows of the run through the middle.
    func faceWidth(y: Double) -> Double? {
        let row = Int(y / CanonicalFrame.unitsPerPixel)
        let widths = ((row - 2)...(row + 2)).compactMap { faceRun(row: $0)?.count }
        guard !widths.isEmpty else { return nil }
        return widths.map(Double.init).mean * CanonicalFrame.unitsPerPixel
    }

    /// Both edges of the face at every sixteenth unit below `top`, and the chin; in units of the canonical frame.
    func faceOutline(from top: Double, to chin: Point) -> [Point] {
        let unit = CanonicalFrame.unitsPerPixel
        let rows = stride(from: Int(top / unit), to: Int(chin.y / unit) - 1, by: 8)
        let edges = rows.compactMap { row in
            faceRun(row: row).map { (run: $0, y: (Double(row) + 0.5) * unit) }
        }
        let right = edges.map { Point(x: Double($0.run.upperBound) * unit, y: $0.y) }
        let left = edges.map { Point(x: Double($0.run.lowerBound) * unit, y: $0.y) }
        return right + [chin] + left.reversed()
    }

    /// The columns of the face in `row`, from the middle outwards; up to two foreign pixels (a strand) are stepped over.
    func faceRun(row: Int) -> Range<Int>? {
        guard row >= 0, row < height else { return nil }
        let middle = width / 2
        var edges = [middle, middle]
        for (side, step) in [(0, -1), (1, 1)] {
            var (x, missing) = (middle, 0)
            while x >= 0, x < width, missing <= 2 {
                if FaceLabelSet.face.contains(labels[row * width + x]) {
                    edges[side] = x
                    missing = 0
                } else {
                    missing += 1
                }
                x += step
            }
        }
        return edges[0] < edges[1] ? edges[0]..<(edges[1] + 1) : nil
    }
}

extension FaceGeometry.Hair {
    init?(in labels: LabelMap) {
        let unit = CanonicalFrame.unitsPerPixel
        // Pieces smaller than this are strands or mistakes.
        let regions = labels.regions(of: [.hair], minimumArea: 40)
        guard !regions.isEmpty else { return nil }
        top = Double(regions.map(\.minY).min() ?? 0) * unit
        left = Double(regions.map(\.minX).min() ?? 0) * unit
        right = Double((regions.map(\.maxX).max() ?? 0) + 1) * unit
        area = Double(regions.map(\.area).reduce(0, +)) * unit * unit
        fringe = labels.share(of: [.hair], in: .fringe)
        lowestLeft = Self.lowest(of: regions, columns: Zone.leftOfFace.columns, rowLength: labels.width)
        lowestRight = Self.lowest(of: regions, columns: Zone.rightOfFace.columns, rowLength: labels.width)
    }

    /// The lowest row of hair that at least three columns reach, in units.
    private static func lowest(of regions: [Region], columns: Range<Int>, rowLength: Int) -> Double? {
        var lows = [Int](repeating: -1, count: rowLength)
        for pixel in regions.flatMap(\.pixels) where columns.contains(pixel % rowLength) {
            lows[pixel % rowLength] = max(lows[pixel % rowLength], pixel / rowLength)
        }
        let third = lows.sorted(by: >)[2]
        return third < 0 ? nil : Double(third + 1) * CanonicalFrame.unitsPerPixel
    }
}
