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

/// The colours of the drawing. Pink and purple differ in lightness too (0.67 and 0.39 in OKLab), so that they are told apart
/// without hues; everything else is grey.
enum VideoColors {
    /// The face's part.
    static let face = Color(red: 0xf0, green: 0x4e, blue: 0x98)
    /// The avatar's part.
    static let part = Color(red: 0x5b, green: 0x21, blue: 0xb6)
    static let paper = Color(red: 0xf1, green: 0xf1, blue: 0xee)
    static let card = Color(red: 0xff, green: 0xff, blue: 0xff)
    static let rule = Color(red: 0xd8, green: 0xd9, blue: 0xdb)
    static let ink = Color(red: 0x16, green: 0x18, blue: 0x1c)
    static let quiet = Color(red: 0x6a, green: 0x6e, blue: 0x76)
    /// The library's other parts.
    static let dots = Color(red: 0xb4, green: 0xb7, blue: 0xbc)
}
