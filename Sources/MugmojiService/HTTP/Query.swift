#if Service
import Basics
import Compositing
import Imaging

/// The parameters of a request, each at most once; none is asked for in vain, and none is left unread.
struct Query {
    private var values: [String: String] = [:]

    /// - Parameters:
    ///   - text: what stands behind the `?` of a path.
    ///   - known: the names that the endpoint has.
    /// - Throws: ``Problem`` for a name that it does not know, or that comes twice, and for broken percent signs.
    init(_ text: Substring, knowing known: [String]) throws(Problem) {
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : "") else {
                throw Problem(
                    .badRequest, "A % of the query is not followed by two hexadecimal digits of UTF-8; write %25.")
            }
            guard known.contains(name) else {
                let names = known.isEmpty ? "it has none" : namesNear(name, among: known)
                throw Problem(.badRequest, "The endpoint has no parameter “\(Self.harmless(name))”; \(names).")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw Problem(.badRequest, "The parameter “\(name)” comes twice; write it once.")
            }
        }
    }

    /// `+` is a space here, as forms have it.
    private static func decoded(_ text: Substring) -> String? {
        Substring(text.map { $0 == "+" ? " " : $0 }).percentDecoded
    }

    /// As it may stand in a message.
    static func harmless(_ text: String) -> String {
        String(text.unicodeScalars.filter { !$0.isHidden }.prefix(80).reduce(into: "") { $0.unicodeScalars.append($1) })
    }

    subscript(_ name: String) -> String? { values[name] }

    private func problem(_ name: String, _ words: String) -> Problem {
        Problem(.badRequest, "\(name)=\(Self.harmless(values[name] ?? "")): \(words).")
    }

    /// A whole number.
    func integer(_ name: String, in range: ClosedRange<Int>, otherwise: Int) throws(Problem) -> Int {
        guard let text = values[name] else { return otherwise }
        guard let number = Self.wholeNumber(text), range.contains(number) else {
            throw problem(name, "write a whole number, \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }

    /// Digits alone, without a sign or zeros before them.
    static func wholeNumber(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            text == "0" || !text.hasPrefix("0")
        else { return nil }
        return Int(text)
    }

    func flag(_ name: String) throws(Problem) -> Bool {
        switch values[name] {
        case nil, "0"?, "false"?: return false
        case "1"?, "true"?: return true
        default: throw problem(name, "write 1 or 0")
        }
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, as type: Word.Type) throws(Problem)
        -> Word?
    {
        guard let text = values[name] else { return nil }
        guard let word = Word(rawValue: text) else {
            throw problem(name, "take " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// `transparent`, or a colour.
    func background() throws(Problem) -> Color? {
        guard let text = values["background"], text != "transparent" else { return nil }
        guard let color = Color(hex: text) else {
            throw problem("background", "write transparent, or a colour as #rrggbb (%23rrggbb in a URL)")
        }
        return color
    }

    /// `none`, or a colour, or a colour and a width: `#ffffff:14`.
    func outline() throws(Problem) -> OutlineChoice? {
        guard let text = values["outline"] else { return nil }
        if text == "none" { return OutlineChoice.none }
        let words = text.split(separator: ":", omittingEmptySubsequences: false)
        let remedy = "write none, a colour as #rrggbb, or #rrggbb:width with a width of 1…48"
        guard words.count <= 2, let color = Color(hex: String(words[0])) else { throw problem("outline", remedy) }
        guard words.count == 2 else { return .line(AvatarOutline(color: color)) }
        guard let width = Double(words[1]), AvatarOutline.widths.contains(width) else {
            throw problem("outline", remedy)
        }
        return .line(AvatarOutline(color: color, width: width))
    }

    enum OutlineChoice {
        case none
        case line(AvatarOutline)
    }
}

extension Substring {
    /// With its percent signs read; `nil` where one is broken, or the whole is no UTF-8.
    var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

#endif
