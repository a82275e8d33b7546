/// How long the outline of a shape is at most, and in how many pieces it is drawn: what drawing it costs.
///
/// A curve is taken for the lines between its points, which are never shorter; all lengths are sums of what a line
/// moves sideways and down.
struct PathMeasure {
    /// In user units.
    private(set) var length = 0.0
    private(set) var segments = 0.0
    /// The farthest that a point lies from the origin, sideways or down.
    private(set) var reach = 0.0

    private var (x, y) = (0.0, 0.0)
    /// Where the open figure began.
    private var (startX, startY) = (0.0, 0.0)
    /// The last point that a curve bent towards; smooth curves go on from its reflection, which may lie ever farther away.
    private var control: (x: Double, y: Double)?

    init() {}

    /// The outline of a shape; `nil` when its data cannot be read.
    init?(of tag: SVGTag) {
        /// The number in an attribute that was checked before; 0 where there is none.
        func number(_ name: AttributeName) -> Double {
            guard let attribute = tag.attribute(name) else { return 0 }
            var numbers = SVGNumbers(tag.bytes, attribute.range)
            return numbers.number() ?? 0
        }
        func data(_ name: AttributeName) -> SVGNumbers {
            SVGNumbers(tag.bytes, tag.attribute(name)?.range ?? 0..<0)
        }
        if tag.element == .path {
            self.init(path: data(.d))
            return
        }
        if tag.element == .polyline || tag.element == .polygon {
            guard tag.attribute(.points) != nil else {
                self.init()
                return
            }
            self.init(points: data(.points))
            return
        }
        self.init()
        switch tag.element {
        case .line:
            addLine(from: (number(.x1), number(.y1)), to: (number(.x2), number(.y2)))
        case .rect:
            addBox(x: number(.x), y: number(.y), width: number(.width), height: number(.height))
        default:
            let (rx, ry) = tag.element == .circle ? (number(.r), number(.r)) : (number(.rx), number(.ry))
            addBox(x: number(.cx) - rx, y: number(.cy) - ry, width: 2 * rx, height: 2 * ry)
        }
    }

    /// Follows the data of a path (SVG 1.1, 8.3); `nil` when they cannot be read.
    init?(path: SVGNumbers) {
        var path = path
        var command: UInt8?
        path.skipSeparators()
        while let byte = path.next {
            if byte & 0x5F >= UInt8(ascii: "A"), byte & 0x5F <= UInt8(ascii: "Z"), byte >= 0x41 {
                command = byte
                path.advance()
            } else if command.map({ $0 & 0x5F == UInt8(ascii: "Z") }) ?? true {
                return nil
            }
            guard let letter = command, draw(letter, &path) else { return nil }
            // More points after a move are lines.
            if letter & 0x5F == UInt8(ascii: "M") { command = letter & 0x20 | UInt8(ascii: "L") }
            path.skipSeparators()
        }
    }

    /// Follows the points of a polygon or a polyline; `nil` when they cannot be read.
    init?(points: SVGNumbers) {
        var points = points
        points.skipSeparators()
        while !points.isAtEnd {
            guard let x = points.number(), let y = points.number() else { return nil }
            if segments == 0 { (self.x, self.y, startX, startY) = (x, y, x, y) }
            line(x, y)
            points.skipSeparators()
        }
        line(startX, startY)
    }

    /// A rectangle or an ellipse as large as that.
    mutating func addBox(x: Double, y: Double, width: Double, height: Double) {
        (self.x, self.y) = (x, y)
        line(x + width, y + height)
        line(x, y)
        segments += 6
    }

    mutating func addLine(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
        (x, y) = start
        reach = max(reach, abs(x), abs(y))
        line(end.x, end.y)
    }

    private mutating func line(_ toX: Double, _ toY: Double) {
        length += abs(toX - x) + abs(toY - y)
        (x, y) = (toX, toY)
        segments += 1
        reach = max(reach, abs(x), abs(y))
    }

    /// Draws with the numbers that follow a command once; `false` when they are not there.
    private mutating func draw(_ letter: UInt8, _ path: inout SVGNumbers) -> Bool {
        let isRelative = letter & 0x20 != 0
        let bend = control
        control = nil
        switch letter & 0x5F {
        case UInt8(ascii: "M"):
            guard let to = point(&path, isRelative) else { return false }
            (x, y, startX, startY) = (to.x, to.y, to.x, to.y)
            segments += 1
            reach = max(reach, abs(x), abs(y))
        case UInt8(ascii: "Z"): line(startX, startY)
        case UInt8(ascii: "H"):
            guard let number = path.number() else { return false }
            line(isRelative ? x + number : number, y)
        case UInt8(ascii: "V"):
            guard let number = path.number() else { return false }
            line(x, isRelative ? y + number : number)
        case UInt8(ascii: "L"): return lines(1, &path, isRelative)
        case UInt8(ascii: "Q"): return lines(2, &path, isRelative)
        case UInt8(ascii: "C"): return lines(3, &path, isRelative)
        case UInt8(ascii: "T"), UInt8(ascii: "S"):
            let reflection = bend.map { (x: 2 * x - $0.x, y: 2 * y - $0.y) } ?? (x: x, y: y)
            // There and back, so that what follows starts where the curve does.
            length += 2 * (abs(reflection.x - x) + abs(reflection.y - y))
            let isSimple = letter & 0x5F == UInt8(ascii: "T")
            guard lines(isSimple ? 1 : 2, &path, isRelative) else { return false }
            if isSimple { control = reflection }
        case UInt8(ascii: "A"): return arc(&path, isRelative)
        default: return false
        }
        return true
    }

    private func point(_ path: inout SVGNumbers, _ isRelative: Bool) -> (x: Double, y: Double)? {
        guard let toX = path.number(), let toY = path.number() else { return nil }
        return isRelative ? (x + toX, y + toY) : (toX, toY)
    }

    /// The lines from point to point of a curve; points are relative to where it starts.
    private mutating func lines(_ count: Int, _ path: inout SVGNumbers, _ isRelative: Bool) -> Bool {
        let start = (x, y)
        for index in 0..<count {
            if index == count - 1, count > 1 { control = (x, y) }
            guard let toX = path.number(), let toY = path.number() else { return false }
            if isRelative { line(start.0 + toX, start.1 + toY) } else { line(toX, toY) }
        }
        segments -= Double(count - 1)
        return true
    }

    private mutating func arc(_ path: inout SVGNumbers, _ isRelative: Bool) -> Bool {
        guard let first = path.number(), let second = path.number(), path.number() != nil, let isLarge = path.flag(),
            path.flag() != nil, let to = point(&path, isRelative)
        else { return false }
        let (larger, smaller) = (max(abs(first), abs(second)), min(abs(first), abs(second)))
        let chord = abs(to.x - x) + abs(to.y - y)
        // Radii that are too small for the chord are made larger, up to half of it.
        let whole = 4 * (larger + smaller) + 2 * chord
        length += isLarge ? whole : min(whole, 2 * chord * (smaller > 0 ? larger / smaller : 1))
        segments += 3
        line(to.x, to.y)
        return true
    }
}
