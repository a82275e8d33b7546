import Basics
import FaceAtlas
import Imaging
import Lettering

/// The colours of a caption's style.
struct CaptionPaint: Hashable {
    /// Of letters, and of the line round them.
    var fill: Color
    var line: Color
    /// Of a bubble, and of the letters and the line of one.
    var ground: Color
    var ink: Color

    init(_ style: CaptionStyle) {
        let (white, dark) = (Color(red: 255, green: 255, blue: 255), Color(red: 0x26, green: 0x1D, blue: 0x2E))
        switch style {
        case .classic: (fill, line, ground, ink) = (white, dark, white, dark)
        case .ink: (fill, line, ground, ink) = (dark, white, dark, white)
        case .sunny:
            let brown = Color(red: 0x54, green: 0x2A, blue: 0x0A)
            (fill, line) = (Color(red: 0xFF, green: 0xD4, blue: 0x3B), brown)
            (ground, ink) = (Color(red: 0xFF, green: 0xF1, blue: 0xBF), brown)
        case .bubblegum:
            let plum = Color(red: 0x6A, green: 0x0F, blue: 0x4B)
            (fill, line) = (Color(red: 0xFF, green: 0x9B, blue: 0xD0), plum)
            (ground, ink) = (Color(red: 0xFF, green: 0xE3, blue: 0xF2), plum)
        }
    }
}

/// A caption that was laid out: where its words stand, and how the avatar makes room for them.
struct CaptionDrawing: Hashable {
    /// A speech bubble.
    struct Bubble: Hashable {
        var box: Rect
        var radius: Double
        /// Where the tail begins, on the edge of the box, and where it ends.
        var root: Point
        var tip: Point
    }

    var text: String
    var blocks: [CaptionLayout]
    var bubble: Bubble?
    var paint: CaptionPaint
    /// What the avatar's drawing is done to, beyond its crop.
    var fit = AvatarFit()
    /// Round ends of shoulders that do not reach the edge of the picture any more: the rectangle that they end with, by its lower corners.
    var hem: Rect?
}

/// Where a caption meets what is drawn: boxes in the frame, after the crop, over all moments of a motion.
struct CaptionGround {
    var frame: Rect
    /// Forehead to chin and beard: what no caption covers.
    var face: Rect
    /// The head with hair and what is worn on it.
    var crown: Rect
    /// The person, without what is held and what is about it.
    var person: Rect
    /// The person with all of that.
    var all: Rect
    /// The person's drawing at those moments, square.
    var pictures: [Image]
    /// What these show, more than the frame.
    var pictured: Rect
    /// The line round the avatar, 0 for none.
    var outline: Double
    /// Whether the person stands on the lower edge, as a bust does.
    var isStanding: Bool

    /// Units of the frame for each 512th of its width.
    private var unit: Double { frame.width / 512 }
    /// What is kept free at the edges of a sticker.
    private var safe: Rect {
        let margin = max(16 * unit, outline + 4 * unit)
        return Rect(
            x: frame.x + margin, y: frame.y + margin, width: frame.width - 2 * margin,
            height: frame.height - 2 * margin)
    }
    private var bottom: Double { frame.y + frame.height }
    /// What the line round the avatar does to all within it.
    private var shrunk: AvatarFit { outline > 0 ? AvatarFit(frame: frame, outline: outline) : AvatarFit() }

    /// Lays out a caption.
    ///
    /// - Throws: ``RecipeError/unusableCaption(reason:)``, `LetteringError`.
    func drawing(of caption: AvatarCaption) throws -> CaptionDrawing {
        let blocks = try caption.blocks()
        var drawing = CaptionDrawing(
            text: blocks.joined(separator: " "), blocks: [], paint: CaptionPaint(caption.style))
        switch caption.place {
        case .bubble: try speak(blocks, in: &drawing)
        case .top: try write(top: blocks, bottom: [], in: &drawing)
        case .bottom: try write(top: [], bottom: blocks, in: &drawing)
        case .auto where blocks.count == 2: try write(top: [blocks[0]], bottom: [blocks[1]], in: &drawing)
        case .auto: try write(top: [], bottom: blocks, in: &drawing)
        }
        return drawing
    }

    // MARK: - Above and below

    /// How high a block may be, and how large its letters must be at least for that to do; short texts take less of the picture.
    private static let heights: [(height: Double, size: Double)] = [
        (84, 44), (104, 40), (126, 34), (152, 28), (190, 22), (240, 17), (300, 0),
    ]
    private static let heightsOfTwo: [(height: Double, size: Double)] = [
        (70, 42), (86, 36), (104, 30), (128, 24), (150, 18), (170, 0),
    ]

    private func write(top: [String], bottom: [String], in drawing: inout CaptionDrawing) throws {
        let texts = [top, bottom].filter { !$0.isEmpty }
        var style = CaptionLayout.Style(
            sizes: 6 * unit...(texts.count == 1 ? 78 : 68) * unit, outline: 0.095, outlineColor: drawing.paint.line)
        var layouts: [CaptionLayout] = []
        for (height, least) in texts.count == 1 ? Self.heights : Self.heightsOfTwo {
            let box = Rect(x: safe.x, y: safe.y, width: safe.width, height: height * unit)
            do {
                layouts = try texts.map { try CaptionLayout($0, in: box, style: style) }
            } catch LetteringError.tooLong where least > 0 { continue }
            let size = layouts.map(\.size).min() ?? 0
            guard size >= least * unit else { continue }
            if layouts.count == 2 {
                // Letters of one size above and below.
                style.sizes = style.sizes.lowerBound...size
                layouts = try texts.map { try CaptionLayout($0, in: box, style: style) }
            }
            break
        }
        var (lower, upper) = (layouts.last, layouts.first)
        if top.isEmpty { upper = nil }
        if bottom.isEmpty { lower = nil }
        upper = upper.map { $0.moved(dx: 0, dy: safe.y - $0.ink.y) }
        lower = lower.map { $0.moved(dx: 0, dy: safe.y + safe.height - $0.ink.y - $0.ink.height) }
        drawing.blocks = [upper, lower].compactMap { $0 }
        makeRoom(below: upper, above: lower, in: &drawing)
    }

    private func makeRoom(below upper: CaptionLayout?, above lower: CaptionLayout?, in drawing: inout CaptionDrawing) {
        let reach = drawing.blocks.map(\.outlineReach).max() ?? 0
        // Hair may touch the line round the letters; the face keeps off it.
        let top = min(crown.y + (upper == nil ? 0 : reach), face.y - 3 * unit)
        let edge = inner(frame.y + 12 * unit)
        let ceiling = upper.map { inner($0.ink.y + $0.ink.height) } ?? edge
        let centre = frame.x + frame.width / 2
        if let lower {
            let chin = face.y + face.height + 3 * unit
            let floor = inner(lower.ink.y)
            // What is about the head may lie behind words, but not leave the picture.
            let highest = max(min(all.y, top), frame.y)
            let scale = max(min(1, (floor - ceiling) / (chin - top), (floor - edge) / (chin - highest)), 0.1)
            let natural = chin * scale + (1 - scale) * ceiling
            let wanted =
                scale < 1 ? floor : min(max(natural, ceiling + chin - top, edge + chin - highest), floor)
            drawing.fit = AvatarFit(scale: scale, dx: centre * (1 - scale), dy: wanted - scale * chin)
        } else {
            drawing.fit = standing(below: ceiling, top: top, centre: centre)
        }
        addHem(to: &drawing)
    }

    /// A person that stands on the lower edge as before, made smaller until `top` is below `ceiling`; a head hangs just above the edge.
    private func standing(below ceiling: Double, top: Double, centre: Double) -> AvatarFit {
        let floor = isStanding ? bottom : min(bottom - 12 * unit, max(person.y + person.height, bottom - 40 * unit))
        let base = isStanding ? bottom : person.y + person.height
        let scale = max(min(1, (floor - ceiling) / (base - top)), 0.1)
        return AvatarFit(scale: scale, dx: centre * (1 - scale), dy: floor - scale * base)
    }

    private func addHem(to drawing: inout CaptionDrawing) {
        var end = drawing.fit.dy + drawing.fit.scale * (person.y + person.height)
        let lowest = inner(bottom - 12 * unit)
        if isStanding {
            guard end < bottom - 2 * unit else { return }
        } else {
            // Who hung above the edge and was moved down.
            guard end > lowest, lowest < bottom else { return }
            end = lowest
        }
        drawing.hem = Rect(
            x: drawing.fit.dx + drawing.fit.scale * person.x, y: frame.y,
            width: drawing.fit.scale * person.width, height: end - frame.y)
    }

    /// The height within the line round the avatar, which makes all within it smaller.
    private func inner(_ y: Double) -> Double { (y - shrunk.dy) / shrunk.scale }

    private func outer(_ point: Point) -> Point {
        Point(x: point.x * shrunk.scale + shrunk.dx, y: point.y * shrunk.scale + shrunk.dy)
    }

    // MARK: - Bubble

    private func speak(_ texts: [String], in drawing: inout CaptionDrawing) throws {
        var best: (score: Double, drawing: CaptionDrawing)?
        func offer(_ candidate: CaptionDrawing?) {
            guard let candidate, let words = candidate.blocks.first else { return }
            // Large letters and a large face, in a bubble that is not a column.
            let column = max(words.ink.height / words.ink.width - 0.95, 0) * (words.lines.count > 1 ? 1 : 0)
            let score =
                min(words.size / unit, 52) / 52 + 0.8 * candidate.fit.scale - 0.6 * column
                - 0.05 * Double(max(min(words.lines.count, 8) - 2, 0)) - max(22 - words.size / unit, 0) / 22
            if score > best?.score ?? -.infinity { best = (score, candidate) }
        }
        for height in [44.0, 60, 84, 110, 140, 180, 230, 270] {
            offer(try above(texts, height: height * unit, of: drawing))
        }
        for scale in [0.9, 0.82, 0.74, 0.66, 0.58] { offer(try beside(texts, scale: scale, of: drawing)) }
        guard let best else { throw LetteringError.tooLong(characters: texts.reduce(0) { $0 + $1.count }) }
        drawing = best.drawing
        addHem(to: &drawing)
    }

    private func words(_ texts: [String], in box: Rect) throws -> CaptionLayout? {
        do {
            return try CaptionLayout(texts, in: box, style: .init(sizes: 6 * unit...66 * unit))
        } catch LetteringError.tooLong { return nil }
    }

    /// A bubble's line has its own width.
    private var safeForBubbles: Rect {
        Rect(
            x: safe.x + 3 * unit, y: safe.y + 3 * unit, width: safe.width - 6 * unit, height: safe.height - 6 * unit)
    }

    /// Room between the words of a bubble and its edge.
    private var padding: (x: Double, y: Double) { (24 * unit, 20 * unit) }

    private func above(_ texts: [String], height: Double, of drawing: CaptionDrawing) throws -> CaptionDrawing? {
        let room = Rect(
            x: safeForBubbles.x + padding.x, y: safeForBubbles.y + padding.y,
            width: safeForBubbles.width - 2 * padding.x, height: height)
        guard let words = try words(texts, in: room) else { return nil }
        var drawing = drawing
        let size = (
            width: max(words.ink.width + 2 * padding.x, 110 * unit), height: words.ink.height + 2 * padding.y
        )
        let middle = min(
            frame.x + frame.width / 2 + 60 * unit, safeForBubbles.x + safeForBubbles.width - size.width / 2)
        let box = Rect(x: middle - size.width / 2, y: safeForBubbles.y, width: size.width, height: size.height)
        let top = min(crown.y, face.y)
        var fit = standing(
            below: inner(box.y + box.height + 26 * unit), top: top, centre: frame.x + frame.width / 2)
        guard fit.scale > 0.3 else { return nil }
        fit.dx -= (1 - fit.scale) * 110 * unit
        drawing.fit = fit
        let mouth = self.mouth(in: fit)
        let x = min(max(mouth.x + 96 * unit, box.x + 40 * unit), box.x + box.width - 44 * unit)
        drawing.add(words, in: box, root: Point(x: x, y: box.y + box.height), unit: unit)
        drawing.bubble?.tip = tip(from: Point(x: x, y: box.y + box.height), to: mouth, in: fit)
        return drawing
    }

    private func beside(_ texts: [String], scale: Double, of drawing: CaptionDrawing) throws -> CaptionDrawing? {
        var drawing = drawing
        let floor = isStanding ? bottom : bottom - 14 * unit
        let base = isStanding ? bottom : person.y + person.height
        let fit = AvatarFit(
            scale: scale, dx: frame.x + 3 * unit - scale * person.x, dy: floor - scale * base)
        let right = outer(Point(x: fit.dx + fit.scale * (crown.x + crown.width), y: 0)).x
        let mouth = self.mouth(in: fit)
        let left = right + 22 * unit
        let room = Rect(
            x: left + 18 * unit, y: safeForBubbles.y + padding.y,
            width: safeForBubbles.x + safeForBubbles.width - left - 36 * unit,
            height: mouth.y - 30 * unit - safeForBubbles.y - 2 * padding.y)
        guard room.width > 60 * unit, room.height > 40 * unit, let words = try words(texts, in: room) else {
            return nil
        }
        let size = (width: words.ink.width + 36 * unit, height: words.ink.height + 2 * padding.y)
        let middle = max(mouth.y - 60 * unit - size.height / 2, safeForBubbles.y + size.height / 2)
        let box = Rect(
            x: left, y: middle - size.height / 2, width: max(size.width, 84 * unit), height: size.height)
        drawing.fit = fit
        let root = Point(
            x: box.x, y: min(mouth.y, box.y + box.height - min(size.height / 2, 34 * unit)))
        drawing.add(words, in: box, root: root, unit: unit)
        drawing.bubble?.tip = tip(from: root, to: mouth, in: fit)
        return drawing
    }

    /// Where the avatar speaks, in the picture.
    private func mouth(in fit: AvatarFit) -> Point {
        outer(
            Point(
                x: fit.dx + fit.scale * (face.x + face.width / 2),
                y: fit.dy + fit.scale * (face.y + face.height * 0.78)))
    }

    /// The end of a tail: on the way to the mouth, just before it would touch the person, and not too far off.
    private func tip(from root: Point, to mouth: Point, in fit: AvatarFit) -> Point {
        let shrunk = shrunk
        let way = max(
            ((mouth.x - root.x) * (mouth.x - root.x) + (mouth.y - root.y) * (mouth.y - root.y)).squareRoot(), 1)
        func at(_ distance: Double) -> Point {
            Point(
                x: root.x + (mouth.x - root.x) * distance / way, y: root.y + (mouth.y - root.y) * distance / way)
        }
        func isPerson(_ point: Point) -> Bool {
            let x = ((point.x - shrunk.dx) / shrunk.scale - fit.dx) / fit.scale - pictured.x
            let y = ((point.y - shrunk.dy) / shrunk.scale - fit.dy) / fit.scale - pictured.y
            return pictures.contains { picture in
                let (column, row) = (
                    Int(x / pictured.width * Double(picture.width)), Int(y / pictured.height * Double(picture.height))
                )
                guard (0..<picture.width).contains(column), (0..<picture.height).contains(row) else { return false }
                return picture[column, row].alpha > 32
            }
        }
        var distance = 0.0
        while distance < min(way, 90 * unit), !isPerson(at(distance + 9 * unit + outline)) { distance += unit }
        return at(max(distance, 10 * unit))
    }
}

extension CaptionDrawing {
    fileprivate mutating func add(_ words: CaptionLayout, in box: Rect, root: Point, unit: Double) {
        blocks = [
            words.moved(
                dx: box.x + box.width / 2 - words.ink.x - words.ink.width / 2,
                dy: box.y + box.height / 2 - words.ink.y - words.ink.height / 2)
        ]
        bubble = Bubble(box: box, radius: min(box.height / 2, box.width / 2, 36 * unit), root: root, tip: root)
    }
}

// MARK: - SVG

extension CaptionDrawing.Bubble {
    /// The edge with the tail: clockwise from the upper left corner.
    func path(unit: Double) -> String {
        let (left, top, right, bottom) = (box.x, box.y, box.x + box.width, box.y + box.height)
        let half = min(15 * unit, radius, box.height / 2 - 4 * unit)
        func number(_ value: Double) -> String { ((value * 100).rounded() / 100).svgText }
        func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }
        func corner(_ x: Double, _ y: Double) -> String { "A\(number(radius)) \(number(radius)) 0 0 1 \(point(x, y))" }
        /// To the tip and back, bent a little as drawn by hand.
        func tail(from start: Point, to end: Point) -> String {
            let bend = Point(x: (start.x + tip.x) / 2, y: (start.y + tip.y) / 2)
            let back = Point(x: (root.x * 2 + tip.x) / 3, y: (root.y * 2 + tip.y) / 3)
            return "L\(point(start.x, start.y))Q\(point(bend.x, bend.y)) \(point(tip.x, tip.y))"
                + "Q\(point(back.x, back.y)) \(point(end.x, end.y))"
        }
        var path = "M\(point(left + radius, top))H\(number(right - radius))" + corner(right, top + radius)
        path += "V\(number(bottom - radius))" + corner(right - radius, bottom)
        if root.y >= bottom - 0.01 {
            let x = min(max(root.x, left + radius + half), max(right - radius - half, left + radius + half))
            path += tail(from: Point(x: x + half, y: bottom), to: Point(x: x - half, y: bottom))
        }
        path += "H\(number(left + radius))" + corner(left, bottom - radius)
        if root.y < bottom - 0.01 {
            let y = min(max(root.y, top + radius + half), max(bottom - radius - half, top + radius))
            path += tail(from: Point(x: left, y: y + half), to: Point(x: left, y: y - half))
        }
        return path + "V\(number(top + radius))" + corner(left + radius, top) + "Z"
    }
}

extension XMLWriter {
    /// The caption as outlines, or as text that programs set anew.
    mutating func write(_ caption: CaptionDrawing, unit: Double, isLive: Bool) {
        line(1)
        let attributes: Attributes = [
            "id": "caption", "aria-label": caption.text, "stroke-linejoin": "round", "stroke-linecap": "round",
        ]
        element("g", attributes) { writer in
            let isSpoken = caption.bubble != nil
            if let bubble = caption.bubble {
                writer.line(2)
                writer.element(
                    "path",
                    [
                        "d": bubble.path(unit: unit), "fill": caption.paint.ground.hex,
                        "stroke": caption.paint.ink.hex, "stroke-width": (6 * unit).svgText,
                    ])
            }
            // All lines round letters lie below all letters.
            for isRim in isSpoken ? [false] : [true, false] {
                let color = isRim ? caption.paint.line : isSpoken ? caption.paint.ink : caption.paint.fill
                for block in caption.blocks {
                    let more = isRim ? 2 * block.outlineReach : 0
                    if isLive {
                        writer.writeText(block, color: color, more: more)
                    } else {
                        writer.writeShapes(block, color: color, more: more)
                    }
                }
            }
            if !isLive {
                for picture in caption.blocks.flatMap(\.lines).flatMap(\.pictures) { writer.write(picture) }
            }
            writer.line(1)
        }
    }

    private mutating func writeShapes(_ block: CaptionLayout, color: Color, more: Double) {
        var paths: [(width: Double, path: String)] = []
        for shape in block.lines.flatMap(\.shapes) {
            if let index = paths.firstIndex(where: { $0.width == shape.thickening }) {
                paths[index].path += shape.path
            } else {
                paths.append((shape.thickening, shape.path))
            }
        }
        for (width, path) in paths {
            line(2)
            let stroke = ((width + more) * 100).rounded() / 100
            element(
                "path", ["d": path, "fill": color.hex, "stroke": color.hex, "stroke-width": stroke.svgText])
        }
    }

    private mutating func writeText(_ block: CaptionLayout, color: Color, more: Double) {
        for text in block.lines {
            line(2)
            let stroke = (text.shapes.map(\.thickening).max() ?? 0) + more
            func number(_ value: Double) -> String { ((value * 100).rounded() / 100).svgText }
            let attributes: Attributes = [
                "x": number(text.middle.x), "y": number(text.middle.y), "text-anchor": "middle",
                "direction": block.isRightToLeft ? "rtl" : nil, "font-family": CaptionLayout.families,
                "font-weight": "600", "font-size": number(block.size), "textLength": number(text.width),
                "lengthAdjust": "spacingAndGlyphs", "fill": color.hex, "stroke": color.hex,
                "stroke-width": number(stroke),
            ]
            element("text", attributes, text: text.text)
        }
    }

    private mutating func write(_ picture: CaptionLayout.Picture) {
        line(2)
        func number(_ value: Double) -> String { ((value * 100).rounded() / 100).svgText }
        element(
            "image",
            [
                "x": number(picture.box.x), "y": number(picture.box.y), "width": number(picture.box.width),
                "height": number(picture.box.height), "preserveAspectRatio": "none",
                "href": "data:image/png;base64," + Self.base64(picture.png),
            ])
    }

    /// Source: RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 {
                text.append(place <= group.count ? signs[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
