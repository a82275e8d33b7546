import Basics
import BuiltInStyles
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import SVGRendering
import TestSupport
import Testing

@Suite struct StyleLoadingTests {
    @Test func partsCarryTheirTags() throws {
        let library = try TestStyle().load()
        #expect(library.count == TestStyle.plain.count - 1)
        #expect(library.parts(in: .eyes).map(\.id) == ["large", "round", "shut", "wink"])
        let front = try #require(library.part("bob", in: .hairFront))
        #expect(front.tags == [.hairLength: "medium", .hairTexture: "straight", .bangs: "y"])
        #expect(front.back == "bob")
        let cap = try #require(library.part("cap", in: .headwear))
        #expect(cap.hairTop == 110)
        #expect(!cap.hidesHair)
        #expect(library.part("veil", in: .headwear)?.hidesHair == true)
        #expect(library.part("bob", in: .headwear) == nil)
        #expect(library.defaultPart(in: .head)?.id == "round")
        #expect(library.defaultPart(in: .glasses) == nil)
    }

    @Test func theStyleSurvivesBeingWritten() throws {
        let style = try TestStyle().load().style
        #expect(style.windows[.eyes] == Rect(x: 140, y: 195, width: 232, height: 150))
        #expect(try JSONDecoder().decode(StyleFile.self, from: JSONEncoder().encode(StyleFile(style))).style == style)
    }

    @Test func coloursFindTheirNearestInThePalette() throws {
        let style = try TestStyle().load().style
        let nearest = try #require(style.nearestColor(to: Color(red: 0xf0, green: 0xe0, blue: 0xb0), role: .hair))
        #expect(nearest.name == "platinum")
        #expect(nearest.value == "blond")
        #expect(style.nearestColor(to: .clear, role: .metal) == nil)
        #expect(style.defaultColor(of: .hair)?.hex == "#6b4426")
        #expect(style.defaultColor(of: .hairShade) == nil)
    }

    @Test(arguments: BuiltInStyles.names) func theBuiltInStylesAreSound(name: String) throws {
        let library = try StyleLibrary(StyleID(name))
        #expect(library.style.name == name)
        for slot in Slot.matched { #expect(!library.parts(in: slot).isEmpty, "no part in \(slot)") }
        for slot in Slot.allCases {
            for part in library.parts(in: slot) {
                let drawn = XMLWriter { writer in
                    writer.element("svg", Drawing.document(viewBox: "0 0 512 512")) {
                        part.drawing.write(to: &$0, prefix: "a")
                    }
                }
                #expect(throws: Never.self, "\(slot)/\(part.id)") { _ = try SVGDocument(bytes: drawn.bytes) }
            }
        }
    }
}
