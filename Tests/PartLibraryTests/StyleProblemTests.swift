import Foundation
import PartLibrary
import TestSupport
import Testing

/// A file put into the plain style, and what has to be said about it.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    var path: String
    var text: String
    var line: Int?
    var says: String

    /// Lines inside a sound svg element, which begins on line 1.
    static func body(_ body: String, line: Int = 2, _ says: String) -> BrokenFile {
        BrokenFile(path: "eyes/x.svg", text: TestStyle.svg(body), line: line, says: says)
    }

    /// Attributes of the root element.
    static func root(_ attributes: String, in slot: String = "eyes", _ says: String) -> BrokenFile {
        BrokenFile(path: "\(slot)/x.svg", text: TestStyle.svg("<g/>", attributes), line: 1, says: says)
    }

    static func text(_ text: String, line: Int = 1, _ says: String) -> BrokenFile {
        BrokenFile(path: "eyes/x.svg", text: text, line: line, says: says)
    }

    var testDescription: String { "\(path): \(says)" }
}

@Suite struct StyleProblemTests {
    static let parts: [BrokenFile] = [
        .root("data-matched=\"yes\"", "it may be no, or leave it out"),
        .body("<circle r=\"1\"/>\n<image/>", line: 3, "<image> is not allowed"),
        .body("<script/>", "<script> is not allowed"),
        .body("<style>a{}</style>", "<style> is not allowed"),
        .body("<text>a</text>", "<text> is not allowed"),
        .body("<foreignObject/>", "<foreignObject> is not allowed"),
        .body("<svg/>", "<svg> is not allowed"),
        .body("<animate/>", "<animate> is not allowed"),
        .body("<path onclick=\"a()\"/>", "“onclick” is a script"),
        .body("<path OnLoad=\"a()\"/>", "“OnLoad” is a script"),
        .body("<g oNcLiCk=\"a()\"/>", "“oNcLiCk” is a script"),
        .body("<g filter=\"blur(9px)\"/>", "the attribute “filter” is not allowed"),
        .body("<g Fill=\"none\"/>", "the attribute “Fill” is unknown; write fill"),
        .body("<g data-eyes=\"open\"/>", "“data-eyes” is allowed on <svg> only"),
        .body("<g href=\"#a\" id=\"a\"/>", "href is not allowed on <g>"),
        .body("<g id=\"a b\"/>", "the id “a b” is not usable"),
        .body("<path class=\"lip\" color=\"javascript:a\"/>", "holds what does not belong there"),
        .body("<path class=\"lip\" stroke-width=\"1e300\"/>", "must be a number, at least -10000"),
        .body("<path class=\"lip\" opacity=\"nan\"/>", "must be a number"),
        .body("<path class=\"lip\" transform=\"scale(1e9)\"/>", "must be made of translate, scale"),
        .body("<path class=\"lip\" stroke-dasharray=\"0.01\"/>", "on average 1 unit or more"),
        .body("<path class=\"lip\" d=\"M0 0L1\"/>", "d of <path> cannot be read to its end"),
        .body("<path class=\"lip\" d=\"M0 0L1e7 0\"/>", "lies 10000000 units away"),
        .body("<clipPath clipPathUnits=\"objectBoundingBox\"/>", "must be userSpaceOnUse"),
        .body("<title>a\u{202E}b</title>", "control character"),
        .body("<title>a\u{9B}b</title>", "control character"),
        .body("<path style=\"fill:red\"/>", "style is not allowed"),
        .body("<use href=\"http://example.org/a.svg#b\"/>", "outside the file"),
        .body("<use href=\"#nothing\"/>", "nothing in the file has the id “nothing”"),
        .body("<path fill=\"url(http://example.org/#a)\"/>", "only url(#id) is allowed"),
        .body("<path fill=\"URL(#a)\"/>", "only url(#id) is allowed"),
        .body("<path fill=\"u\\72l(#a)\"/>", "holds a backslash"),
        .body("<path class=\"hare\"/>", "the class “hare” is unknown"),
        .body("<path fill=\"#123456\"/>", "follows no role"),
        .body("<g id=\"a\"/><g id=\"a\"/>", "the id “a” is used twice"),
        .body("<g inkscape:label=\"a\"/>", "is not SVG"),
        .body("<g>\n<path>\n</g>", line: 4, "</g> where </path> is due"),
        .body("<g a=\"1\" a=\"2\"/>", "has the attribute a twice"),
        .body("<g id=\"a\"/><use href=\"#a\" xlink:href=\"#a\"/>", "has both href and xlink:href"),
        .body("<g a=1/>", "not in quotation marks"),
        .body("<g a=\"1\"b=\"2\"/>", "a space is missing"),
        .body("<title>&euro;</title>", "write the character itself"),
        .body("<g a=\"\u{1}\"/>", "control character"),
        .body("<![CDATA[a]]>", "CDATA"),
        .body("<?php ?>", "processing instructions"),
        .body("<!-- never closed", "the comment does not end"),
        .text("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg/>", "document types"),
        .text("<?xml version='1.0' encoding='UTF-16'?><svg/>", "has to be <?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        .text("<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg/>", "the XML declaration has to be"),
        .text("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><svg/>", "the XML declaration has to be"),
        .text("<?xml version=\"1.1\"?><svg/>", "the XML declaration has to be"),
        .text("<?xml <!ENTITY a 'b'> ?><svg/>", "the XML declaration has to be"),
        .text("<?xml version=\"1.0\"", "the XML declaration has to be"),
        .text("<?xml-stylesheet href=\"http://example.org/a.css\"?><svg/>", "processing instructions are not allowed"),
        .text("", "there is no element"),
        .text("<g/>", "it must be <svg>"),
        .text("<svg viewBox=\"0 0 512 512\"/>", "add xmlns"),
        .text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "add viewBox=\"0 0 512 512\""),
        .text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"/>", "the style draws in “0 0 512 512”"),
        .text(TestStyle.svg("<g/>") + "<svg/>", line: 4, "second root"),
        .text(TestStyle.svg("<g>"), line: 3, "</svg> where </g> is due"),
        .root("width=\"512\"", "remove width"),
        .root("data-eye=\"open\"", "the tag data-eye is unknown"),
        .root("data-eyes=\"ajar\"", "it may be open, closed, wink, hidden"),
        .root("data-back=\"bob\"", "data-back belongs to parts in hairFront"),
        .root("data-hair-top=\"1\"", "data-hair-top belongs to headwear"),
        .root("data-hair-top=\"high\"", in: "headwear", "it must be a number"),
        .root("data-back=\"mullet\"", in: "hairFront", "data-back names “mullet”, which is not in hairBack"),
        BrokenFile(path: "chin/x.svg", text: "", says: "no slot has this name; the slots are backdrop, effectBack"),
        BrokenFile(path: "eyes/x.png", text: "", says: "only .svg files"),
        BrokenFile(path: "eyes/Big Eye.svg", text: TestStyle.svg("<g/>"), line: 1, says: "is not usable"),
    ]

    @Test(arguments: parts) func aBrokenPartIsNamed(_ file: BrokenFile) throws {
        let style = TestStyle()
        style.files[file.path] = file.text
        let error = try #require(throws: StyleError.self) { try style.load() }
        let problem = try #require(error.problems.first)
        #expect(error.problems.count == 1)
        #expect(problem.message.contains(file.says), "\(problem.text)")
        #expect(problem.line == file.line)
        let place = file.path.hasPrefix("chin") ? "chin" : file.path
        let line = file.line.map { ":\($0)" } ?? ""
        #expect("\(problem.text)".hasPrefix("\(style.folder.path)/\(place)\(line): "), "\(problem.text)")
    }

    static let styles: [(find: String, put: String, says: String)] = [
        ("\"version\": \"1.0.0\",", "", "the key “version” is missing"),
        ("\"title\"", "\"titel\"", "unknown key “titel”"),
        ("\"ears\": {\"default\": \"plain\"},", "", "slots.ears: a default is missing"),
        ("{\"default\": \"plain\"}", "{\"default\": \"pointed\"}", "the default of ears, “pointed”, does not exist"),
        ("\"hairFront\": {\"default\"", "\"hairFront\": {\"standard\"", "unknown key “standard”"),
        ("\"hairFront\": {\"default\"", "\"hairfront\": {\"default\"", "unknown slot “hairfront”"),
        ("\"eyes\": [140, 195, 232, 150],", "", "windows: eyes is missing"),
        ("[140, 195, 232, 150]", "[140, 195, 0, 150]", "windows.eyes: a rectangle is [x, y, width, height]"),
        ("\"iris\": \"#4a84bd\",", "", "colors: iris is missing"),
        ("#4a84bd", "blue", "colors.iris: “blue” is no colour; write it as #rrggbb"),
        ("\"iris\": \"", "\"iriss\": \"", "unknown role “iriss”"),
        (", \"value\": \"blond\"", "", "add to “platinum” the value of hair_color"),
        ("\"name\": \"plain\",", "\"name\": \"Plain!\",", "name: “Plain!” is not usable"),
        ("\"iris\": \"#4a84bd\"", "\"iris\": 7", ":26: colors.iris: a text in quotation marks belongs here"),
        ("\"windows\": {", "\"windows\": 1, \"a\": {", ":9: windows: an object {…} belongs here"),
        ("[140, 195, 232, 150]", "\"\"", ":11: windows.eyes: a list […] belongs here"),
        ("\"skin\": [", "\"skin\": [8,", ":16: palettes.skin.0: an object {…} belongs here"),
        ("\"colors\": {", "\"colors\": [", ":26: it is no JSON: a comma or “]” is missing before “:”"),
        ("\"iris\": ", "\"iris\" ", ":26: it is no JSON: a colon is missing after “iris”"),
        ("\"#4a84bd\",", "\"#4a84bd\"", ":26: it is no JSON: a comma or “}” is missing before “\"”"),
        ("\"#4a84bd\"", "#4a84bd", ":26: it is no JSON: “#4a84bd” is no value"),
        ("{\"default\": null}", "{default: null}", ":7: it is no JSON: a key in quotation marks is due here"),
        ("\"#3b6fb6\"", "\"#3b6fb6", ":28: it is no JSON: a text does not end in its line"),
        ("[140, 195, 232, 150]", "[140, 195, 1e300, 150]", ":11: windows.eyes: a number is out of range"),
        ("[140, 195, 232, 150]", "[140, 195, 50, 150]", ":11: windows.eyes: the window is too small"),
        ("[0, 0, 512, 512]", "[0, 0, 9000, 9000]", ":3: viewBox: a side must be 16 to 8192"),
        ("\"The Mugmoji authors\"", "\"\\u001b[2J\"", "author: “\u{FFFD}[2J” holds a control character"),
        ("\"Plain\"", "\"\(String(repeating: "a", count: 201))\"", "title: it is longer than 200 characters"),
        ("\"viewBox\": [0, 0, 512, 512],", "\"viewBox\": [0, , 512, 512],", ":3: it is no JSON: a value is missing"),
    ]

    @Test(arguments: styles.indices) func aBrokenStyleIsNamed(_ index: Int) throws {
        let (find, put, says) = Self.styles[index]
        let style = TestStyle()
        let text = try #require(style.files["style.json"])
        let range = try #require(text.range(of: find))
        style.files["style.json"] = text.replacingCharacters(in: range, with: put)
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect("\(error)".contains("/style.json:"))
        #expect("\(error)".contains(says), "\(error)")
    }

    @Test func everyMistakeIsToldAtOnce() throws {
        let style = TestStyle()
        style.files["eyes/x.svg"] = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" data-eyes="ajar">
            <path style="a" class="hare" inkscape:label="b"/>
            <use href="#nothing"/>
            <path fill="#123456" stroke="red"/>
            </svg>
            """
        style.files["nose/y.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n<path id=a/>"
        let json = try #require(style.files["style.json"])
        style.files["style.json"] = json.replacingOccurrences(of: "#4a84bd", with: "blue")
            .replacingOccurrences(of: "#604134", with: "brown").replacingOccurrences(of: "[140, 195, ", with: "[195, ")
            .replacingOccurrences(of: "\"title\"", with: "\"titel\"")
        let error = try #require(throws: StyleError.self) { try style.load() }
        let told = error.problems.map { problem in
            "\(problem.file.split(separator: "/").last ?? ""):\(problem.line ?? 0)"
        }
        #expect(
            told == [
                "style.json:1", "style.json:1", "style.json:11", "style.json:18", "style.json:26", "x.svg:1", "x.svg:1",
                "x.svg:2", "x.svg:2", "x.svg:2", "x.svg:3", "x.svg:4", "x.svg:4", "y.svg:2",
            ], "\(error)")
    }

    @Test func aBrokenDefaultIsNotCalledMissing() throws {
        let style = TestStyle()
        style.files["nose/small.svg"] = "<svg>"
        style.files["ears/plain.svg"] = nil
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect(!"\(error)".contains("the default of nose"))
        let missing = try #require(error.problems.last)
        #expect(missing.message.contains("the default of ears, “plain”, does not exist"))
        #expect(missing.line == 5)
    }

    @Test func partsAreReadThoughOthersAreBroken() throws {
        let style = TestStyle()
        _ = try style.load()
        try Data("<svg>".utf8).write(to: style.folder.appendingPathComponent("eyes/round.svg"))
        let reading = StyleReading(contentsOf: style.folder)
        let library = try #require(reading.library)
        #expect(!reading.problems.isEmpty)
        #expect(library.count == TestStyle.plain.count - 2)
    }

    @Test func aFolderThatIsNoStyleIsNamed() {
        let error = #expect(throws: StyleError.self) { try StyleLibrary(StyleID("/nowhere/at/all")) }
        #expect(error?.description.contains("/nowhere/at/all/style.json: the file cannot be read") == true)
    }
}
