package import FaceAtlas
import Imaging

extension Part {
    /// Reads and checks one part.
    ///
    /// - Parameters:
    ///   - bytes: the file's content, UTF-8.
    ///   - id: the file's name without `.svg`.
    ///   - file: path of the file, for messages.
    ///   - viewBox: the style's art frame; any will do where `nil`.
    /// - Throws: ``StyleError`` with every problem of the file, as far as it can be read.
    package init(
        reading bytes: [UInt8], id: String, slot: Slot, file: String, viewBox: Style.Frame?
    ) throws(StyleError) {
        guard bytes.count <= PartLimits.bytes else {
            throw StyleError(
                file: file,
                "the file has \(bytes.count) bytes, and a part may have \(PartLimits.bytes); simplify its paths, or leave out "
                    + "shapes")
        }
        let text = String(validating: bytes, as: UTF8.self)
        var header: PartHeader?
        var problems: [SVGSyntaxError] = []
        if text == nil {
            problems = [SVGSyntaxError(message: "the text is not UTF-8; save the file as UTF-8", offset: 0)]
        } else if let offset = Self.controlCharacter(in: bytes) {
            problems = [SVGSyntaxError(message: "there is a control character; remove it", offset: offset)]
        } else {
            problems = Self.problems(of: bytes, id: id, slot: slot, viewBox: viewBox, header: &header)
        }
        guard let svg = text, let header, problems.isEmpty else {
            throw StyleError(Self.told(problems, of: bytes, file: file))
        }
        self.init(
            id: id, slot: slot, tags: header.tags, back: header.back, hairTop: header.hairTop,
            isMatched: header.isMatched, svg: svg)
    }

    /// Everything that is wrong up to where the text can no longer be read, in the order of the file. Without a header
    /// there is at least one problem.
    private static func problems(
        of bytes: [UInt8], id: String, slot: Slot, viewBox: Style.Frame?, header: inout PartHeader?
    ) -> [SVGSyntaxError] {
        var scanner = SVGScanner(bytes)
        var rules = PartRules(frameSide: viewBox.map { max($0.width, $0.height) } ?? 512)
        var titleStart = 0
        var problems: [SVGSyntaxError] = []
        do throws(SVGSyntaxError) {
            guard case .start(let root)? = try scanner.next() else { throw SVGSyntaxError(message: "empty", offset: 0) }
            let read = PartHeader(root: root, id: id, slot: slot, viewBox: viewBox)
            problems = read.problems
            header = read
            // What is no drawing at all needs no more words.
            guard root.name == "svg" else { return problems }
            try rules.enter(root)
            if root.isEmpty { rules.leave() }
            while problems.count + rules.problems.count < PartLimits.problems, let event = try scanner.next() {
                switch event {
                case .start(let tag):
                    try rules.enter(tag)
                    if tag.isEmpty { rules.leave() }
                    if tag.name == "title" { titleStart = scanner.position }
                case .end(let name):
                    rules.leave()
                    if name == "title", scanner.position - titleStart > PartLimits.titleBytes {
                        throw SVGSyntaxError(
                            message: "the title is longer than \(PartLimits.titleBytes) bytes; shorten it",
                            offset: titleStart)
                    }
                }
            }
            if problems.count + rules.problems.count < PartLimits.problems { try rules.finish() }
        } catch {
            problems.append(error)
        }
        problems += rules.problems
        // Sorted so that what is said of one place stays in the order in which it was found.
        return problems.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    /// The problems with the lines that they are in.
    private static func told(_ problems: [SVGSyntaxError], of bytes: [UInt8], file: String) -> [StyleError.Problem] {
        var (line, position) = (1, 0)
        var told = problems.prefix(PartLimits.problems).map { problem in
            // In the order of the file, so that its lines are counted once.
            let end = min(max(problem.offset, position), bytes.count)
            line += bytes[position..<end].count { $0 == UInt8(ascii: "\n") }
            position = end
            return StyleError.Problem(file: file, line: line, message: problem.message)
        }
        if problems.count >= PartLimits.problems {
            told.append(
                .init(file: file, message: "there are \(PartLimits.problems) mistakes or more; mend these first"))
        }
        return told
    }

    /// Where there is a control character other than tabs and line ends, or one that turns the direction of the text.
    private static func controlCharacter(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F { return index }
                // U+0080…U+009F, U+061C, U+200E, U+200F, U+2028…U+202E, U+2066…U+2069
                if byte >= 0xC2, index + 1 < bytes.count {
                    let second = bytes[index + 1]
                    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
                    switch (byte, second) {
                    case (0xC2, 0x80...0x9F), (0xD8, 0x9C): return index
                    case (0xE2, 0x80) where (0x8E...0x8F).contains(third) || (0xA8...0xAE).contains(third): return index
                    case (0xE2, 0x81) where (0xA6...0xA9).contains(third): return index
                    default: break
                    }
                }
                index += 1
            }
            return nil
        }
    }
}
