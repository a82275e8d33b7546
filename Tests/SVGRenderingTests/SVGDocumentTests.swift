import Imaging
import SVGRendering
import Testing

@Suite("SVG rendering")
struct SVGDocumentTests {
    let drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
          <rect class="skin" x="0" y="0" width="50" height="50" fill="#ff0000"/>
          <rect x="50" y="0" width="50" height="50" fill="#0000ff" opacity="0.5"/>
        </svg>
        """

    @Test func drawsWithStraightAlpha() throws {
        let document = try SVGDocument(svg: drawing)
        #expect(document.viewBox == Rect(x: 0, y: 0, width: 100, height: 50))
        let image = try document.render(width: 20, height: 10)
        #expect(image[5, 5] == Color(red: 255, green: 0, blue: 0))
        #expect(image[15, 5] == Color(red: 0, green: 0, blue: 255, alpha: 128))
    }

    @Test func showsAWindowAndStretchesIt() throws {
        let document = try SVGDocument(svg: drawing)
        let window = Rect(x: -50, y: 0, width: 100, height: 50)
        let image = try document.render(width: 10, height: 10, window: window)
        #expect(image[4, 5].alpha == 0)
        #expect(image[5, 0] == Color(red: 255, green: 0, blue: 0))
        #expect(image[9, 9] == Color(red: 255, green: 0, blue: 0))
        let half = try document.render(width: 10, height: 10, window: Rect(x: 25, y: 0, width: 50, height: 50))
        #expect(half[4, 5] == Color(red: 255, green: 0, blue: 0))
        #expect(half[5, 5] == Color(red: 0, green: 0, blue: 255, alpha: 128))
    }

    @Test func stylesheetRecolours() throws {
        let image = try SVGDocument(svg: drawing).render(
            width: 20, height: 10, stylesheet: ".skin { fill: #00ff00 !important }")
        #expect(image[5, 5] == Color(red: 0, green: 255, blue: 0))
    }

    @Test func keepsTheViewBoxOrigin() throws {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 40 40">
              <rect x="10" y="20" width="20" height="20" fill="#fff"/>
            </svg>
            """
        let image = try SVGDocument(svg: svg).render(width: 40, height: 40)
        #expect(image[19, 19].alpha == 255)
        #expect(image[20, 20].alpha == 0)
    }

    @Test func sizeReplacesAMissingViewBox() throws {
        let document = try SVGDocument(svg: #"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>"#)
        #expect(document.viewBox == Rect(x: 0, y: 0, width: 30, height: 20))
    }

    @Test(arguments: ["", "no drawing", "<svg", #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g>"#])
    func refusesWhatIsNoDrawing(text: String) throws {
        let error = #expect(throws: SVGError.self) { try SVGDocument(svg: text) }
        #expect(error?.description.contains("not a readable SVG drawing") == true)
    }

    @Test func refusesImpossibleSizes() throws {
        let document = try SVGDocument(svg: drawing)
        #expect(throws: SVGError.self) { try document.render(width: 0, height: 5) }
        #expect(throws: SVGError.self) { try document.render(width: 5, height: 20000) }
        #expect(throws: SVGError.self) {
            try document.render(width: 5, height: 5, window: Rect(x: 0, y: 0, width: 0, height: 5))
        }
    }

    @Test func loadsNothingFromOutside() throws {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" xmlns:xlink="http://www.w3.org/1999/xlink">
              <image xlink:href="file:///usr/share/pixmaps/debian-logo.png" width="9" height="9"/>
            </svg>
            """
        let image = try SVGDocument(svg: svg).render(width: 9, height: 9)
        #expect(image == Image(width: 9, height: 9))
    }

    @Test func drawsTheSameFromManyThreads() async throws {
        let document = try SVGDocument(svg: drawing)
        let expected = try document.render(width: 64, height: 64, stylesheet: ".skin { fill: #123456 }")
        try await withThrowingTaskGroup(of: Image.self) { group in
            for _ in 0..<16 {
                group.addTask { try document.render(width: 64, height: 64, stylesheet: ".skin { fill: #123456 }") }
            }
            for try await image in group { #expect(image == expected) }
        }
    }
}
