import Basics
public import Imaging

/// Words set in lines that are nearly as wide as each other, as large as fits a box, and centred.
///
/// The same text gives the same layout wherever the same fonts are installed; the system's hinting and language play no part.
public struct CaptionLayout: Sendable, Hashable {
    /// How large letters may be, and what is drawn round them.
    public struct Style: Sendable, Hashable {
        /// The largest and the least size, in units; the size is that of the em.
        public var sizes: ClosedRange<Double>
        /// How many lines there may be, at least 1.
        public var mostLines: Int
        /// How far the line round the letters reaches beyond them, as a share of the size; 0 for none.
        public var outline: Double
        /// The colour of that line, which emoji have too.
        public var outlineColor: Color

        /// A style of letters.
        public init(
            sizes: ClosedRange<Double> = 6...80, mostLines: Int = 40, outline: Double = 0,
            outlineColor: Color = Color(red: 0, green: 0, blue: 0)
        ) {
            self.sizes = sizes
            self.mostLines = mostLines
            self.outline = outline
            self.outlineColor = outlineColor
        }
    }

    /// Outlines of letters, in units of the box.
    public struct Shape: Sendable, Hashable {
        package var outline: GlyphOutline
        /// Width of a round stroke in the letters' own colour that makes the face heavy and soft, in units.
        public var thickening: Double

        /// The outlines as the attribute `d` of an SVG path, absolute, to a hundredth of a unit. What is in it is filled by `nonzero`.
        public var path: String { outline.svgPath }
    }

    /// An emoji.
    public struct Picture: Sendable, Hashable {
        /// Where it stands, with the line round it, in units of the box.
        public var box: Rect
        /// A PNG file of it.
        public var png: [UInt8]
    }

    /// A line of text.
    public struct Line: Sendable, Hashable {
        /// Its words, in the order in which they are read.
        public var text: String
        /// The middle of its baseline.
        public var middle: Point
        /// How far its letters run, without the line round them.
        public var width: Double
        /// Its letters.
        public var shapes: [Shape]
        /// Its emoji.
        public var pictures: [Picture]
    }

    /// The fonts that are taken first, as CSS names them.
    public static var families: String {
        FontPackage.families.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: ", ") + ", sans-serif"
    }

    /// Top to bottom.
    public private(set) var lines: [Line]
    /// The size of the letters' em, in units.
    public let size: Double
    /// What is drawn, with the line round it.
    public private(set) var ink: Rect
    /// Whether the text is read from right to left.
    public let isRightToLeft: Bool
    /// How far the line round the letters reaches beyond them, in units.
    public let outlineReach: Double

    /// Lays out a text.
    ///
    /// Lines are broken where the rules of Unicode (UAX #14) allow it, so that no line begins with 。，！？; words only where they would
    /// have to be smaller than a 24th of the box's width otherwise.
    ///
    /// - Parameters:
    ///   - text: one or more lines that begin anew; white space at their ends counts for nothing, and control characters for spaces.
    ///   - box: what holds the lines and the line round them; the middle of their ink stands in its middle.
    ///   - style: how large they may be.
    /// - Throws: ``LetteringError``.
    public init(_ text: [String], in box: Rect, style: Style = Style()) throws(LetteringError) {
        let texts = text.map { $0.replacing(where: { $0.properties.generalCategory == .control }, by: { _ in " " }) }
            .filter { $0.contains { !$0.isWhitespace } }
        guard !texts.isEmpty else { throw .nothingToSee }
        self = try Typesetter.with { (setter) throws(LetteringError) -> CaptionLayout in
            try CaptionLayout(texts, in: box, style: style, setter: setter)
        }
    }

    private init(_ texts: [String], in box: Rect, style: Style, setter: Typesetter) throws(LetteringError) {
        var paragraphs: [Paragraph] = []
        for text in texts { paragraphs.append(try setter.paragraph(text)) }
        guard let setting = try Self.setting(of: paragraphs, in: box, style: style, setter: setter) else {
            var isSeen = false
            for text in texts where try setter.set(text, isRightToLeft: false).ink != nil { isSeen = true }
            guard isSeen else { throw .nothingToSee }
            throw .tooLong(characters: texts.reduce(0) { $0 + $1.count })
        }
        let size = setting.size
        let outlineReach = size * style.outline
        let scale = size / Typesetter.size
        let middle = Point(x: box.x + box.width / 2, y: box.y + box.height / 2)
        let edge = outlineReach + setting.thickening * size / 2
        var ink: Rect?
        var placed: [Line] = []
        for (index, line) in setting.lines.enumerated() {
            guard let inked = line.set.ink else { continue }
            let baseline = middle.y + (Double(index) * setting.pitch - (setting.top + setting.bottom) / 2) * size
            // What stands out of its advance far, as lone marks do, is centred by its ink.
            let isPlain =
                inked.x > -0.3 * Typesetter.size && inked.x + inked.width < line.set.width + 0.3 * Typesetter.size
            let start = middle.x - scale * (isPlain ? line.set.width / 2 : inked.x + inked.width / 2)
            let whole = Rect(
                x: start + inked.x * scale - edge, y: baseline + inked.y * scale - edge,
                width: inked.width * scale + 2 * edge, height: inked.height * scale + 2 * edge)
            ink = ink?.union(whole) ?? whole
            var pictures: [Picture] = []
            for picture in line.set.pictures {
                pictures.append(try Picture(picture, scale: scale, x: start, y: baseline, style: style))
            }
            placed.append(
                Line(
                    text: line.text, middle: Point(x: start + line.set.width * scale / 2, y: baseline),
                    width: line.set.width * scale,
                    shapes: line.set.outlines.map {
                        Shape(
                            outline: $0.outline.placed(scale: scale, dx: start, dy: baseline),
                            thickening: $0.thickening * size)
                    }, pictures: pictures))
        }
        guard let ink else { throw .nothingToSee }
        (lines, self.size, self.ink, self.outlineReach) = (placed, size, ink, outlineReach)
        isRightToLeft = paragraphs.first?.measures.isRightToLeft ?? false
    }

    /// The same, elsewhere.
    public func moved(dx: Double, dy: Double) -> CaptionLayout {
        var result = self
        result.ink.x += dx
        result.ink.y += dy
        for line in lines.indices {
            result.lines[line].middle.x += dx
            result.lines[line].middle.y += dy
            for index in lines[line].shapes.indices {
                result.lines[line].shapes[index].outline = lines[line].shapes[index].outline.placed(
                    scale: 1, dx: dx, dy: dy)
            }
            for index in lines[line].pictures.indices {
                result.lines[line].pictures[index].box.x += dx
                result.lines[line].pictures[index].box.y += dy
            }
        }
        return result
    }

    // MARK: - Search

    /// A text that no line break parts, and what was found out about it: a text is tried in one box after another.
    final class Paragraph {
        let text: String
        let characters: [Unicode.Scalar]
        let measures: Typesetter.Measures
        /// Where the rules of writing allow a break, and where letters do.
        let words: LineBreaker
        let letters: LineBreaker
        private var lines: [Range<Int>: (text: String, set: Typesetter.SetLine)] = [:]

        init(_ text: String, setter: Typesetter) throws(LetteringError) {
            self.text = text
            characters = Array(text.unicodeScalars)
            measures = try setter.measure(text)
            let isSpace = characters.map(\.properties.isWhitespace)
            let (characters, measures) = (characters, measures)
            words = LineBreaker(
                advances: measures.advances, isSpace: isSpace,
                places: measures.lineBreaks.map { .init(index: $0, price: Self.price(of: $0, in: characters)) })
            let allowed = Set(measures.lineBreaks)
            letters = LineBreaker(
                advances: measures.advances, isSpace: isSpace,
                places: measures.characters.sorted().map { index in
                    let price =
                        allowed.contains(index)
                        ? Self.price(of: index, in: characters) : characters[index].endsSomething ? 60 : 2
                    return .init(index: index, price: price)
                })
        }

        /// Behind a comma a break is welcome; before a Chinese particle, which belongs to the word before it, it is not.
        private static func price(of index: Int, in characters: [Unicode.Scalar]) -> Double {
            let before = characters[..<index].last { !$0.properties.isWhitespace }
            if before.map({ "，。！？；：、,.!?;:…".unicodeScalars.contains($0) }) == true { return -0.35 }
            if "的了着过地得吗呢吧啊嘛们么".unicodeScalars.contains(characters[index]) { return 0.8 }
            // Thai and its like are broken between words by a dictionary, and better where the writer left a space.
            return (0xE00...0x17FF).contains(characters[index].value) && !characters[index - 1].properties.isWhitespace
                ? 0.5 : 0
        }

        /// A line without the white space at its end, set.
        func line(
            _ range: Range<Int>, setter: Typesetter
        ) throws(LetteringError) -> (text: String, set: Typesetter.SetLine) {
            if let known = lines[range] { return known }
            var words = characters[range]
            while let last = words.last, last.properties.isWhitespace { words.removeLast() }
            let text = String(String.UnicodeScalarView(words))
            let line = (text: text, set: try setter.set(text, isRightToLeft: measures.isRightToLeft))
            lines[range] = line
            return line
        }
    }

    /// Lines at a size that was found, distances as shares of it.
    fileprivate struct Setting {
        var lines: [(text: String, set: Typesetter.SetLine)]
        var size: Double
        /// From baseline to baseline.
        var pitch: Double
        /// From the first baseline to the top of the ink and to its bottom.
        var top: Double
        var bottom: Double
        var thickening: Double
    }

    /// The setting with the largest letters; a line more has to make them a tenth larger.
    private static func setting(
        of paragraphs: [Paragraph], in box: Rect, style: Style, setter: Typesetter
    ) throws(LetteringError) -> Setting? {
        var best = try setting(of: paragraphs, by: \.words, in: box, style: style, setter: setter)
        // So small letters cannot be read at the size of a sticker in a chat.
        let readable = min(box.width / 24, style.sizes.upperBound)
        if best.map({ $0.size < readable }) ?? true {
            let broken = try setting(of: paragraphs, by: \.letters, in: box, style: style, setter: setter)
            if let broken, broken.size > 1.25 * (best?.size ?? 0) { best = broken }
        }
        return best
    }

    private static func setting(
        of paragraphs: [Paragraph], by breaks: KeyPath<Paragraph, LineBreaker>, in box: Rect, style: Style,
        setter: Typesetter
    ) throws(LetteringError) -> Setting? {
        let breakers = paragraphs.map { $0[keyPath: breaks] }
        let total = breakers.reduce(0) { $0 + $1.length } / Typesetter.size
        let widest = breakers.map(\.longestPiece).max() ?? 0
        let most = max(min(breakers.reduce(0) { $0 + $1.most }, style.mostLines), paragraphs.count)
        let reach = 2 * style.outline
        let bounds = (paragraphs.count...most).map { count in
            let perLine = max(total / Double(count), widest / Typesetter.size)
            let size = min(
                style.sizes.upperBound, box.width / (perLine * 0.98 + reach),
                box.height / (0.8 * Double(count - 1) + 0.2 + reach))
            return (count: count, size: size)
        }
        var found: [Setting] = []
        var largest = 0.0
        // The most promising first, until no other can come near.
        for bound in bounds.sorted(by: { ($0.size, -$0.count) > ($1.size, -$1.count) }) {
            guard bound.size * 1.1 > largest, bound.size >= style.sizes.lowerBound else { break }
            guard let ranges = share(bound.count, among: breakers) else { continue }
            var lines: [(text: String, set: Typesetter.SetLine)] = []
            for (paragraph, ranges) in zip(paragraphs, ranges) {
                for range in ranges { lines.append(try paragraph.line(range, setter: setter)) }
            }
            guard let setting = Setting(lines, in: box, style: style), setting.size >= style.sizes.lowerBound else {
                continue
            }
            largest = max(largest, setting.size)
            found.append(setting)
        }
        return found.filter { $0.size * 1.1 >= largest }.min { $0.lines.count < $1.lines.count }
    }

    /// So many lines shared among paragraphs: always one more to that with the longest.
    private static func share(_ count: Int, among breakers: [LineBreaker]) -> [[Range<Int>]]? {
        var counts = [Int](repeating: 1, count: breakers.count)
        for _ in 0..<max(count - breakers.count, 0) {
            let open = breakers.indices.filter { counts[$0] < breakers[$0].most }
            guard
                let longest = open.max(by: {
                    breakers[$0].length / Double(counts[$0]) < breakers[$1].length / Double(counts[$1])
                })
            else { return nil }
            counts[longest] += 1
        }
        var ranges: [[Range<Int>]] = []
        for (breaker, count) in zip(breakers, counts) {
            guard let lines = breaker.lines(count) else { return nil }
            ranges.append(lines)
        }
        return ranges
    }
}

extension CaptionLayout.Setting {
    /// The largest size at which the lines fit; `nil` where nothing is drawn.
    fileprivate init?(
        _ lines: [(text: String, set: Typesetter.SetLine)], in box: Rect, style: CaptionLayout.Style
    ) {
        let em = Typesetter.size
        let inks = lines.map { $0.set.ink }
        guard let first = inks.first ?? nil ?? inks.compactMap({ $0 }).first, !lines.isEmpty else { return nil }
        thickening = lines.flatMap { $0.set.outlines.map(\.thickening) }.max() ?? 0
        let edge = thickening / 2 + style.outline
        // The line round letters may touch that of the next line's, and never the letters.
        pitch = 0.9
        for (upper, lower) in zip(inks, inks.dropFirst()) {
            guard let upper, let lower else { continue }
            pitch = max(pitch, (upper.y + upper.height - lower.y) / em + thickening + 1.1 * style.outline)
        }
        top = first.y / em
        bottom = top
        for (index, ink) in inks.enumerated() {
            guard let ink else { continue }
            top = min(top, Double(index) * pitch + ink.y / em)
            bottom = max(bottom, Double(index) * pitch + (ink.y + ink.height) / em)
        }
        let width = lines.map { max($0.set.width, $0.set.ink?.width ?? 0) }.max() ?? 0
        size = min(
            style.sizes.upperBound, box.width / (width / em + 2 * edge), box.height / (bottom - top + 2 * edge))
        self.lines = lines
    }
}

extension Unicode.Scalar {
    /// Whether it belongs to what stands before it: no line begins with it.
    fileprivate var endsSomething: Bool {
        switch properties.generalCategory {
        case .closePunctuation, .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }
}
