import Imaging

/// A slot's parts as dots in the plane of their two principal axes, with the face's part and the chosen part among them.
struct ScatterChart {
    let rect: Rect
    let axes: PrincipalAxes
    /// All parts, projected.
    let parts: [[Double]]
    /// Pixels of a unit.
    private let scale: Double

    init(rect: Rect, axes: PrincipalAxes, parts: [[Float]]) {
        self.rect = rect
        self.axes = axes
        self.parts = parts.map(axes.project)
        let reach = self.parts.joined().map { abs($0) }.max() ?? 1
        scale = min(rect.width, rect.height) / 2 / max(reach * 1.15, 0.1)
    }

    private func place(_ vector: [Float]) -> Point { place(axes.project(vector)) }

    private func place(_ point: [Double]) -> Point {
        let x = rect.middle.x + point[0] * scale
        let y = rect.middle.y - point[1] * scale
        return Point(x: x.clamped(to: rect.x...rect.maxX), y: y.clamped(to: rect.y...rect.maxY))
    }

    func drawDots(with pen: Pen) {
        pen.frame(rect, VideoColors.rule)
        for part in parts { pen.disc(at: place(part), radius: 2, VideoColors.dots) }
    }

    func draw(_ samples: ArraySlice<SlotHistory.Sample>, with pen: Pen) {
        guard let sample = samples.last else { return }
        // Where the face's part was in the last second.
        let tail = samples.suffix(while: { $0.time > sample.time - 1 && !$0.face.isEmpty }).map { place($0.face) }
        pen.line(tail, VideoColors.face, width: 1)
        if !sample.part.isEmpty { pen.ring(at: place(sample.part), radius: 6, VideoColors.part, width: 3) }
        if !sample.face.isEmpty { pen.disc(at: place(sample.face), radius: 4, VideoColors.face) }
    }
}

extension ArraySlice {
    /// The longest end of which all elements satisfy a condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice {
        self[(lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}
