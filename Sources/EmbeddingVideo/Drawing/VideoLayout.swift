import Imaging

/// Where the parts of a frame lie, in pixels.
struct VideoLayout {
    let width: Int
    let height: Int
    /// Pixels of what is one pixel in a drawing of 1280×720.
    let unit: Double
    let header: Rect
    let source: Rect
    let avatar: Rect
    /// One for each slot, in reading order.
    let cells: [Rect]

    init(width: Int, height: Int, slots: Int) {
        let unit = min(Double(width) / 1280, Double(height) / 720)
        self.width = width
        self.height = height
        self.unit = unit
        let gap = 8 * unit
        let (full, tall) = (Double(width), Double(height))
        header = Rect(x: gap, y: 0, width: full - 2 * gap, height: 32 * unit)
        let body = Rect(x: gap, y: header.height, width: full - 2 * gap, height: tall - header.height - gap)
        let left = (body.width * 0.32).rounded()
        let half = ((body.height - gap) / 2).rounded()
        source = Rect(x: body.x, y: body.y, width: left, height: half)
        avatar = Rect(x: body.x, y: body.y + half + gap, width: left, height: body.height - half - gap)
        let grid = Rect(x: body.x + left + gap, y: body.y, width: body.width - left - gap, height: body.height)
        cells = Self.cells(of: grid, count: slots, gap: gap)
    }

    /// As many columns as make cells about three times as wide as high.
    private static func cells(of grid: Rect, count: Int, gap: Double) -> [Rect] {
        func size(_ columns: Int) -> (width: Double, height: Double) {
            let rows = (count + columns - 1) / columns
            return (
                (grid.width - gap * Double(columns - 1)) / Double(columns),
                (grid.height - gap * Double(rows - 1)) / Double(rows)
            )
        }
        func fault(_ columns: Int) -> Double {
            let ratio = size(columns).width / size(columns).height / 3
            return max(ratio, 1 / ratio)
        }
        let columns = (1...4).min { fault($0) < fault($1) } ?? 2
        let (width, height) = size(columns)
        return (0..<count).map { index in
            let (column, row) = (Double(index % columns), Double(index / columns))
            return Rect(
                x: (grid.x + column * (width + gap)).rounded(), y: (grid.y + row * (height + gap)).rounded(),
                width: width.rounded(.down), height: height.rounded(.down))
        }
    }
}

extension Rect {
    var maxX: Double { x + width }
    var maxY: Double { y + height }
    var middle: Point { Point(x: x + width / 2, y: y + height / 2) }

    func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// The largest rectangle of these proportions in the middle.
    func fitting(width: Double, height: Double) -> Rect {
        let scale = min(self.width / width, self.height / height)
        return Rect(
            x: (x + (self.width - width * scale) / 2).rounded(), y: (y + (self.height - height * scale) / 2).rounded(),
            width: (width * scale).rounded(), height: (height * scale).rounded())
    }
}
