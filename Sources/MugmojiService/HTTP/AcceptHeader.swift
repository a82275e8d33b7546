#if Service

/// What kinds of answer a client wants (RFC 9110, § 12.5.1).
struct AcceptHeader {
    private struct Range {
        let type: Substring
        let subtype: Substring
        /// In thousandths.
        let quality: Int
    }

    private let ranges: [Range]

    /// - Parameter text: `nil` for anything.
    init(_ text: String?) {
        ranges = (text ?? "*/*").split(separator: ",").prefix(Self.most).compactMap { entry in
            let pieces = entry.split(separator: ";").map { $0.trimmed }
            guard let words = pieces.first?.split(separator: "/", omittingEmptySubsequences: false), words.count == 2
            else { return nil }
            let weight = pieces.dropFirst().first { $0.lowercased().hasPrefix("q=") }?.dropFirst(2)
            let quality = weight.map { Double($0) ?? 0 } ?? 1
            guard quality.isFinite else { return nil }
            return Range(
                type: Substring(words[0].lowercased()), subtype: Substring(words[1].lowercased()),
                quality: Int((min(max(quality, 0), 1) * 1000).rounded()))
        }
    }

    /// More would say nothing new.
    private static let most = 64

    /// The kind that is wanted most, the first of equals; `nil` where none is.
    ///
    /// - Parameter kinds: what there is, without parameters, the usual one first.
    func best(of kinds: [String]) -> String? {
        var best: (kind: String, quality: Int)?
        for kind in kinds {
            let quality = quality(of: kind)
            if quality > best?.quality ?? 0 { best = (kind, quality) }
        }
        return best?.kind
    }

    /// The weight of the range that fits most closely.
    private func quality(of kind: String) -> Int {
        let words = kind.prefix { $0 != ";" }.split(separator: "/")
        var found: (closeness: Int, quality: Int) = (0, 0)
        for range in ranges {
            let closeness =
                range.type == "*" && range.subtype == "*"
                ? 1 : range.type != words[0] ? 0 : range.subtype == "*" ? 2 : range.subtype == words[1] ? 3 : 0
            if closeness > found.closeness { found = (closeness, range.quality) }
        }
        return found.quality
    }
}

extension StringProtocol {
    /// Without spaces and tabs at its ends.
    var trimmed: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var text = Substring(self).drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }
}

#endif
