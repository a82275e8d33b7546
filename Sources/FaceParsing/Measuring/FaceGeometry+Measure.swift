import FaceAtlas
import Imaging

extension FaceGeometry {
    /// Measures a label map of the canonical frame.
    ///
    /// - Precondition: `labels` is 256×256.
    package init(measuring labels: LabelMap) {
        precondition(labels.width == CanonicalFrame.parserSize && labels.height == CanonicalFrame.parserSize)
        self.init()
        let middle = labels.width / 2
        leftEye = Eye(in: labels, columns: 0..<middle)
        rightEye = Eye(in: labels, columns: middle..<labels.width)
        leftBrow = Brow(in: labels, columns: 0..<middle, innerIsRight: true)
        rightBrow = Brow(in: labels, columns: middle..<labels.width, innerIsRight: false)
        nose = Nose(in: labels)
        mouth = Mouth(in: labels)
        chin = labels.chin(column: 128, above: 240)
        foreheadTop = labels.foreheadTop()
        templeWidth = labels.faceWidth(y: 206)
        cheekWidth = labels.faceWidth(y: 276)
        jawWidth = labels.faceWidth(y: 340)
        faceWidth = [templeWidth, cheekWidth, jawWidth].compactMap(\.self).max()
        if let chin, let foreheadTop {
            faceHeight = chin.y - foreheadTop
            outline = labels.faceOutline(from: foreheadTop, to: chin)
        }
        hair = Hair(in: labels)
        leftEarVisible = labels.count(of: [.ear], columns: 0..<middle) >= 15
        rightEarVisible = labels.count(of: [.ear], columns: middle..<labels.width) >= 15
    }
}

extension FaceGeometry.Eye {
    init?(in labels: LabelMap, columns: Range<Int>) {
        // Eyes lie within 30 units of the line through them.
        let eyes = labels.regions(of: .eyeOpening, minimumArea: 12, columns: columns)
        guard let region = eyes.first(where: { abs($0.centroid.y - 118) < 20 }) else { return nil }
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
    init?(in labels: LabelMap, columns: Range<Int>, innerIsRight: Bool) {
        guard let region = labels.regions(of: [.brow], minimumArea: 20, columns: columns).first, region.width >= 8
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
