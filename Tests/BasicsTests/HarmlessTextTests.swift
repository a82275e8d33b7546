import Basics
import Testing

@Suite struct HarmlessTextTests {
    @Test(arguments: [
        ("a\u{1b}[31mred\n", "“a\u{FFFD}[31mred\u{FFFD}”"), ("x\u{202E}y\u{9B}", "“x\u{FFFD}y\u{FFFD}”"),
        ("größe 7 – 名", "“größe 7 – 名”"),
    ])
    func whatOthersWroteIsShownHarmless(_ text: String, _ shown: String) {
        #expect(quoted(text) == shown)
        #expect(quoted(String(repeating: text, count: 100)).unicodeScalars.count == 43)
    }

    @Test func aLongTextIsCut() {
        #expect(quoted(String(repeating: "a", count: 40)) == "“\(String(repeating: "a", count: 40))”")
        #expect(quoted(String(repeating: "a", count: 41)) == "“\(String(repeating: "a", count: 40))…”")
    }

    @Test(arguments: [
        ("größe 👩‍🎤 e\u{301}", "größe 👩‍🎤 e\u{301}"), ("a\nb\r\tc\u{1B}[2J", "a\\nb\\r\\tc\\x1B[2J"),
        ("x\u{202E}y\u{9B}", "x\\u{202E}y\\u{009B}"), (SystemPath.text(of: [0x63, 0xE9]), "c\\xE9"),
    ])
    func aLineStaysOneAndSaysAll(_ text: String, _ shown: String) { #expect(text.visible == shown) }
}
