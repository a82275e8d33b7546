/// An attribute of a start tag, its value still in the bytes of the file: most bytes of a part are the data of its paths,
/// which are looked at once and never needed as text.
struct SVGAttribute {
    var name: String
    /// Where the value lies in the bytes, without quotation marks.
    var range: Range<Int>
    /// The value holds neither a parenthesis nor a backslash, so it refers to nothing.
    var isPlain: Bool
}

/// A start tag.
struct SVGTag {
    var name: String
    var attributes: [SVGAttribute] = []
    /// The element ends with the tag (`<path …/>`).
    var isEmpty = false
    /// Position of `<` in the bytes.
    var offset: Int
    /// The bytes of the file.
    let bytes: [UInt8]

    init(name: String, offset: Int, bytes: [UInt8]) {
        self.name = name
        self.offset = offset
        self.bytes = bytes
    }

    /// The value of the attribute `name`.
    subscript(name: String) -> String? {
        attributes.first { $0.name == name }.map(value)
    }

    func has(_ name: String) -> Bool {
        attributes.contains { $0.name == name }
    }

    func value(_ attribute: SVGAttribute) -> String {
        String(decoding: bytes[attribute.range], as: UTF8.self)
    }
}

/// What is wrong at which byte.
struct SVGSyntaxError: Error {
    var message: String
    var offset: Int
}
