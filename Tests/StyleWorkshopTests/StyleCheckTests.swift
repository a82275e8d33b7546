import BuiltInStyles
import Foundation
import PartLibrary
import TestSupport
import Testing

@testable import StyleWorkshop

@Suite("StyleCheck")
struct StyleCheckTests {
    @Test(arguments: BuiltInStyles.names)
    func theStylesThatComeWithMugmojiAreSound(style: String) throws {
        let check = try StyleCheck(contentsOf: BuiltInStyles.folder(of: style))
        #expect(check.problems == [])
        #expect(check.partCount > 100)
    }

    @Test func theTemplateIsSound() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appendingPathComponent("mine")
        try #require(StyleTemplate(name: "mine")).write(to: folder)
        #expect(StyleCheck(contentsOf: folder).problems == [])
        #expect(try StyleLibrary(contentsOf: folder).style.name == "mine")
    }

    /// A part's file, and what has to be said about its drawing; nothing where `nil`.
    static let drawings: [(path: String, svg: String, says: String?)] = [
        ("eyes/x.svg", TestStyle.svg("<g/>"), "nothing is drawn"),
        ("eyes/x.svg", TestStyle.svg("<path class=\"sclera\" fill=\"none\" d=\"M0 0\"/>"), "nothing is drawn"),
        ("mouth/x.svg", rect("lip", x: 600, y: 300), "100 % of the drawing lies outside the art frame"),
        ("mouth/x.svg", rect("lip", x: 482, y: 300), "50 % of the drawing lies outside the art frame"),
        ("mouth/x.svg", rect("lip", x: 20, y: 20), "only 0 % of the drawing lies in the window of mouth, “166 306"),
        ("mouth/x.svg", rect("lip", x: 20, y: 20, "data-matched=\"no\""), nil),
        ("mouth/x.svg", rect("lip", x: 230, y: 340), nil),
        ("brows/x.svg", rect("hair", x: 170, y: 180), "photos are compared by in brows (brow)"),
        ("brows/x.svg", rect("brow", x: 170, y: 180), nil),
        ("headwear/x.svg", rect("skin", x: 230, y: 60), "photos are compared by in headwear"),
        ("eyes/x.svg", rect("line", x: 170, y: 240), "photos are compared by in eyes (sclera, iris, pupil)"),
        ("eyes/x.svg", rect("line", x: 170, y: 240, "data-eyes=\"closed\""), nil),
        ("earrings/x.svg", rect("metal", x: 100, y: 400), nil),
    ]

    @Test(arguments: drawings.indices) func drawingsAreLookedAt(_ index: Int) throws {
        let (path, svg, says) = Self.drawings[index]
        let style = TestStyle()
        style.files[path] = svg
        _ = try style.load()
        let problems = StyleCheck(contentsOf: style.folder).problems.filter { $0.file.hasSuffix("/" + path) }
        #expect(problems.count == (says == nil ? 0 : 1), "\(problems)")
        if let says { #expect(problems.first?.message.contains(says) == true, "\(problems)") }
    }

    @Test func drawingsAreLookedAtBesideBrokenFiles() throws {
        let style = TestStyle()
        style.files["brows/flat.svg"] = Self.rect("hair", x: 170, y: 180)
        _ = try style.load()
        try Data("<svg".utf8).write(to: style.folder.appendingPathComponent("nose/small.svg"))
        let files = StyleCheck(contentsOf: style.folder).problems.map { $0.file.split(separator: "/").last }
        #expect(files == ["small.svg", "flat.svg"])
    }

    /// A part that is a square of 60 units.
    private static func rect(_ role: String, x: Int, y: Int, _ attributes: String = "") -> String {
        TestStyle.svg("<rect class=\"\(role)\" x=\"\(x)\" y=\"\(y)\" width=\"60\" height=\"60\"/>", attributes)
    }
}
