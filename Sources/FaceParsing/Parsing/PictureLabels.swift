package import FaceAtlas
import Imaging

/// The labels of the faces of a picture, laid back on it: H×W of them, made row by row, so that memory goes with the faces and not
/// with the picture.
///
/// Each picture pixel takes the label with the largest share among the four nearest pixels of a face's map (bilinear weights), so
/// that edges stay smooth when the face is larger than the map. Pixels outside any face's frame are background; where faces
/// overlap, the one that comes first wins.
package struct PictureLabels: Sendable {
    /// Columns of the picture.
    package let width: Int
    /// Rows of the picture.
    package let height: Int
    /// The last face first.
    private let layers: [Layer]

    private struct Layer {
        let map: LabelMap
        /// Takes the picture to pixels of the map.
        let toMap: AffineMap
        let columns: Range<Int>
        let rows: Range<Int>
    }

    /// - Parameter faces: positions in pixels of the picture.
    package init(width: Int, height: Int, faces: [ParsedFace]) {
        self.init(width: width, height: height, maps: faces.map { ($0.labels, $0.canonicalToPicture) })
    }

    /// - Parameter maps: label maps of the canonical frame, each with the map from that frame to the picture.
    init(width: Int, height: Int, maps: [(labels: LabelMap, toPicture: AffineMap)]) {
        self.width = width
        self.height = height
        layers = maps.reversed().compactMap { labels, transform in
            guard let inverse = transform.inverse else { return nil }
            let corners = [(0.0, 0.0), (1, 0), (0, 1), (1, 1)].map {
                transform(Point(x: $0.0 * CanonicalFrame.size, y: $0.1 * CanonicalFrame.size))
            }
            return Layer(
                map: labels,
                toMap: inverse.then(
                    .similarity(scale: Double(labels.width) / CanonicalFrame.size, roll: 0, tx: 0, ty: 0)),
                columns: Self.span(corners.map(\.x), limit: width), rows: Self.span(corners.map(\.y), limit: height))
        }
    }

    /// Writes the labels of row `y`, W raw values of ``FaceLabel``, to `row`.
    package func fill(_ row: UnsafeMutableBufferPointer<UInt8>, y: Int) {
        row.update(repeating: FaceLabel.background.rawValue)
        for layer in layers where layer.rows.contains(y) {
            for x in layer.columns {
                let label = layer.map.prevailingLabel(at: layer.toMap(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)))
                if label != 0 { row[x] = label }
            }
        }
    }

    /// For each label that occurs, its share of the picture's pixels, 0…1; together 1.
    package var shares: [FaceLabel: Double] {
        var counts = [Int](repeating: 0, count: FaceLabel.allCases.count)
        let rows = layers.map(\.rows)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width) { row in
            for y in 0..<height {
                guard rows.contains(where: { $0.contains(y) }) else {
                    counts[0] += width
                    continue
                }
                fill(row, y: y)
                for label in row { counts[Int(label)] += 1 }
            }
        }
        return LabelMap.shares(of: counts)
    }

    /// All rows in memory.
    ///
    /// - Precondition: the size is positive.
    package var map: LabelMap {
        let labels = [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            for y in 0..<height {
                fill(UnsafeMutableBufferPointer(rebasing: buffer[y * width..<(y + 1) * width]), y: y)
            }
            count = width * height
        }
        return LabelMap(width: width, height: height, labels: labels)
    }

    private static func span(_ values: [Double], limit: Int) -> Range<Int> {
        guard values.allSatisfy(\.isFinite) else { return 0..<0 }
        let edge = Double(limit)
        let low = min(max((values.min() ?? 0).rounded(.down), 0), edge)
        let high = min(max((values.max() ?? 0).rounded(.up), low), edge)
        return Int(low)..<Int(high)
    }
}

extension LabelMap {
    /// The label with the largest bilinear weight around `point` (in pixels of this map), 0 outside the map.
    fileprivate func prevailingLabel(at point: Point) -> UInt8 {
        guard point.x >= 0, point.y >= 0, point.x < Double(width), point.y < Double(height) else { return 0 }
        let left = (point.x - 0.5).rounded(.down)
        let top = (point.y - 0.5).rounded(.down)
        let (u, v) = (point.x - 0.5 - left, point.y - 0.5 - top)
        let (x0, x1) = (max(Int(left), 0), min(Int(left) + 1, width - 1))
        let (y0, y1) = (max(Int(top), 0) * width, min(Int(top) + 1, height - 1) * width)
        let a = labels[y0 + x0]
        let b = labels[y0 + x1]
        let c = labels[y1 + x0]
        let d = labels[y1 + x1]
        if a == b && b == c && c == d { return a }
        let weights = [(a, (1 - u) * (1 - v)), (b, u * (1 - v)), (c, (1 - u) * v), (d, u * v)]
        var best = (label: a, weight: -1.0)
        for (label, _) in weights {
            let weight = weights.reduce(0) { $1.0 == label ? $0 + $1.1 : $0 }
            if weight > best.weight { best = (label, weight) }
        }
        return best.label
    }
}
