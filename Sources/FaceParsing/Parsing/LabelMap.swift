package import FaceAtlas
import Imaging

/// One face label for each pixel of a picture: H×W bytes, row by row from the top.
package struct LabelMap: Sendable, Equatable {
    /// Columns, at least 1.
    package let width: Int
    /// Rows, at least 1.
    package let height: Int
    /// H×W raw values of ``FaceLabel``.
    package var labels: [UInt8]

    /// - Precondition: the size is positive, `labels.count == width * height`, and every value is a ``FaceLabel``.
    package init(width: Int, height: Int, labels: [UInt8]) {
        precondition(width > 0 && height > 0 && labels.count == width * height, "labels do not match the size")
        precondition(labels.reduce(0) { max($0, $1) } < FaceLabel.allCases.count, "a label is out of range")
        self.width = width
        self.height = height
        self.labels = labels
    }

    /// The label in column `x` of row `y`.
    package subscript(x: Int, y: Int) -> FaceLabel {
        get { FaceLabel(rawValue: labels[y * width + x]) ?? .background }
        set { labels[y * width + x] = newValue.rawValue }
    }
}

extension FaceLabelSet {
    /// ``contains(_:)`` for loops over all pixels, where a call into another module counts.
    @inline(__always)
    func holds(_ id: UInt8) -> Bool { bits &>> UInt16(id) & 1 == 1 }
}

extension LabelMap {
    /// For each label that occurs, its share of the pixels, 0…1; together 1.
    package var shares: [FaceLabel: Double] {
        var counts = [Int](repeating: 0, count: FaceLabel.allCases.count)
        for label in labels { counts[Int(label)] += 1 }
        return Self.shares(of: counts)
    }

    /// Shares of labels that occur so often, by their raw values.
    static func shares(of counts: [Int]) -> [FaceLabel: Double] {
        let total = Double(counts.reduce(0, +))
        return FaceLabel.allCases.reduce(into: [:]) { shares, label in
            let count = counts[Int(label.rawValue)]
            if count > 0 { shares[label] = Double(count) / total }
        }
    }

    /// How many pixels carry one of `labels` within the given rows and columns.
    func count(of labels: FaceLabelSet, rows: Range<Int>? = nil, columns: Range<Int>? = nil) -> Int {
        var count = 0
        let columns = (columns ?? 0..<width).clamped(to: 0..<width)
        for y in (rows ?? 0..<height).clamped(to: 0..<height) {
            for x in columns where labels.holds(self.labels[y * width + x]) { count += 1 }
        }
        return count
    }

    /// Share of `labels` among the pixels of the given rows and columns, 0…1.
    func share(of labels: FaceLabelSet, rows: Range<Int>, columns: Range<Int>) -> Double {
        Double(count(of: labels, rows: rows, columns: columns)) / Double(max(rows.count * columns.count, 1))
    }

    /// How many pixels of a zone carry one of `labels`; of 256×256 labels of the canonical frame.
    func count(of labels: FaceLabelSet, in zone: Zone) -> Int {
        count(of: labels, rows: zone.rows, columns: zone.columns)
    }

    /// Share of `labels` among the pixels of a zone, 0…1; of 256×256 labels of the canonical frame.
    func share(of labels: FaceLabelSet, in zone: Zone) -> Double {
        share(of: labels, rows: zone.rows, columns: zone.columns)
    }

    /// Makes background of every pixel that lies outside the picture, where the parser saw only the picture's edge repeated.
    ///
    /// - Parameter toPicture: takes the canonical frame to pixels of `image`.
    mutating func clear(outside image: Image, toPicture: Imaging.AffineMap) {
        let fromMap = Imaging.AffineMap.similarity(
            scale: CanonicalFrame.size / Double(width), roll: 0, tx: 0, ty: 0)
        let transform = fromMap.then(toPicture)
        for y in 0..<height {
            for x in 0..<width {
                let point = transform(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                let isInside =
                    point.x >= 0 && point.y >= 0 && point.x < Double(image.width) && point.y < Double(image.height)
                if !isInside { labels[y * width + x] = FaceLabel.background.rawValue }
            }
        }
    }
}
