import FaceAtlas
import Imaging

extension FaceGeometry {
    /// Measures a label map of the canonical frame.
    ///
    /// - Precondition: `labels` is 256×256.
    package init(measuring labels: LabelMap) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        self.init()
        leftEye = Eye(in: labels, half: .leftHalf)
        rightEye = Eye(in: labels, half: .rightHalf)
        leftBrow = Brow(in: labels, half: .leftHalf, innerIsRight: true)
        rightBrow = Brow(in: labels, half: .rightHalf, innerIsRight: false)
        nose = Nose(in: labels)
        mouth = Mouth(in: labels)
        chin = labels.chin(column: labels.width / 2)
        foreheadTop = labels.foreheadTop()
        templeWidth = labels.faceWidth(y: FaceLine.temples)
        cheekWidth = labels.faceWidth(y: FaceLine.cheeks)
        jawWidth = labels.faceWidth(y: FaceLine.jaw)
        faceWidth = [templeWidth, cheekWidth, jawWidth].compactMap(\.self).max()
        if let chin, let foreheadTop {
            faceHeight = chin.y - foreheadTop
            outline = labels.faceOutline(from: foreheadTop, to: chin)
        }
        hair = Hair(in: labels)
        leftEarVisible = labels.count(of: [.ear], in: .leftHalf) >= 15
        rightEarVisible = labels.count(of: [.ear], in: .rightHalf) >= 15
    }
}

extension FaceGeometry.Eye {
    init?(in labels: LabelMap, half: Zone) {
        // Eyes lie within 40 units of the line through them.
        let line = CanonicalFrame.eyeMidpoint.y
        let eyes = labels.regions(of: .eyeOpening, minimumArea: 12, columns: half.columns)
        let region = eyes.first { abs($0.centroid.y * CanonicalFrame.unitsPerPixel - line) < 40 }
        guard let region else { return nil }
        self.init(region: region, labels: labels)
    }

    init(region: Region, labels: LabelMap) {
        let unit = CanonicalFrame.unitsPerPixel
        let heights = region.columns(rowLength: labels.width).map { $0?.count ?? 0 }
        center = Point(x: Double(region.minX + region.maxX + 1) / 2 * unit, y: region.centroid.y * unit)
        width = Double(region.width) * unit
        opening = heights.middleThirdMean * unit
        var irisRegion = Region()
        for pixel in region.pixels where labels.labels[pixel] == FaceLabel.iris.rawValue {
            irisRegion.add(x: pixel % labels.width, y: pixel / labels.width, rowLength: labels.width)
        }
        if irisRegion.area >= 6 {
            iris = Point(x: irisRegion.centroid.x * unit, y: irisRegion.centroid.y * unit)
            irisDiameter = Double(irisRegion.width) * unit
        }
    }
}

extension FaceGeometry.Brow {
    init?(in labels: LabelMap, half: Zone, innerIsRight: Bool) {
        guard let region = labels.regions(of: [.brow], minimumArea: 20, columns: half.columns).first, region.width >= 8
        else { return nil }
        let unit = CanonicalFrame.unitsPerPixel
        let line = region.columns(rowLength: labels.width).enumerated().compactMap { offset, column in
            column.map {
                Point(
                    x: (Double(region.minX + offset) + 0.5) * unit, y: Double($0.top + $0.bottom + 1) / 2 * unit)
            }
        }
        let left = Point(x: Double(region.minX) * unit, y: line.prefix(4).map(\.y).mean)
        let right = Point(x: Double(region.maxX + 1) * unit, y: line.suffix(4).map(\.y).mean)
        (inner, outer) = innerIsRight ? (right, left) : (left, right)
        peak = line.dropFirst(2).dropLast(2).min { $0.y < $1.y } ?? left
        thickness = Double(region.area) / Double(region.width) * unit
    }
}

extension FaceGeometry.Nose {
    init?(in labels: LabelMap) {
        guard let region = labels.regions(of: [.nose], minimumArea: 60).first else { return nil }
        let unit = CanonicalFrame.unitsPerPixel
        var rows = [(left: Int, right: Int)](repeating: (Int.max, Int.min), count: region.height)
        for pixel in region.pixels {
            let row = pixel / labels.width - region.minY
            rows[row].left = min(rows[row].left, pixel % labels.width)
            rows[row].right = max(rows[row].right, pixel % labels.width)
        }
        let wings = rows.suffix(max(rows.count / 3, 1))
        wingWidth = Double(wings.map { $0.right - $0.left + 1 }.max() ?? 0) * unit
        let middle = wings.map { Double($0.left + $0.right + 1) / 2 }.mean
        base = Point(x: middle * unit, y: Double(region.maxY + 1) * unit)
        top = Double(region.minY) * unit
    }
}

extension Collection where Element == Double {
    /// Arithmetic mean, 0 of nothing.
    var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}

extension Array where Element == Int {
    /// Mean of the middle third (of all, when there are fewer than three).
    var middleThirdMean: Double {
        let edge = count / 3
        return self[edge..<(count - edge)].map(Double.init).mean
    }
}

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
