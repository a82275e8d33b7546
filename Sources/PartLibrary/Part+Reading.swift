extension Part {
    /// Reads and checks one part.
    ///
    /// - Parameters:
    ///   - bytes: the file's content, UTF-8.
    ///   - id: the file's name without `.svg`.
    ///   - file: path of the file, for messages.
    ///   - viewBox: the style's art frame; any will do where `nil`.
    /// - Throws: ``StyleError`` with every problem of the file, as far as it can be read.
    public init(
        reading bytes: [UInt8], id: String, slot: Slot, file: String, viewBox: Style.Frame?
    ) throws(StyleError) {
        var scanner = SVGScanner(bytes)
        let svg = String(decoding: bytes, as: UTF8.self)
        var header: PartHeader?
        var problems: [SVGSyntaxError] = []
        // Where the bytes are no UTF-8, decoding puts something else in their place.
        if !svg.utf8.elementsEqual(bytes) {
            problems = [SVGSyntaxError(message: "the text is not UTF-8; save the file as UTF-8", offset: 0)]
        } else if let offset = bytes.firstIndex(where: Self.isControl) {
            problems = [SVGSyntaxError(message: "there is a control character; remove it", offset: offset)]
        } else {
            problems = Self.problems(of: &scanner, id: id, slot: slot, viewBox: viewBox, header: &header)
        }
        guard let header, problems.isEmpty else {
            throw StyleError(
                problems.map { .init(file: file, line: scanner.line(at: $0.offset), message: $0.message) })
        }
        self.init(
            id: id, slot: slot, tags: header.tags, back: header.back, hairTop: header.hairTop,
            isMatched: header.isMatched, svg: svg)
    }

    /// Everything that is wrong up to where the text can no longer be read, in the order of the file. Without a header
    /// there is at least one problem.
    private static func problems(
        of scanner: inout SVGScanner, id: String, slot: Slot, viewBox: Style.Frame?, header: inout PartHeader?
    ) -> [SVGSyntaxError] {
        var rules = PartRules()
        var problems: [SVGSyntaxError] = []
        do throws(SVGSyntaxError) {
            guard case .start(let root)? = try scanner.next() else { throw SVGSyntaxError(message: "empty", offset: 0) }
            let read = PartHeader(root: root, id: id, slot: slot, viewBox: viewBox)
            problems = read.problems
            header = read
            // What is no drawing at all needs no more words.
            guard root.name == "svg" else { return problems }
            rules.enter(root)
            if root.isEmpty { rules.leave() }
            while let event = try scanner.next() {
                switch event {
                case .start(let tag):
                    rules.enter(tag)
                    if tag.isEmpty { rules.leave() }
                case .end: rules.leave()
                }
            }
            rules.finish()
        } catch {
            problems.append(error)
        }
        problems += rules.problems
        // Sorted so that what is said of one place stays in the order in which it was found.
        return problems.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    /// Other than tabs and line ends.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}
