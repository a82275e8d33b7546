import Basics
import FaceAtlas

/// What a part's SVG may hold, checked tag by tag.
struct PartRules {
    /// The element of each id.
    private var ids: [String: Int] = [:]
    private var references: [(from: Int, kind: PartCost.Reference, id: String, offset: Int)] = []
    /// For each open element: its number, and whether its colours follow a role, or are meant as they are.
    private var open: [(element: Int, isColoured: Bool)] = []
    private var stops: [Int: Int] = [:]
    private var cost: PartCost
    /// What was found so far, in the order of the file.
    private(set) var problems: [SVGSyntaxError] = []

    /// - Parameter frameSide: the longer side of the art frame, in user units.
    init(frameSide: Double) { cost = PartCost(frameSide: frameSide) }

    /// Checks a start tag, and gives what its classes say.
    ///
    /// - Parameter isDrawing: the element does not stand in a title or a description, so that others may refer to it.
    mutating func enter(_ tag: SVGTag, isDrawing: Bool) throws(SVGSyntaxError) -> SVGClasses {
        if cost.elements.count == PartLimits.elements {
            throw SVGSyntaxError(
                message: "there are more than \(PartLimits.elements) elements; leave out or join shapes",
                offset: tag.offset)
        }
        if tag.element == nil || (tag.element == .svg && !open.isEmpty) {
            problem("<\(tag.name)> is not allowed in a part; use paths, simple shapes, groups and gradients", tag)
        }
        var element = PartCost.Element(offset: tag.offset)
        element.isDrawn = tag.element?.isHidden != true
        element.own.elements = 1
        let number = cost.elements.count
        var classes = SVGClasses()
        for attribute in tag.attributes {
            guard let name = attribute.known else {
                let name = tag.name(attribute)
                if name == "style" {
                    problem("style is not allowed; write its properties as attributes, colours as classes", tag)
                } else if !(name.hasPrefix("data-") && open.isEmpty) {
                    problem(AttributeName.message(about: name), tag)
                }
                continue
            }
            switch name.value {
            case .own:
                if name == .class {
                    classes = readClasses(attribute, of: tag)
                } else {
                    check(name, tag.value(attribute), of: tag, number: number, isDrawing: isDrawing)
                }
            case .number: element.read(name, checkNumber(attribute, name, of: tag))
            case .numbers: checkDashes(attribute, name, of: tag)
            case .transform:
                let scale = checkTransform(attribute, name, of: tag)
                if let scale, name == .transform { element.scale = max(scale, 1) }
            case .paint, .reference, .words: checkWords(attribute, name, of: tag, number: number, element: &element)
            case .outline: break
            }
        }
        if tag.element?.isShape == true { measure(tag, into: &element) }
        if tag.element == .stop { countStop(tag) }
        cost.add(element)
        let isColoured =
            classes.isThere || open.last?.isColoured == true || tag.element == .clipPath || tag.element == .mask
        for name in [AttributeName.fill, .stroke] where !isColoured {
            // What refers to something was looked at above.
            if let value = tag[name], value != "none", !value.lowercased().hasPrefix("url("), !value.contains("\\") {
                problem(
                    "\(name.rawValue)=\"\(shown(value))\" follows no role; add a role class, or the class light or shadow",
                    tag)
            }
        }
        open.append((number, isColoured))
        return classes
    }

    mutating func leave() {
        cost.end(open.removeLast().element)
    }

    /// Looks for what only the whole file can tell.
    mutating func finish() throws(SVGSyntaxError) {
        for (element, kind, id, offset) in references {
            if let target = ids[id] {
                cost.refer(from: element, kind, to: target)
            } else {
                let message = "nothing in the file has the id \(quoted(id)) that is referred to"
                problems.append(SVGSyntaxError(message: message, offset: offset))
            }
        }
        try cost.check()
    }

    private mutating func problem(_ message: String, _ tag: SVGTag) {
        problems.append(SVGSyntaxError(message: message, offset: tag.offset))
    }

    /// A value in quotation marks of XML, cut as messages cut it.
    private func shown(_ value: String) -> String { String(quoted(value).dropFirst().dropLast()) }

    private mutating func check(
        _ name: AttributeName, _ value: String, of tag: SVGTag, number: Int, isDrawing: Bool
    ) {
        switch name {
        case .id:
            if !Self.isValid(id: value) {
                problem("the id \(quoted(value)) is not usable; take letters, digits, “-”, “_” and “.”", tag)
            } else if isDrawing, ids.updateValue(number, forKey: value) != nil {
                problem("the id “\(value)” is used twice", tag)
            }
        case .href, .xlinkHref:
            let isGradient = tag.element == .linearGradient || tag.element == .radialGradient
            if name == .xlinkHref, tag.attribute(.href) != nil {
                problem("<\(tag.name)> has both href and xlink:href; remove one", tag)
            } else if tag.element != .use, !isGradient {
                problem("\(name.rawValue) is not allowed on <\(tag.name)>; remove it", tag)
            } else if value.first == "#" {
                references.append((number, isGradient ? .gradient : .content, String(value.dropFirst()), tag.offset))
            } else {
                problem("\(name.rawValue) refers to \(quoted(value)), outside the file; only #id is allowed", tag)
            }
        case .xmlnsXlink where value != "http://www.w3.org/1999/xlink":
            problem("xmlns:xlink is \(quoted(value)); write http://www.w3.org/1999/xlink, or remove it", tag)
        case .xmlns where value != "http://www.w3.org/2000/svg" && !open.isEmpty:
            problem("xmlns is \(quoted(value)); remove it", tag)
        case .viewBox where !open.isEmpty: problem("viewBox belongs on <svg>; remove it", tag)
        default: break
        }
    }

    private static func isValid(id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= PartLimits.nameBytes
            && id.utf8.allSatisfy { SVGScanner.isNameByte($0) || $0 == UInt8(ascii: ".") || $0 >= 0x80 }
    }

    private mutating func readClasses(_ attribute: SVGAttribute, of tag: SVGTag) -> SVGClasses {
        var classes = SVGClasses()
        for name in tag.bytes[attribute.range].split(separator: UInt8(ascii: " ")) {
            classes.isThere = true
            if let (index, _) = NameTable.roles.find(name) {
                classes.roles |= 1 << index
            } else if let (_, known) = NameTable.classes.find(name) {
                if known == .outline { classes.isOutline = true }
            } else {
                let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
                let name = quoted(String(decoding: name, as: UTF8.self))
                problem(
                    "the class \(name) is unknown; the roles are \(roles), and outline, light and shadow go beside", tag
                )
            }
        }
        return classes
    }

    private mutating func countStop(_ tag: SVGTag) {
        guard let gradient = open.last?.element else { return }
        stops[gradient, default: 0] += 1
        if stops[gradient] == PartLimits.stops + 1 {
            problem("a gradient has more than \(PartLimits.stops) stops; leave some out", tag)
        }
    }

    // MARK: - Values

    private mutating func checkNumber(
        _ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag
    ) -> Double? {
        guard let number = Self.number(tag.bytes, attribute.range), abs(number) <= PartLimits.number else {
            let value = shown(tag.value(attribute))
            problem("\(name.rawValue)=\"\(value)\" must be a number, \(Self.range)", tag)
            return nil
        }
        if name == .strokeMiterlimit, number > PartLimits.miter {
            problem("stroke-miterlimit is \(Int(number)); take at most \(Int(PartLimits.miter)), or round joins", tag)
        }
        return number
    }

    /// The one number of a value, perhaps with `px` or `%`.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
        var numbers = SVGNumbers(bytes, range)
        guard let number = numbers.number() else { return nil }
        if numbers.next == UInt8(ascii: "%") {
            numbers.advance()
        } else if numbers.next == UInt8(ascii: "p") {
            numbers.advance()
            guard numbers.next == UInt8(ascii: "x") else { return nil }
            numbers.advance()
        }
        numbers.skipSeparators()
        return numbers.isAtEnd ? number : nil
    }

    private static let range = "at least -\(Int(PartLimits.number)) and at most \(Int(PartLimits.number))"

    private mutating func checkDashes(_ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag) {
        if tag.value(attribute) == "none" { return }
        let dashes = Self.numbers(tag.bytes, attribute.range) ?? []
        guard !dashes.isEmpty, dashes.count <= PartLimits.dashes,
            dashes.allSatisfy({ (0...PartLimits.number).contains($0) }),
            dashes.reduce(0, +) >= Double(dashes.count)
        else {
            problem(
                "\(name.rawValue)=\"\(shown(tag.value(attribute)))\" must be none or 1 to \(PartLimits.dashes) lengths, on "
                    + "average 1 unit or more", tag)
            return
        }
        if tag.element?.isShape != true {
            problem("\(name.rawValue) belongs on the shape that is dashed; move it there", tag)
        }
    }

    /// The largest factor by which a list of transforms stretches anything.
    private mutating func checkTransform(
        _ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag
    ) -> Double? {
        let scale = Self.scale(of: tag.bytes, attribute.range)
        if scale == nil {
            problem(
                "\(name.rawValue)=\"\(shown(tag.value(attribute)))\" must be made of translate, scale, rotate, skewX, skewY "
                    + "and matrix with numbers \(Self.range)", tag)
        }
        return scale
    }

    private static func scale(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
        var factor = 1.0
        var numbers = SVGNumbers(bytes, range)
        numbers.skipSeparators()
        while !numbers.isAtEnd {
            let start = numbers.position
            while let byte = numbers.next, SVGScanner.isNameByte(byte) { numbers.advance() }
            let name = String(decoding: bytes[start..<numbers.position], as: UTF8.self)
            numbers.skipSeparators()
            guard numbers.next == UInt8(ascii: "(") else { return nil }
            numbers.advance()
            var values: [Double] = []
            while let value = numbers.number() {
                guard abs(value) <= PartLimits.number, values.count < 6 else { return nil }
                values.append(value)
            }
            guard numbers.next == UInt8(ascii: ")") else { return nil }
            numbers.advance()
            numbers.skipSeparators()
            switch (name, values.count) {
            case ("translate", 1...2), ("rotate", 1), ("rotate", 3): break
            case ("scale", 1...2): factor *= values.map(abs).max() ?? 1
            case ("skewX", 1), ("skewY", 1):
                // Nearly flat is as good as flat.
                guard abs(values[0]) < 89 else { return nil }
                factor *= 60
            case ("matrix", 6):
                factor *= max(abs(values[0]) + abs(values[2]), abs(values[1]) + abs(values[3]))
            default: return nil
            }
        }
        return factor
    }

    private static func numbers(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Double]? {
        var reader = SVGNumbers(bytes, range)
        var numbers: [Double] = []
        while let number = reader.number(), numbers.count <= PartLimits.dashes { numbers.append(number) }
        return reader.isAtEnd ? numbers : nil
    }

    /// Colours, words and references: `url(…)` may only point into the file; a backslash could hide one.
    private mutating func checkWords(
        _ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag, number: Int,
        element: inout PartCost.Element
    ) {
        let bytes = tag.bytes[attribute.range]
        if bytes.contains(UInt8(ascii: "\\")) { return problem("\(name.rawValue) holds a backslash; remove it", tag) }
        if name == .clipPathUnits || name == .maskContentUnits, tag.value(attribute) != "userSpaceOnUse" {
            problem("\(name.rawValue) must be userSpaceOnUse; draw the shapes in the units of the part", tag)
        }
        if !attribute.isPlain, !checkReference(attribute, name, of: tag, number: number, element: &element) { return }
        if !bytes.allSatisfy(Self.isHarmless) {
            problem(
                "\(name.rawValue)=\"\(shown(tag.value(attribute)))\" holds what does not belong there; correct it", tag)
        }
    }

    /// Takes up `url(#id)` and passes colours like `rgb(…)`; `false`, and a problem, for any other parenthesis.
    private mutating func checkReference(
        _ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag, number: Int,
        element: inout PartCost.Element
    ) -> Bool {
        let id: String
        if name.value != .words, let range = tag.plainReference(attribute) {
            id = String(decoding: tag.bytes[range], as: UTF8.self)
        } else {
            let value = tag.value(attribute)
            let pieces = value.split(separator: "url(", omittingEmptySubsequences: false).dropFirst()
            let count = value.lowercased().split(separator: "url(", omittingEmptySubsequences: false).count - 1
            if count == 0, name.value == .paint,
                ["rgb(", "rgba(", "hsl(", "hsla("].contains(where: value.lowercased().hasPrefix)
            {
                return true
            }
            guard count == 1, let piece = pieces.first, piece.first == "#", let end = piece.firstIndex(of: ")"),
                name.value != .words
            else {
                problem("\(name.rawValue) is \(quoted(value)); only url(#id) is allowed", tag)
                return false
            }
            id = String(piece[..<end].dropFirst())
        }
        if name.value == .reference {
            element.own.layers += name == .mask ? 4 : 1
            if name == .mask { element.own.nesting += 1 }
        }
        references.append(
            (number, name.value == .paint ? .paint : .content, id, tag.offset))
        return true
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        case UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"): true
        case UInt8(ascii: ":"): false
        default: SVGScanner.isNameByte(byte)
        }
    }

    // MARK: - Outlines

    private mutating func measure(_ tag: SVGTag, into element: inout PartCost.Element) {
        guard let outline = PathMeasure(of: tag) else {
            let name = tag.element == .path ? "d" : "points"
            return problem("\(name) of <\(tag.name)> cannot be read to its end; correct or remove it", tag)
        }
        guard outline.reach <= 2 * PartLimits.number else {
            return problem(
                "a point of <\(tag.name)> lies \(outline.reach < 1e9 ? String(Int(outline.reach)) : "too many") units away; "
                    + "coordinates are \(Self.range)", tag)
        }
        element.own.shapes = 1
        element.own.length = outline.length
        element.own.segments = outline.segments
        element.own.openSegments = outline.segments
        if let dashes = tag.attribute(.strokeDasharray),
            let lengths = Self.numbers(tag.bytes, dashes.range), !lengths.isEmpty
        {
            let count = outline.length / max(lengths.reduce(0, +), 1) * Double(lengths.count)
            element.own.segments += count
            element.own.openSegments += count
        }
    }
}

extension PartCost.Element {
    fileprivate mutating func read(_ name: AttributeName, _ number: Double?) {
        guard let number else { return }
        switch name {
        case .strokeWidth: strokeWidth = abs(number)
        case .opacity where number < 1:
            own.layers += 1
            own.nesting += 1
        default: break
        }
    }
}
