import Imaging

extension LabelMap {
    /// This label map of the canonical frame, laid back on the picture: a map of `width`×`height` pixels.
    ///
    /// Each picture pixel takes the label with the largest share among the four nearest pixels of this map (bilinear
    /// weights), so that edges stay smooth when the face is larger than the map. Pixels outside the frame are background.
    ///
    /// - Parameter transform: takes the canonical frame to the picture, ``ParsedFace/canonicalToPicture``.
    /// - Precondition: the size is positive.
    public func atPictureSize(width: Int, height: Int, transform: AffineTransform) -> LabelMap {
        var map = LabelMap(width: width, height: height, labels: [UInt8](repeating: 0, count: width * height))
        draw(into: &map, transform: transform)
        return map
    }

    /// The label maps of several faces of one picture in one map of `width`×`height` pixels: where they overlap, the one
    /// that comes first in `faces` wins.
    public static func atPictureSize(width: Int, height: Int, faces: [ParsedFace]) -> LabelMap {
        var map = LabelMap(width: width, height: height, labels: [UInt8](repeating: 0, count: width * height))
        for face in faces.reversed() { face.labels.draw(into: &map, transform: face.canonicalToPicture) }
        return map
    }

    /// Overwrites what lies under this map's labels; its background leaves `map` as it is.
    private func draw(into map: inout LabelMap, transform: AffineTransform) {
        guard let inverse = transform.inverse else { return }
        let toLabels = inverse.then(
            .similarity(scale: Double(width) / CanonicalFrame.size, roll: 0, tx: 0, ty: 0))
        let corners = [(0.0, 0.0), (1, 0), (0, 1), (1, 1)].map {
            transform(Point(x: $0.0 * CanonicalFrame.size, y: $0.1 * CanonicalFrame.size))
        }
        let columns = Self.span(corners.map(\.x), limit: map.width)
        for y in Self.span(corners.map(\.y), limit: map.height) {
            for x in columns {
                let point = toLabels(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                let label = prevailingLabel(at: point)
                if label != 0 { map.labels[y * map.width + x] = label }
            }
        }
    }

    private static func span(_ values: [Double], limit: Int) -> Range<Int> {
        guard values.allSatisfy(\.isFinite) else { return 0..<0 }
        let edge = Double(limit)
        let low = min(max((values.min() ?? 0).rounded(.down), 0), edge)
        let high = min(max((values.max() ?? 0).rounded(.up), low), edge)
        return Int(low)..<Int(high)
    }

    /// The label with the largest bilinear weight around `point` (in pixels of this map), 0 outside the map.
    private func prevailingLabel(at point: Point) -> UInt8 {
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
