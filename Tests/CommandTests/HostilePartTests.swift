import Foundation
import TestSupport
import Testing

/// Drawings from strangers, through the program: each is refused with file and line, or drawn, in 2 s and 256 MiB.
@Suite struct HostilePartTests {
    private static let shape = "<path class=\"lip\" d=\"M196 358Q256 380 316 358Q256 406 196 358Z\"/>"
    private static let whole = "<path class=\"lip\" d=\"M0 0h512v512H0z\"/>"

    private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    /// Nineteen entities, each three times the one before: a thousand million letters.
    private static let bomb =
        "<!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">"
        + (1..<20).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);\">" }.joined() + "]>"
        + TestStyle.svg("<title>&a19;</title>")

    static let refused: [(text: String, line: Int?)] = [
        (bomb, 1),
        ("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + TestStyle.svg("<title>&x;</title>"), 1),
        ("<!DOCTYPE svg [<!ENTITY % x SYSTEM \"http://127.0.0.1/\"> %x;]>" + TestStyle.svg(""), 1),
        ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + TestStyle.svg("+ADw-script+AD4-"), 1),
        (TestStyle.svg("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>"), 2),
        (TestStyle.svg("<image href=\"data:image/png;base64,AAAA\"/>"), 2),
        (TestStyle.svg("<use href=\"data:image/svg+xml,x#a\"/>"), 2),
        (TestStyle.svg("<use href=\"file:///etc/passwd#a\"/>"), 2),
        (TestStyle.svg("<g xml:base=\"http://127.0.0.1/\"/>"), 2),
        (TestStyle.svg("<path class=\"lip\" fill=\"url(http://127.0.0.1/#a)\" d=\"M0 0h9\"/>"), 2),
        (TestStyle.svg(times(100_000, "<g>") + shape + times(100_000, "</g>")), nil),
        (TestStyle.svg(times(30_000, "<g>")), 2),
        (
            TestStyle.svg(
                "<filter id=\"f\"><feTurbulence numOctaves=\"99999\"/></filter><g filter=\"url(#f)\">\(shape)</g>"), 2
        ),
        (TestStyle.svg("<path class=\"lip\" d=\"MNaN NaNL9 9\"/>"), 2),
        (TestStyle.svg("<path class=\"lip\" d=\"M1e999 0L9 9\"/>"), 2),
        (TestStyle.svg("<g transform=\"matrix(nan nan nan nan nan nan)\">\(shape)</g>"), 2),
        (TestStyle.svg("<g transform=\"translate(1e38) scale(1e38)\">\(shape)</g>"), 2),
        (TestStyle.svg("<path class=\"line outline\" stroke-dasharray=\"1e-9 1e-9\" d=\"M0 0h512\"/>"), 2),
    ]

    /// As much as the limits let through, of one kind each.
    static let drawn: [String] = [
        times(60, "<g>") + shape + times(60, "</g>"),
        "<mask id=\"m\">\(whole)</mask>" + times(31, "<g mask=\"url(#m)\">\(whole)</g>"),
        times(128, "<g opacity=\"0.5\">\(whole)</g>"),
        "<radialGradient id=\"g\" spreadMethod=\"repeat\" r=\"0.001\">\(times(16, "<stop class=\"lip\"/>"))</radialGradient>"
            + times(64, "<path class=\"lip\" fill=\"url(#g)\" d=\"M0 0h512v512H0z\"/>"),
        "<path class=\"lip\" d=\"M0 0" + (0..<1100).map { "L\($0 * 37 % 512) \($0 * 31 % 512)" }.joined() + "\"/>",
        "<path class=\"line outline\" stroke-linecap=\"round\" stroke-dasharray=\"1 1\" d=\"M0 0"
            + times(5, "h512v1h-512v1")
            + "\"/>",
    ]

    private func shown(_ text: String) throws -> (cost: Tool.Cost, said: String, isDrawn: Bool) {
        let scratch = try Scratch()
        for (path, text) in TestStyle.small { try scratch.file("style/\(path)", Array(text.utf8)) }
        try scratch.file("style/mouth/x.svg", Array(text.utf8))
        let streams = ["input", "output", "errors"].map(scratch.path)
        _ = try scratch.emptyFile("input")
        let cost = try Tool.measured(
            [
                Program.location.path, "parts", "show", "mouth/x", "--parts", scratch.path("style"), "-o",
                scratch.path("x.png"),
            ], files: streams)
        let said = String(decoding: try scratch.bytes("errors"), as: UTF8.self)
        return (cost, said, FileManager.default.fileExists(atPath: scratch.path("x.png")))
    }

    private func expectLittle(_ cost: Tool.Cost) {
        // Tests run side by side, by a program that was built for finding faults.
        #expect(cost.seconds < 10, "\(cost)")
        #expect(cost.peak < 256 << 20, "\(cost)")
    }

    @Test(arguments: refused.indices) func whatIsHostileIsRefusedByItsLine(_ index: Int) throws {
        let (text, line) = Self.refused[index]
        let (cost, said, isDrawn) = try shown(text)
        #expect(cost.status == 65 && !isDrawn, "\(said)")
        #expect(said.contains(line.map { "mouth/x.svg:\($0): " } ?? "mouth/x.svg: "), "\(said)")
        expectLittle(cost)
    }

    @Test(arguments: drawn.indices) func whatIsAllowedIsDrawn(_ index: Int) throws {
        let (cost, said, isDrawn) = try shown(TestStyle.svg(Self.drawn[index]))
        #expect(cost.status == 0 && isDrawn, "\(said)")
        expectLittle(cost)
    }
}
