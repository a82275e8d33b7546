import Basics
import Testing

@Suite struct XMLWriterTests {
    @Test func elementsAreWritten() {
        let writer = XMLWriter { writer in
            writer.element("a", ["b": "1", "c": nil, "d": "2"]) { writer in
                writer.line(1)
                writer.element("e")
                writer.element("f", text: "g")
                writer.void("h", ["i": "3"], flags: ["j"])
                writer.add(raw: "<k>")
                writer.line()
            }
        }
        #expect(writer.text == "<a b=\"1\" d=\"2\">\n  <e/><f>g</f><h i=\"3\" j><k>\n</a>")
    }

    /// A sign of XML and a mark that combines with it are one character of Swift.
    @Test(arguments: ["", "\u{301}"]) func textIsEscaped(mark: String) {
        let text = ["<", ">", "&", "\"", "\u{1B}", "é"].map { $0 + mark }.joined()
        let escaped = ["&lt;", "&gt;", "&amp;", "&quot;", " ", "é"].map { $0 + mark }.joined()
        let writer = XMLWriter { $0.element("a", ["b": text], text: text) }
        #expect(writer.bytes.elementsEqual("<a b=\"\(escaped)\">\(escaped)</a>".utf8))
    }

    @Test func numbersAreShort() {
        #expect([1, 0.5, -2.25, 1.0 / 3, 1e-9].map(\.svgText) == ["1", "0.5", "-2.25", "0.3333", "0"])
    }
}
