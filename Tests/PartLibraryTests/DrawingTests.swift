import Basics
import FaceAtlas
import PartLibrary
import TestSupport
import Testing

@Suite struct DrawingTests {
    private func part(_ body: String) throws -> Part {
        let svg = TestStyle.svg(body, "xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
        return try Part(reading: Array(svg.utf8), id: "x", slot: .nose, file: "x.svg", viewBox: nil)
    }

    private func markup(_ body: String, colors: ((Role) -> String)? = nil) throws -> String {
        let drawing = try part(body).drawing
        return XMLWriter { drawing.write(to: &$0, prefix: "n", colors: colors) }.text
    }

    @Test func markupsOfSeveralPartsDoNotMeet() throws {
        let library = try TestStyle().load()
        let front = try #require(library.part("bob", in: .hairFront))
        let markup = XMLWriter { front.drawing.write(to: &$0, prefix: "hairFront") }.text
        #expect(markup.contains("<linearGradient id=\"hairFront-g\">"))
        #expect(markup.contains("fill=\"url(#hairFront-g)\""))
        #expect(!markup.contains("<svg"))
        #expect(!markup.contains("xmlns"))
    }

    @Test func aPartTellsItsTitleAndRoles() throws {
        let nose = try part(
            "<title> Small &amp;\n sweet </title>"
                + "<g class=\"light\"><title>b</title><path class=\"skin-shade outline\"/></g>")
        #expect(nose.title == "Small & sweet")
        #expect(nose.drawing.roles == [.skinShade])
        #expect(try part("<g/>").title == nil)
        #expect(try part("<title/><title>b</title>").title == "b")
        #expect(try part("<title> </title><title>b</title>").title == nil)
    }

    @Test func elementsStandOnLinesOfTheirOwn() throws {
        let body = "<g id=\"a\"><path class=\"lip\" d=\"M0 0\"/><!-- a --><g></g></g>\n<use href=\"#a\" x='4'/>"
        #expect(
            try markup(body) == """

                    <g id="n-a">
                      <path class="lip" d="M0 0"/>
                      <g>
                      </g>
                    </g>
                    <use xlink:href="#n-a" x="4"/>
                """)
        #expect(try part(body).drawing.usesLinks)
        #expect(try !part("<g/>").drawing.usesLinks)
    }

    @Test func rolesBecomeColours() throws {
        func drawn(_ attributes: String, _ name: String = "path") throws -> String {
            try markup("<\(name) \(attributes)/>") { "<\($0.rawValue)>" }.trimmingPrefix("\n    ").description
        }
        #expect(try drawn("class=\"lip\" fill=\"red\" x=\"1\"") == "<path x=\"1\" fill=\"&lt;lip&gt;\"/>")
        #expect(
            try drawn("class=\"outline lip\" fill=\"red\"") == "<path fill=\"none\" stroke=\"&lt;lip&gt;\"/>")
        #expect(try drawn("class=\"line skin\"") == "<path fill=\"&lt;line&gt;\"/>", "the last of the roles counts")
        #expect(try drawn("class=\"lip\" fill=\"red\"", "stop") == "<stop fill=\"red\" stop-color=\"&lt;lip&gt;\"/>")
        #expect(try drawn("class=\"shadow\" fill=\"#000\"") == "<path fill=\"#000\"/>")
    }

    @Test func referencesAreFoundWhereverTheyStand() throws {
        let gradient = "<linearGradient id=\"g\"/>"
        let both = try markup("\(gradient)<path class=\"lip\" fill=\" url(#g) #fff\" mask=\"none\"/>")
        #expect(both.contains("fill=\" url(#n-g) #fff\" mask=\"none\""))
        #expect(try markup("<path class=\"lip\" fill=\"rgb(1,2,3)\"/>").contains("fill=\"rgb(1,2,3)\""))
        #expect(try markup("<g transform='rotate(9)'/>").contains("transform=\"rotate(9)\""))
    }

    /// What stands in a title is never drawn, so it does not count where costs are added up either.
    @Test func whatStandsInATitleIsNotDrawn() throws {
        let nose = try part("<desc><g><path class=\"hair\"/></g></desc><title>a<g/></title><path class=\"lip\"/>")
        #expect(nose.drawing.roles == [.lip])
        #expect(
            XMLWriter { nose.drawing.write(to: &$0, prefix: "n") }.text == "\n    <path class=\"lip\"/>")
        let error = #expect(throws: StyleError.self) {
            try part("<desc><g id=\"a\"/></desc><use href=\"#a\"/>")
        }
        #expect(error?.description.contains("nothing in the file has the id “a”") == true)
    }

    @Test func partsDifferByTheirBytes() throws {
        let (first, second) = (try part("<g/>"), try part("<g/> "))
        #expect(first.drawing == second.drawing)
        #expect(first.contentHash != second.contentHash)
        #expect(first != second)
    }
}
