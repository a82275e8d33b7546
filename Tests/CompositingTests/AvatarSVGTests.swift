import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import SVGRendering
import TestSupport
import Testing

@Suite struct AvatarSVGTests {
    private let recipe = AvatarRecipe(
        style: "plain",
        parts: [
            .hairBack: "bob", .ears: "plain", .head: "round", .eyes: "round", .glasses: "clear", .hairFront: "bob",
            .headwear: "cap",
        ],
        colors: [
            .skin: Color(red: 0xd7, green: 0xbd, blue: 0x96), .hair: Color(red: 0xc0, green: 0x20, blue: 0x20),
            .frame: Color(red: 1, green: 2, blue: 3),
        ])

    private func svg(
        _ recipe: AvatarRecipe, style: TestStyle = TestStyle(), size: Int = 512, background: Color? = nil
    ) throws -> String {
        try AvatarRenderer(library: style.load()).svg(of: recipe, size: size, background: background)
    }

    @Test func theRootHasSizeAndFrame() throws {
        let svg = try svg(recipe, size: 64)
        #expect(
            svg.hasPrefix(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\" viewBox=\"0 0 512 512\""))
        #expect(throws: RecipeError.invalidSize(8)) { try self.svg(recipe, size: 8) }
    }

    @Test func everySlotIsAGroupNamedByItsPart() throws {
        let svg = try svg(recipe)
        let groups = svg.matches(of: /\n  <g id="(\w+)" data-part="([a-z-]+)"/).map { "\($0.1)=\($0.2)" }
        #expect(
            groups == [
                "hairBack=bob", "ears=plain", "head=round", "eyes=round", "glasses=clear", "hairFront=bob",
                "headwear=cap",
            ])
    }

    @Test func coloursAreAttributes() throws {
        let svg = try svg(recipe)
        #expect(svg.contains("<circle cx=\"256\" cy=\"280\" r=\"150\" fill=\"#d7bd96\"/>"))
        #expect(svg.contains("<stop stop-color=\"#c02020\"/>"))
        #expect(svg.contains("stroke-width=\"8\" cx=\"194\" cy=\"270\" r=\"44\" fill=\"none\" stroke=\"#010203\"/>"))
        #expect(!svg.contains("class="))
        #expect(!svg.contains("<style"))
    }

    @Test func nothingOutsideIsNeeded() throws {
        let style = TestStyle()
        style.files["nose/small.svg"] = TestStyle.svg(
            "<path id=\"g\" class=\"skin\" d=\"M0 0H9V9Z\"/><use href=\"#g\" x=\"9\"/>")
        var recipe = recipe
        recipe.parts[.nose] = "small"
        let svg = try svg(recipe, style: style)
        let ids = svg.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids).isSuperset(of: ["hairFront-g", "nose-g", "hair-top"]))
        let references =
            svg.matches(of: /href="#([^"]+)"/).map { String($0.1) }
            + svg.matches(of: #/url\(#([^)]+)\)/#).map { String($0.1) }
        #expect(Set(references) == ["hairFront-g", "nose-g", "hair-top"])
        #expect(svg.firstMatch(of: /href="[^#]/) == nil)
        #expect(svg.contains("xmlns:xlink="))
        #expect(throws: Never.self) { try SVGDocument(svg: svg) }
    }

    @Test func hairThatIsMovedIsClippedWhereTheHatIs() throws {
        var moved = recipe
        moved.placements[.hairFront] = Placement(dy: 40)
        let svg = try svg(moved)
        #expect(
            svg.contains(
                "<g id=\"hairFront\" data-part=\"bob\" clip-path=\"url(#hair-top)\">\n  <g transform=\"translate(256 296)"
            ))
        // The hair reaches from 100 to 220 now, and is seen from the hat's edge at 110 on, which did not move with it.
        var bare = moved
        bare.parts[.hairBack] = nil
        let image = try SVGDocument(svg: self.svg(bare)).render(width: 512, height: 512)
        #expect(image[130, 130].alpha == 255)
    }

    @Test func anAvatarThatLeansIsTurnedAsAWholeAndItsBackgroundIsNot() throws {
        var leaning = recipe
        leaning.roll = 12.5
        let svg = try svg(leaning, background: Color(red: 0, green: 0, blue: 255))
        let (background, turn, head) = (
            svg.range(of: "<rect id=\"background\""), svg.range(of: "<g transform=\"rotate(12.5 256 256)\">"),
            svg.range(of: "<g id=\"head\"")
        )
        #expect(try #require(background).lowerBound < #require(turn).lowerBound)
        #expect(try #require(turn).lowerBound < #require(head).lowerBound)
        #expect(throws: Never.self) { try SVGDocument(svg: svg) }
        #expect(try !self.svg(recipe).contains("rotate("))
    }

    @Test func theBackgroundIsAShapeOfItsOwn() throws {
        let svg = try svg(recipe, background: Color(red: 0, green: 0, blue: 255))
        #expect(svg.contains("<rect id=\"background\" x=\"0\" y=\"0\" width=\"512\" height=\"512\" fill=\"#0000ff\"/>"))
        #expect(try !self.svg(recipe).contains("background"))
    }

    @Test(arguments: [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
    ])
    func theLicenceIsCarried(_ license: String, _ address: String) throws {
        let style = TestStyle()
        style.files["style.json"] = style.files["style.json"]?
            .replacing("\"CC0-1.0\"", with: "\"\(license)\"")
            .replacing("\"The Mugmoji authors\"", with: "\"A & <b>\"")
        let svg = try svg(recipe, style: style)
        #expect(svg.contains("<cc:license rdf:resource=\"\(address)\"/>"))
        #expect(
            svg.contains("<desc>Made with Mugmoji from parts of Plain 1.0.0 by A &amp; &lt;b&gt;, \(license)</desc>"))
        #expect(throws: Never.self) { try SVGDocument(svg: svg) }
    }

    /// What the role classes mean is written twice: as attributes here, and as the style sheet that they stand for.
    @Test func attributesMeanWhatAStyleSheetWould() throws {
        let library = try StyleLibrary(StyleID("classic"))
        let recipe = AvatarRecipe(style: "classic")
        let scheme = ColorScheme(recipe: recipe, style: library.style)
        let css = Role.allCases.map { role in
            ".\(role.rawValue){fill:\(scheme[role].hex);stop-color:\(scheme[role].hex)}"
                + ".\(role.rawValue).outline{fill:none;stroke:\(scheme[role].hex)}"
        }.joined()
        for slot in Slot.allCases {
            for part in library.parts(in: slot) {
                let file = library.folder.appendingPathComponent("\(slot.rawValue)/\(part.id).svg")
                let expected = try SVGDocument(bytes: Array(Data(contentsOf: file))).render(
                    width: 64, height: 64, stylesheet: css)
                let drawn = try AvatarRenderer(library: library).image(
                    of:
                        AvatarRecipe(style: "classic", parts: [slot: part.id]), size: 64)
                #expect(drawn == expected, "\(slot)/\(part.id)")
            }
        }
    }
}
