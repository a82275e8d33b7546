#if Service

/// A body of the kind `multipart/form-data` (RFC 7578), taken apart: few parts, small heads, no part within a part.
struct MultipartForm {
    /// A field of the form.
    struct Field {
        let name: String
        /// Without parameters, in lower case; `nil` where it is not named.
        let type: String?
        let content: ArraySlice<UInt8>
    }

    let fields: [Field]

    /// Bytes of the head of a part.
    static let longestHead = 4096

    /// - Parameters:
    ///   - bytes: the body.
    ///   - boundary: what stands between its parts, without the hyphens before it.
    ///   - most: how many parts there may be.
    /// - Throws: ``Problem`` of the kind `bad-request` for anything that is no such body.
    init(_ bytes: [UInt8], boundary: String, most: Int) throws(Problem) {
        let mark = Array("\r\n--\(boundary)".utf8)
        var fields: [Field] = []
        // The first boundary may stand at the very beginning.
        var place: Int
        if bytes.starts(with: mark.dropFirst(2)) {
            place = mark.count - 2
        } else {
            guard let found = Self.find(mark, in: bytes, from: 0) else {
                throw Self.broken("its boundary does not stand in it")
            }
            place = found + mark.count
        }
        while true {
            if bytes[place...].starts(with: "--".utf8) { break }
            place = try Self.lineEnd(bytes, place)
            guard fields.count < most else { throw Self.broken("it has more than \(most) parts") }
            let limit = min(bytes.count, place + Self.longestHead)
            // A part without fields begins with the empty line.
            let blank = Array("\r\n\r\n".utf8)
            guard let end = Self.find(blank, in: bytes, from: place - 2, to: limit) else {
                throw Self.broken("the head of a part does not end within \(Self.longestHead) bytes")
            }
            let head = end < place ? bytes[place..<place] : bytes[place..<end]
            let start = end + blank.count
            guard let next = Self.find(mark, in: bytes, from: start - 2) else {
                throw Self.broken("the last boundary is missing")
            }
            guard next >= start || next == start - 2 else {
                throw Self.broken("a boundary stands in the head of a part")
            }
            fields.append(try Self.field(head, bytes[start..<max(next, start)]))
            place = next + mark.count
        }
        self.fields = fields
    }

    /// The one field of a name.
    func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Of a part's boundary: spaces, and the end of the line.
    private static func lineEnd(_ bytes: [UInt8], _ place: Int) throws(Problem) -> Int {
        var place = place
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t") {
            place += 1
        }
        guard bytes[place...].starts(with: "\r\n".utf8) else { throw broken("a boundary does not end its line") }
        return place + 2
    }

    private static func field(_ head: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) throws(Problem) -> Field {
        guard let text = String(validating: head, as: UTF8.self) else { throw broken("the head of a part is no UTF-8") }
        var name: String?
        var type: String?
        var seen: Set<String> = []
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":"),
                !line.contains(where: { $0 == "\r" || $0 == "\n" || $0 == "\0" })
            else {
                throw broken("the head of a part has a line that is no field")
            }
            let field = line[..<colon].lowercased()
            guard seen.insert(field).inserted else { throw broken("the head of a part has a field twice") }
            let value = HeaderValue(line[line.index(after: colon)...].trimmed)
            switch field {
            case "content-disposition":
                guard let value, value.word == "form-data", let own = value.parameters["name"] else {
                    throw broken("a part is no form-data with a name")
                }
                name = own
            case "content-type":
                guard let value else { throw broken("a part has a broken Content-Type") }
                guard !value.word.hasPrefix("multipart/") else { throw broken("a part has parts of its own") }
                type = value.word
            case "content-transfer-encoding":
                guard ["7bit", "8bit", "binary"].contains(value?.word ?? "") else {
                    throw broken("a part is encoded; send it as it is")
                }
            default: break
            }
        }
        guard let name else { throw broken("a part has no name") }
        return Field(name: name, type: type, content: content)
    }

    /// Where `pattern` begins, by the shift of its last byte (Horspool).
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
        let (start, end) = (max(start, 0), end ?? bytes.count)
        let count = pattern.count
        guard count > 0, end - start >= count else { return nil }
        var shift = [Int](repeating: count, count: 256)
        for (place, byte) in pattern.dropLast().enumerated() { shift[Int(byte)] = count - 1 - place }
        return bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var place = start
                while place + count <= end {
                    let last = bytes[place + count - 1]
                    if last == pattern[count - 1] {
                        var length = 0
                        while length < count - 1, bytes[place + length] == pattern[length] { length += 1 }
                        if length == count - 1 { return place }
                    }
                    place += shift[Int(last)]
                }
                return nil
            }
        }
    }

    private static func broken(_ words: String) -> Problem {
        Problem(
            .badRequest, "The body is no multipart/form-data: \(words). Send the picture alone, or as the field “file”."
        )
    }
}

/// The value of a field such as `multipart/form-data; boundary="x"`.
struct HeaderValue {
    /// In lower case.
    let word: String
    /// By their names in lower case.
    let parameters: [String: String]

    /// - Returns: `nil` for a value that is broken, or has a parameter twice.
    init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        let word = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(word.count)
        var parameters: [String: String] = [:]
        while rest.first == ";" {
            rest = Self.withoutSpace(rest.dropFirst())
            if rest.isEmpty { break }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=", !name.isEmpty else { return nil }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                var isClosed = false
                while let sign = rest.popFirst() {
                    if sign == "\"" {
                        isClosed = true
                        break
                    }
                    // Browsers write %22 and no backslash; others a backslash before a quotation mark.
                    if sign == "\\", let next = rest.first, next == "\"" || next == "\\" {
                        value.append(next)
                        rest = rest.dropFirst()
                    } else {
                        value.append(sign)
                    }
                }
                guard isClosed else { return nil }
                rest = Self.withoutSpace(rest)
                guard rest.isEmpty || rest.first == ";" else { return nil }
            } else {
                let bare = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(bare.count)
                value = String(bare.trimmed)
            }
            guard parameters.updateValue(value, forKey: name.trimmed.lowercased()) == nil else { return nil }
        }
        guard !word.trimmed.isEmpty else { return nil }
        self.word = word.trimmed.lowercased()
        self.parameters = parameters
    }

    private static func withoutSpace(_ text: Substring) -> Substring { text.drop { $0 == " " || $0 == "\t" } }

    /// The boundary of a multipart body: 1…70 signs that RFC 2046 allows.
    var boundary: String? {
        guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count), boundary.last != " ",
            boundary.utf8.allSatisfy({ Self.boundarySigns.contains($0) })
        else { return nil }
        return boundary
    }

    private static let boundarySigns = Set(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ".utf8)
}

#endif
