/// What a platform demands of one kind of picture in a pack.
package struct PictureRule: Sendable, Hashable {
    /// What a picture is there for.
    package enum Use: String, Sendable, CaseIterable {
        case sticker, emoji, thumbnail, tray, main, tab, cover, icon, banner
    }

    package var use: Use
    /// Whether it is for packs that move.
    package var isMoving: Bool
    /// The kinds of file that are taken; the first is the one that is written.
    package var kinds: [PictureFacts.Kind]
    package var size: SizeRule
    /// The largest file, in bytes.
    package var bytes: Int
    /// As the source writes ``bytes``.
    package var bytesText: String
    /// What is demanded of its motion.
    package var motion = MotionRule()
    /// How ours is drawn.
    package var drawing: StickerDrawing

    package init(
        _ use: Use, moving: Bool = false, _ kinds: [PictureFacts.Kind], _ size: SizeRule, bytes: Int,
        _ bytesText: String,
        motion: MotionRule = MotionRule(), drawn drawing: StickerDrawing
    ) {
        (self.use, isMoving, self.kinds, self.size) = (use, moving, kinds, size)
        (self.bytes, self.bytesText, self.motion, self.drawing) = (bytes, bytesText, motion, drawing)
    }
}

/// The sizes that a picture may have, in pixels.
package struct SizeRule: Sendable, Hashable {
    package var widths: ClosedRange<Int>
    package var heights: ClosedRange<Int>
    /// As high as wide.
    package var isSquare = false
    /// Both sides are even numbers.
    package var isEven = false
    /// What the longer side has to be at least; above `widths` it is what one side has to be.
    package var longest: ClosedRange<Int>?
    /// Sides of squares; all others are refused.
    package var sides: [Int]?

    package static func exactly(_ width: Int, _ height: Int) -> SizeRule {
        SizeRule(widths: width...width, heights: height...height)
    }

    package static func squares(_ sides: Int...) -> SizeRule {
        let (least, most) = (sides.min() ?? 1, sides.max() ?? 1)
        return SizeRule(widths: least...most, heights: least...most, isSquare: true, sides: sides)
    }

    package func allows(width: Int, height: Int) -> Bool {
        guard widths.contains(width), heights.contains(height) else { return false }
        if isSquare, width != height { return false }
        if isEven, width % 2 + height % 2 != 0 { return false }
        if let longest, !longest.contains(max(width, height)) { return false }
        if let sides, !sides.contains(width) { return false }
        return true
    }

    /// As in “512×512” or “at most 370×320, even sides”.
    package var text: String {
        if let sides { return sides.map { "\($0)×\($0)" }.joined(separator: ", ") }
        if widths.count == 1, heights.count == 1 { return "\(widths.lowerBound)×\(heights.lowerBound)" }
        var words: [String] = []
        if isSquare {
            words.append("square, \(widths.lowerBound)…\(widths.upperBound)")
        } else if widths == heights, widths.lowerBound > 2 {
            words.append("sides of \(widths.lowerBound)…\(widths.upperBound)")
        } else {
            words.append("at most \(widths.upperBound)×\(heights.upperBound)")
        }
        if let longest {
            words.append(
                longest.count == 1 ? "one side \(longest.lowerBound)" : "one side at least \(longest.lowerBound)")
        }
        if isEven { words.append("even sides") }
        return words.joined(separator: ", ")
    }
}

/// What is demanded of how a picture moves; nothing where everything is `nil`.
package struct MotionRule: Sendable, Hashable {
    /// Pictures in the file.
    package var frames: ClosedRange<Int>?
    /// How long it goes on, all its loops together where ``loops`` is told, in seconds.
    package var seconds: Double?
    /// A loop takes whole seconds.
    package var isWholeSeconds = false
    /// The most frames a second.
    package var rate: Double?
    /// The least time of a frame, in milliseconds.
    package var frameTime: Int?
    /// How often it is shown.
    package var loops: ClosedRange<Int>?
    /// The codec of a video.
    package var codec: String?

    package init(
        frames: ClosedRange<Int>? = nil, seconds: Double? = nil, isWholeSeconds: Bool = false, rate: Double? = nil,
        frameTime: Int? = nil, loops: ClosedRange<Int>? = nil, codec: String? = nil
    ) {
        (self.frames, self.seconds, self.isWholeSeconds) = (frames, seconds, isWholeSeconds)
        (self.rate, self.frameTime, self.loops, self.codec) = (rate, frameTime, loops, codec)
    }

    package var text: String {
        var words: [String] = []
        if let frames {
            words.append(
                frames.upperBound == .max
                    ? "at least \(frames.lowerBound) frames" : "\(frames.lowerBound)…\(frames.upperBound) frames")
        }
        if let rate { words.append("≤ \(rate.plain) frames/s") }
        if let frameTime { words.append("a frame ≥ \(frameTime) ms") }
        if let seconds { words.append("≤ \(seconds.plain) s") }
        if isWholeSeconds { words.append("whole seconds") }
        if let loops { words.append("\(loops.lowerBound)…\(loops.upperBound) loops") }
        if let codec { words.append("\(codec), no sound") }
        return words.joined(separator: ", ")
    }
}

/// How a picture of ours is laid out.
package struct StickerDrawing: Sendable, Hashable {
    /// Columns and rows of the picture.
    package var width: Int
    package var height: Int
    /// Pixels that stay empty on each side; the drawing itself leaves about a 44th of its width in any case.
    package var margin: Int
    /// The line of the pack is drawn round it.
    package var isOutlined: Bool

    package init(_ width: Int, _ height: Int, margin: Int = 0, isOutlined: Bool = true) {
        (self.width, self.height, self.margin, self.isOutlined) = (width, height, margin, isOutlined)
    }

    /// The side of the drawn square, in pixels: what is drawn with an outline fills 489 of 512 of it.
    package var side: Int {
        let short = min(width, height)
        return min(Int(Double(short - 2 * margin) * 512 / 489), short)
    }
}

extension Double {
    /// Without needless decimals: `3`, `0.5`.
    var plain: String {
        let rounded = (self * 1000).rounded() / 1000
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}

extension Int {
    /// With a comma at each thousand: `102,400`.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}
