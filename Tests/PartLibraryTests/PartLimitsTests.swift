import Basics
import Foundation
import PartLibrary
import TestSupport
import Testing

/// Parts that would take seconds or gigabytes to read or draw, made small: each is refused by what it would cost.
@Suite struct PartLimitsTests {
    static let shape = "<path class=\"lip\" d=\"M196 358Q256 380 316 358Q256 406 196 358Z\"/>"

    private static func times(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined() }

    /// Masks that each draw the one before twice.
    private static func masks(_ depth: Int) -> String {
        times(depth) { index in
            let before = index == 0 ? "" : " mask=\"url(#m\(index - 1))\""
            return "<mask id=\"m\(index)\"><g\(before)>\(shape)</g><g\(before)>\(shape)</g></mask>"
        } + "<g mask=\"url(#m\(depth - 1))\">\(shape)</g>"
    }

    /// Groups that each draw the one before several times.
    private static func uses(_ depth: Int, each: Int) -> String {
        "<defs><g id=\"u0\">\(shape)</g>"
            + times(depth) { level in
                "<g id=\"u\(level + 1)\">" + times(each) { _ in "<use href=\"#u\(level)\"/>" } + "</g>"
            } + "</defs><use xlink:href=\"#u\(depth)\"/>"
    }

    private static func zigzag(_ count: Int, _ command: (Int, Int) -> String) -> String {
        "<path class=\"lip\" d=\"M0 0" + times(count) { command($0 * 239 % 512, $0 * 281 % 512) } + "\"/>"
    }

    static let costly: [(body: String, says: String)] = [
        (masks(12), "deep in one another, and may lie 4 deep"),
        (times(40) { _ in "<g mask=\"url(#m)\">\(shape)</g>" } + "<mask id=\"m\">\(shape)</mask>", "count as 16"),
        (uses(2, each: 60), "elements would be drawn"),
        (uses(9, each: 1), "more than 8 references follow one another"),
        ("<g id=\"a\"><use href=\"#a\"/></g>", "refers to itself"),
        ("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>", "refers to itself"),
        ("<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/>", "refers to itself"),
        ("<clipPath id=\"a\"><path clip-path=\"url(#a)\"/></clipPath>", "refers to itself"),
        (times(200) { _ in "<g opacity=\"0.5\">\(shape)</g>" }, "opacities, masks and clip paths count as 200"),
        (times(5) { _ in "<g opacity=\".9\">" } + shape + times(5) { _ in "</g>" }, "5 deep in one another"),
        (zigzag(3000) { "L\($0) \($1)" }, "units long with strokes and all that is repeated"),
        (zigzag(3000) { " \($0) \($1)" }, "units long with strokes and all that is repeated"),
        (zigzag(900) { "C\($0) \($1) \($1) \($0) 0 \($0)" }, "units long"),
        (zigzag(400) { "A200 200 0 1 1 \($0) \($1)" }, "units long"),
        ("<path class=\"lip\" d=\"M0 0q9 9 9 0\(times(900) { $0 % 2 == 0 ? "t9 0" : "t-9 0" })\"/>", "units long"),
        (zigzag(13_000) { x, _ in "h0.\(x)" }, "pieces with all that is repeated"),
        ("<path class=\"line outline\" stroke-width=\"9000\" d=\"M0 0\(times(50) { "L\($0) 9" })\"/>", "units long"),
        ("<g transform=\"scale(100) scale(100)\">\(shape)</g>", "units long"),
        ("<g transform=\"matrix(90 0 90 9 0 0)\"><g transform=\"rotate(9) scale(90)\">\(shape)</g></g>", "units long"),
        (
            "<linearGradient id=\"g\"><stop class=\"lip\"/></linearGradient><g fill=\"url(#g)\" class=\"lip\">"
                + times(65) { _ in "<path d=\"M0 0h9v9z\"/>" } + "</g>", "gradients fill 65 shapes"
        ),
        ("<linearGradient>" + times(17) { _ in "<stop/>" } + "</linearGradient>", "more than 16 stops"),
        ("<path \(times(70) { "a\($0)=\"\" " })/>", "has more than 64 attributes"),
        (times(2100) { _ in "<g/>" }, "more than 2000 elements"),
        ("<\(String(repeating: "a", count: 200))/>", "a name is longer than 128 letters"),
        ("<title>\(String(repeating: "a", count: 500))</title>", "the title is longer than 400 bytes"),
        ("<path class=\"lip\" stroke-miterlimit=\"9999\"/>", "take at most 10, or round joins"),
        ("<!--\(String(repeating: "-", count: 300_000)) -->", "bytes, and at most 262144 are read"),
    ]

    @Test(arguments: costly.indices) func whatCostsTooMuchIsRefused(_ index: Int) throws {
        let (body, says) = Self.costly[index]
        let style = TestStyle()
        style.files["mouth/x.svg"] = TestStyle.svg(body, "xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
        let clock = ContinuousClock()
        let start = clock.now
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect(clock.now - start < .seconds(10))
        #expect(error.problems.count == 1, "\(error)")
        #expect(error.problems.first?.file.hasSuffix("/mouth/x.svg") == true)
        #expect("\(error)".contains(says), "\(error)")
    }

    static let fair: [String] = [
        masks(1), uses(1, each: 100),
        "<path class=\"line outline\" stroke-width=\"4\" stroke-dasharray=\"6 4\" d=\"M196 358L316 358\"/>",
        "<path class=\"lip\" d=\"m196,358a1 1 0 011.5.5h-1.5-2l.5.5.5.5c1e1-2 3 4 5 6s1 2 3 4q1 2 3 4t5 6zM1 1z\"/>",
        "<polygon class=\"lip\" points=\"1,2 3,4 5-6\"/><rect class=\"lip\" x=\"10px\" width=\"5\" height=\"5\" rx=\"1\"/>",
        "<radialGradient id=\"g\" cx=\"50%\" gradientTransform=\"matrix(1 0 0 1 5 5)\"><stop offset=\"50%\" class=\"lip\"/>"
            + "</radialGradient><circle r=\"9\" fill=\"url(#g) #fff\" class=\"lip\"/>",
        "<path class=\"lip\"/>", "<path class=\"lip\" d=\"\"/>",
    ]

    @Test(arguments: [
        "", "\u{FEFF}", "<?xml version=\"1.0\"?>\n", "<?xml version='1.0' encoding='utf-8' standalone='no'?>",
    ])
    func filesMayBeginAsXMLDoes(_ start: String) throws {
        let style = TestStyle()
        style.files["mouth/x.svg"] = start + TestStyle.svg(Self.shape)
        #expect(throws: Never.self) { try style.load() }
    }

    @Test(arguments: fair) func ordinaryDrawingsAreRead(_ body: String) throws {
        let style = TestStyle()
        style.files["mouth/x.svg"] = TestStyle.svg(body, "xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
        #expect(throws: Never.self) { try style.load() }
    }

    @Test func manyMistakesAreToldUpToAHundred() throws {
        let style = TestStyle()
        style.files["mouth/x.svg"] = TestStyle.svg(Self.times(1500) { _ in "<x/>\n" })
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect(error.problems.count == 101)
        #expect(error.problems[99].line == 101)
        #expect(error.problems.last?.message == "there are 100 mistakes or more; mend these first")
    }

    @Test func aStyleHasABoundedSize() throws {
        let style = TestStyle(TestStyle.small)
        let filling = String(repeating: " ", count: 250_000)
        // What is no drawing is told from its first sign.
        for index in 0..<270 { style.files["eyes/x\(index).svg"] = "x" + filling }
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect("\(error)".contains("bytes in all; simplify their paths"), "\(error)")
        style.files = TestStyle.small
        style.files["style.json"] = String(repeating: " ", count: 2 << 20)
        #expect("\(try #require(throws: StyleError.self) { try style.load() })".contains("at most 1048576 are read"))
    }

    @Test func longNamesAreNotCompared() {
        let many = (0..<20).map { "name-\($0)" }
        let text = namesNear(String(repeating: "x", count: 1_000_000), among: many)
        #expect(text == "it has 20 others, and no name is so long")
    }
}
