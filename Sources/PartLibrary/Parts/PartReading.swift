import Basics
import FaceAtlas
import Imaging

/// A part's file as it was found: checked, and taken apart, in one pass over its bytes.
struct PartReading {
    private(set) var header: PartHeader?
    private(set) var title: String?
    /// What is drawn; `nil` when the file could not be read to its end.
    private(set) var drawing: Drawing?
    /// Everything that is wrong up to where the text can no longer be read, in the order of the file. Where there is no
    /// header or no drawing, there is at least one.
    private(set) var problems: [SVGSyntaxError] = []

    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - id: the file's name without `.svg`.
    ///   - viewBox: the style's art frame; any will do where `nil`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, id: String, slot: Slot, viewBox: Style.Frame?) {
        if let problem = Self.textProblem(of: bytes) {
            problems = [problem]
            return
        }
        var rules = PartRules(frameSide: viewBox.map { max($0.width, $0.height) } ?? 512)
        do throws(SVGSyntaxError) {
            try read(bytes, id: id, slot: slot, viewBox: viewBox, rules: &rules)
        } catch {
            problems.append(error)
        }
        problems += rules.problems
        guard problems.count > 1 else { return }
        // Sorted so that what is said of one place stays in the order in which it was found.
        problems = problems.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    /// What the root of a file says, without a look at what is in it; `nil` where it does not begin with an element.
    static func header(
        of bytes: UnsafeBufferPointer<UInt8>, id: String, slot: Slot, viewBox: Style.Frame?
    ) -> PartHeader? {
        var scanner = SVGScanner(bytes)
        guard case .start? = try? scanner.next() else { return nil }
        return PartHeader(root: scanner.tag, id: id, slot: slot, viewBox: viewBox)
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, id: String, slot: Slot, viewBox: Style.Frame?, rules: inout PartRules
    ) throws(SVGSyntaxError) {
        var scanner = SVGScanner(bytes)
        var builder = Drawing.Builder(bytes: bytes.count)
        var (titleStart, hasTitle) = (0, false)
        while problems.count + rules.problems.count < PartLimits.problems {
            guard let event = try scanner.next() else {
                try rules.finish()
                drawing = builder.finish()
                return
            }
            switch event {
            case .start:
                let tag = scanner.tag
                if header == nil {
                    let header = PartHeader(root: tag, id: id, slot: slot, viewBox: viewBox)
                    self.header = header
                    problems = header.problems
                    // What is no drawing at all needs no more words.
                    guard tag.element == .svg else { return }
                }
                let isInWords = builder.isInWords
                builder.enter(tag, classes: try rules.enter(tag, isDrawing: !isInWords))
                if tag.isEmpty {
                    rules.leave()
                    builder.leave()
                } else if tag.element == .title, !isInWords, !hasTitle, scanner.depth == 2 {
                    hasTitle = true
                    title = Self.words(scanner.followingText())
                }
                if tag.element == .title { titleStart = scanner.position }
            case .end(let name):
                rules.leave()
                builder.leave()
                if name == .title, scanner.position - titleStart > PartLimits.titleBytes {
                    throw SVGSyntaxError(
                        message: "the title is longer than \(PartLimits.titleBytes) bytes; shorten it",
                        offset: titleStart)
                }
            }
        }
    }

    /// The words of a text of XML, with one space between them; `nil` where there are none.
    private static func words(_ text: String) -> String? {
        let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        let plain = references.reduce(text) { text, reference in
            text.split(separator: reference.0, omittingEmptySubsequences: false).joined(separator: reference.1)
        }
        let words = plain.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    // MARK: - Characters

    /// Why the bytes are no text that a part may have.
    private static func textProblem(of bytes: UnsafeBufferPointer<UInt8>) -> SVGSyntaxError? {
        if isPlain(bytes) { return nil }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            return SVGSyntaxError(message: "the text is not UTF-8; save the file as UTF-8", offset: 0)
        }
        return controlCharacter(in: bytes).map {
            SVGSyntaxError(message: "there is a control character; remove it", offset: $0)
        }
    }

    /// Whether all are printable ASCII or white space, as in almost every part. Looks at all of them, since no way out of the
    /// loop makes it many times as fast.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var others: UInt8 = 0
        for byte in bytes {
            let isSpace = byte == 0x09 || byte == 0x0A || byte == 0x0D
            others |= (byte < 0x20 && !isSpace) || byte >= 0x7F ? 1 : 0
        }
        return others == 0
    }

    /// Where there is a control character other than tabs and line ends, or one that turns the direction of the text.
    private static func controlCharacter(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
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
