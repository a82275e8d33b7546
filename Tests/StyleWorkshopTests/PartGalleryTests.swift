import Basics
import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

@testable import StyleWorkshop

@Suite("PartGallery")
struct PartGalleryTests {
    @Test func theSheetShowsEverySlotAndPart() throws {
        let style = TestStyle()
        let whole = try DecodedPicture(bytes: PartGallery(of: style.load()).png()).image
        style.files["hairFront/crop.svg"] = nil
        style.files["earrings/stud.svg"] = nil
        let fewer = try DecodedPicture(bytes: PartGallery(of: style.load()).png()).image
        #expect(whole.width == fewer.width)
        // A heading and a row less: the other hair stands in a row that is still there.
        #expect(whole.height - fewer.height == 40 + 122)
    }

    @Test func thePageHoldsEveryPartAndColourAndNothingFromOutside() throws {
        let style = TestStyle()
        style.files["nose/small.svg"] = TestStyle.svg(
            "<title>A &lt;b&gt; nose</title><path class=\"skin-shade\" d=\"M256 290L240 330H272Z\"/>")
        let library = try style.load()
        let page = PartGallery(of: library).page()
        #expect(page.matches(of: /<figure>/).count == library.count)
        for slot in Slot.allCases {
            for part in library.parts(in: slot) {
                #expect(page.contains("aria-label=\"\(slot.rawValue) \(part.id)\""))
            }
        }
        for (role, palette) in library.style.palettes {
            for color in palette {
                let recipe = AvatarRecipe(style: library.style.name, colors: [role: color.color])
                let drawn = ColorScheme(recipe: recipe, style: library.style)[role]
                #expect(page.contains("--\(role.rawValue):\(drawn.hex)"))
            }
        }
        #expect(page.contains("A &lt;b&gt; nose"))
        #expect(!page.contains("<script"))
        #expect(page.firstMatch(of: /(src|href)="[^#]/) == nil)
        #expect(page.firstMatch(of: /url\([^#]/) == nil)
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "ids are the document's, not a drawing's")
        for match in page.matches(of: /(?:href="|url\()#([^")]+)/) {
            #expect(ids.contains(String(match.1)), "\(match.1)")
        }
    }

    /// Every attribute that a part may have, with values that would do something if they were let through.
    @Test func nothingThatIsAcceptedIsAScript() throws {
        let names = [
            "onload", "OnLoad", "ONCLICK", "on", "href", "HREF", "xlink:href", "style", "fill", "stroke", "clip-path",
            "mask", "id",
            "class", "transform", "d", "x", "color", "display", "offset", "xmlns", "xmlns:a", "data-x", "formaction",
            "src",
            "attributeName", "begin", "values", "xml:base", "filter", "marker-start", "cursor", "font-family", "role",
        ]
        let values = [
            "alert(1)", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "url(javascript:alert(1))",
            "url(http://example.org/#a)", "URL(//example.org)", "expression(alert(1))", "&quot; onload=&quot;alert(1)",
            "&gt;&lt;script&gt;", "'x", "#a&quot; onload=&quot;", "red;}</style",
        ]
        for name in names {
            for value in values {
                let text = value.replacing("</", with: "&lt;/")
                let svg = TestStyle.svg("<path \(name)=\"\(text)\"/><g id=\"a\"/>")
                guard
                    let part = try? Part(
                        reading: Array(svg.utf8), id: "x", slot: .nose, file: "x.svg",
                        viewBox: Style.Frame(x: 0, y: 0, width: 512, height: 512))
                else { continue }
                let markup = XMLWriter { part.drawing.write(to: &$0, prefix: "p") }.text
                Issue.record("\(name)=\(value) became \(markup)")
            }
        }
    }

    @Test func titlesAndNamesStayText() throws {
        let style = TestStyle()
        style.files["nose/small.svg"] = TestStyle.svg(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;</title>"
                + "<path class=\"skin-shade\" d=\"M256 290L240 330H272Z\"/>")
        style.files["style.json"] = style.files["style.json"]?
            .replacing("\"Plain\"", with: "\"</title><script>alert(1)</script>\"")
            .replacing("\"light\"", with: "\"\\\" onload=\\\"alert(1)\"")
        let library = try style.load()
        let page = PartGallery(of: library).page()
        #expect(!page.lowercased().contains("<script") && page.firstMatch(of: /"\s*onload=/) == nil)
        let recipe = AvatarRecipe(style: library.style.name, parts: [.nose: "small"])
        #expect(try !AvatarRenderer(library: library).svg(of: recipe).lowercased().contains("<script"))
    }

    @Test func aPartIsShownOnAFaceAndAlone() throws {
        let library = try TestStyle().load()
        let cap = PartPicture(of: try #require(library.part("cap", in: .headwear)), in: library)
        let face = try DecodedPicture(bytes: cap.png(size: 64)).image
        #expect(face.color(atX: 32, y: 10).hex == "#3b6fb6")
        #expect(face.color(atX: 32, y: 25).hex == "#f3e7db")
        let alone = try DecodedPicture(bytes: cap.pngAlone(size: 64)).image
        #expect(alone.color(atX: 32, y: 25).alpha == 0)
        let mouth = PartPicture(of: try #require(library.part("open", in: .mouth)), in: library)
        let window = try DecodedPicture(bytes: mouth.pngAlone(size: 180)).image
        #expect((window.width, window.height) == (180, 135))
        #expect(window.color(atX: 90, y: 66).hex == "#6b1f27")
    }
}

extension Image {
    fileprivate func color(atX x: Int, y: Int) -> Color {
        let index = (y * width + x) * 4
        return Color(
            red: pixels[index], green: pixels[index + 1], blue: pixels[index + 2], alpha: pixels[index + 3])
    }
}
