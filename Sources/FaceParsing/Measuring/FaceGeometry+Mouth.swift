import FaceAtlas
import Imaging

extension FaceGeometry.Mouth {
    init?(in labels: LabelMap) {
        let size = labels.width
        let regions = labels.regions(of: .wholeMouth, minimumArea: 24)
        guard var region = regions.first, region.width >= 10 else { return nil }
        // Lips may fall apart at a moustache or in the middle of an open mouth: take the pieces around the largest one.
        for other in regions.dropFirst()
        where other.minX < region.maxX && other.maxX > region.minX && abs(other.centroid.y - region.centroid.y) < 24 {
            region = region.joined(with: other, rowLength: size)
        }
        let unit = CanonicalFrame.unitsPerPixel
        let columns = region.columns(rowLength: size)
        let line = columns.compactMap { $0.map { Double($0.top + $0.bottom + 1) / 2 } }
        leftCorner = Point(x: Double(region.minX) * unit, y: line.prefix(3).mean * unit)
        rightCorner = Point(x: Double(region.maxX + 1) * unit, y: line.suffix(3).mean * unit)
        width = leftCorner.distance(to: rightCorner)

        let third = columns.count / 3
        var lips = (upper: 0, lower: 0, closed: 0)
        var (gap, teeth, gapRows) = (0, 0, 0.0)
        let middle = (region.minX + third)..<(region.maxX + 1 - third)
        for x in middle {
            guard let column = columns[x - region.minX] else { continue }
            let ids = (column.top...column.bottom).map { labels[x, $0] }
            let inside = ids.indices.filter { ids[$0] == .mouth || ids[$0] == .teeth }
            teeth += ids.count { $0 == .teeth }
            gap += inside.count
            guard let first = inside.first else {
                lips.closed += ids.count { $0 == .lip }
                gapRows += Double(column.top) + Double(ids.count) / 2
                continue
            }
            lips.upper += ids[..<first].count { $0 == .lip }
            lips.lower += ids[first...].count { $0 == .lip }
            gapRows += Double(column.top) + inside.map { Double($0) + 0.5 }.mean
        }
        let count = Double(max(middle.count, 1))
        opening = Double(gap) / count * unit
        upperLip = (Double(lips.upper) + Double(lips.closed) / 2) / count * unit
        lowerLip = (Double(lips.lower) + Double(lips.closed) / 2) / count * unit
        teethShare = gap > 0 ? Double(teeth) / Double(gap) : 0
        let middleX = Double(region.minX + region.maxX + 1) / 2
        center = Point(x: middleX * unit, y: gapRows / count * unit)
        smile = (center.y - (leftCorner.y + rightCorner.y) / 2) / max(width, 1)
    }
}
