import Basics
import Testing

@Suite("System paths")
struct SystemPathTests {
    @Test(
        arguments: [
            [], Array("plain".utf8), Array("schön 😀".utf8), [0x63, 0xE9], [0xFF, 0x2F, 0x80], [0xF0, 0x9F, 0x98],
            // Half a character, a whole one, an overlong one; a private character that stands for a byte.
            [0xC3, 0xC3, 0xA9, 0xC0, 0xAF], Array("\u{10FE80}\u{10FEFF}".utf8), Array("\u{10FF00}".utf8),
        ] as [[UInt8]])
    func everyNameComesBack(name: [UInt8]) {
        let text = SystemPath.text(of: name)
        #expect(SystemPath.bytes(of: text) == name)
        #expect(SystemPath.holdsRawBytes(text) == (String(validating: name, as: UTF8.self).map { $0 != text } ?? true))
        #expect(SystemPath.cString(text).map(UInt8.init(bitPattern:)) == name + [0])
    }
}
