/// A rectangle of a frame, in pixels.
struct FrameArea: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    func union(_ other: FrameArea) -> FrameArea {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return FrameArea(
            x: left, y: top, width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }

    /// The smallest rectangle with all pixels for which `isInside` holds; `nil` when there are none.
    init?(width: Int, height: Int, where isInside: (Int) -> Bool) {
        func row(_ y: Int) -> Bool { (y * width..<(y + 1) * width).contains(where: isInside) }
        guard let top = (0..<height).first(where: row), let bottom = (top..<height).last(where: row) else { return nil }
        func column(_ x: Int) -> Bool { (top...bottom).contains { isInside($0 * width + x) } }
        let left = (0..<width).first(where: column) ?? 0
        let right = (left..<width).last(where: column) ?? left
        self.init(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }

    init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// A whole frame.
    static func all(_ width: Int, _ height: Int) -> FrameArea { FrameArea(x: 0, y: 0, width: width, height: height) }

    /// The smallest rectangle outside which two frames are alike; `nil` when they are alike everywhere.
    static func changed<Value: Equatable>(from old: [Value], to new: [Value], width: Int, height: Int) -> FrameArea? {
        old.withUnsafeBufferPointer { old in
            new.withUnsafeBufferPointer { new in
                FrameArea(width: width, height: height) { old[$0] != new[$0] }
            }
        }
    }

    /// The values within the rectangle of a frame that is `stride` wide, row by row.
    func cut<Value>(from frame: [Value], stride: Int) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(width * height)
        for row in y..<y + height { values += frame[row * stride + x..<row * stride + x + width] }
        return values
    }
}
