extension Part {
    /// Reads and checks one part.
    ///
    /// - Parameters:
    ///   - bytes: the file's content, UTF-8.
    ///   - id: the file's name without `.svg`.
    ///   - file: path of the file, for messages.
    ///   - viewBox: the style's art frame.
    /// - Throws: ``StyleError`` with the first problem of the file.
    public init(reading bytes: [UInt8], id: String, slot: Slot, file: String, viewBox: Style.Frame) throws(StyleError) {
        var scanner = SVGScanner(bytes)
        do throws(SVGSyntaxError) {
            let svg = String(decoding: bytes, as: UTF8.self)
            // Where the bytes are no UTF-8, decoding puts something else in their place.
            guard svg.utf8.elementsEqual(bytes) else {
                throw SVGSyntaxError(message: "the text is not UTF-8; save the file as UTF-8", offset: 0)
            }
            if let offset = bytes.firstIndex(where: Self.isControl) {
                throw SVGSyntaxError(message: "there is a control character; remove it", offset: offset)
            }
            guard case .start(let root)? = try scanner.next() else { throw SVGSyntaxError(message: "empty", offset: 0) }
            let header = try PartHeader(root: root, id: id, slot: slot, viewBox: viewBox)
            var rules = PartRules()
            try rules.enter(root)
            while let event = try scanner.next() {
                switch event {
                case .start(let tag):
                    try rules.enter(tag)
                    if tag.isEmpty { rules.leave() }
                case .end: rules.leave()
                }
            }
            try rules.finish()
            self.init(
                id: id, slot: slot, tags: header.tags, back: header.back, hairTop: header.hairTop,
                isMatched: header.isMatched, svg: svg)
        } catch {
            throw StyleError(file: file, line: scanner.line(at: error.offset), error.message)
        }
    }

    /// Other than tabs and line ends.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}

/// What the root element says about a part.
struct PartHeader {
    var tags: [Attribute: String] = [:]
    var back: String?
    var hairTop: Double?
    var isMatched = true

    init(root: SVGTag, id: String, slot: Slot, viewBox: Style.Frame) throws(SVGSyntaxError) {
        func problem(_ message: String) -> SVGSyntaxError { SVGSyntaxError(message: message, offset: root.offset) }
        guard Self.isValid(id: id) else {
            throw problem("the name “\(id)” is not usable; name the file with lower-case letters, digits and “-”")
        }
        guard root.name == "svg" else { throw problem("the root element is <\(root.name)>; it must be <svg>") }
        guard root["xmlns"] == "http://www.w3.org/2000/svg" else {
            throw problem("add xmlns=\"http://www.w3.org/2000/svg\" to <svg>")
        }
        guard let box = root["viewBox"] else { throw problem("add viewBox=\"\(viewBox.viewBoxText)\" to <svg>") }
        guard Style.Frame(text: box) == viewBox else {
            throw problem("viewBox is “\(box)”; the style draws in “\(viewBox.viewBoxText)”")
        }
        for name in ["width", "height"] where root.has(name) {
            throw problem("remove \(name) from <svg>; the size is chosen when the part is drawn")
        }
        for attribute in root.attributes where attribute.name.hasPrefix("data-") {
            let name = attribute.name
            let value = root.value(attribute)
            switch name {
            case "data-back":
                guard slot == .hairFront else { throw problem("data-back belongs to parts in hairFront; remove it") }
                back = value
            case "data-matched":
                guard value == "no" else {
                    throw problem("data-matched is “\(value)”; it may be no, or leave it out")
                }
                isMatched = false
            case "data-hair-top":
                guard slot == .headwear else { throw problem("data-hair-top belongs to headwear; remove it") }
                guard let number = Double(value), number.isFinite else {
                    throw problem("data-hair-top is “\(value)”; it must be a number, a y of the art frame")
                }
                hairTop = number
            default:
                let tag = name.dropFirst("data-".count).split(separator: "-").joined(separator: "_")
                guard let attribute = Attribute(rawValue: tag) else {
                    throw problem("the tag \(name) is unknown; the tags are \(Self.tagNames)")
                }
                guard attribute.values.contains(value) else {
                    let values = attribute.values.joined(separator: ", ")
                    throw problem("\(name) is “\(value)”; it may be \(values)")
                }
                tags[attribute] = value
            }
        }
    }

    static func isValid(id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    private static var tagNames: String {
        Attribute.allCases.map { "data-" + $0.rawValue.split(separator: "_").joined(separator: "-") }
            .joined(separator: ", ")
    }
}
