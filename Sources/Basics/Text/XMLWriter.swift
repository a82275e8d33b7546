/// Writes XML, and HTML as far as it looks the same: the one place where text becomes markup.
///
/// The caller decides about white space: nothing is broken or indented but by ``line(_:)``.
package struct XMLWriter: Sendable {
    /// Names and values in the order in which they are written. Values are text, not markup; what has no value is left out.
    package typealias Attributes = KeyValuePairs<String, String?>

    /// What was written so far, UTF-8.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A document, or a piece of one.
    package init(_ write: (inout XMLWriter) -> Void) { write(&self) }

    /// What was written so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: - Elements

    /// An element with nothing in it: `<name …/>`.
    package mutating func element(_ name: String, _ attributes: Attributes = [:]) {
        begin(name)
        add(attributes)
        endEmpty()
    }

    /// An element with what `content` writes in it.
    package mutating func element(
        _ name: String, _ attributes: Attributes = [:], content: (inout XMLWriter) -> Void
    ) {
        begin(name)
        add(attributes)
        endStart()
        content(&self)
        end(name)
    }

    /// An element with `text` in it.
    package mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.add(text: text) }
    }

    /// An element of HTML that has no end tag, with attributes that have no value behind the others: `<input … checked>`.
    package mutating func void(_ name: String, _ attributes: Attributes = [:], flags: [String] = []) {
        begin(name)
        add(attributes)
        for flag in flags { add(raw: " \(flag)") }
        endStart()
    }

    // MARK: - Pieces

    /// Text between tags.
    package mutating func add(text: String) { escape(text) }

    /// Markup that was written before, or text that is no XML, such as style rules; it goes in as it is.
    package mutating func add(raw: String) { bytes.append(contentsOf: raw.utf8) }

    /// Markup as its bytes.
    package mutating func add(raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    /// Ends the line, and indents the next by two spaces for each of `depth`.
    package mutating func line(_ depth: Int = 0) {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    }

    /// `<name`; attributes may follow, and then ``endStart()`` or ``endEmpty()``.
    package mutating func begin(_ name: String) {
        bytes.append(UInt8(ascii: "<"))
        add(raw: name)
    }

    /// An attribute of the tag that was begun.
    package mutating func attribute(_ name: String, _ value: String) {
        beginAttribute(name)
        escape(value)
        endAttribute()
    }

    /// ` name="`; what follows up to ``endAttribute()`` is markup.
    package mutating func beginAttribute(_ name: String) {
        bytes.append(UInt8(ascii: " "))
        add(raw: name)
        add(raw: "=\"")
    }

    package mutating func endAttribute() { bytes.append(UInt8(ascii: "\"")) }

    /// Ends the tag that was begun; content follows.
    package mutating func endStart() { bytes.append(UInt8(ascii: ">")) }

    /// Ends the tag that was begun, and the element with it.
    package mutating func endEmpty() { add(raw: "/>") }

    /// `</name>`
    package mutating func end(_ name: String) {
        add(raw: "</")
        add(raw: name)
        endStart()
    }

    private mutating func add(_ attributes: Attributes) {
        for (name, value) in attributes {
            if let value { attribute(name, value) }
        }
    }

    /// Byte by byte, so that a mark that combines with a sign of XML does not hide it.
    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): add(raw: "&amp;")
            case UInt8(ascii: "<"): add(raw: "&lt;")
            case UInt8(ascii: ">"): add(raw: "&gt;")
            case UInt8(ascii: "\""): add(raw: "&quot;")
            // XML knows no control characters.
            case 0..<0x20: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
    }
}

extension Double {
    /// The number as SVG writes it: without `.0`, and to a ten-thousandth.
    package var svgText: String {
        let rounded = (self * 10000).rounded() / 10000
        return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
    }
}
