import FaceAtlas
import PartEmbedding
import PartLibrary
import TestSupport
import Testing

@Suite struct ArtCanvasTests {
    private func canvas(_ slot: Slot, _ id: String) throws -> PartCanvas {
        let library = try TestStyle().load()
        return try PartCanvas(part: #require(library.part(id, in: slot)), library: library)
    }

    @Test func rolesHaveTheColoursOfTheirClasses() throws {
        let eyes = try canvas(.eyes, "large")
        // The window of the eyes is 140, 195, 232, 150: an eye's centre lies at (194 - 140) / 232, (270 - 195) / 150.
        #expect(eyes.hex(71, 153) == "#0070ff")
        #expect(eyes.hex(71 + 36, 153) == "#ffffff")
        #expect(eyes.hex(71, 145) == "#0070ff", "lights are left out")
        #expect(eyes.hex(153, 153) == "#000000")
        let mouth = try canvas(.mouth, "open")
        #expect(mouth.hex(153, 149) == "#600020")
        #expect(mouth.hex(153, 149 + 75) == "#ff2050")
        #expect(try canvas(.nose, "small").hex(153, 190) == "#c08060")
        #expect(try canvas(.ears, "plain").hex(30, 131) == "#ff8070")
        #expect(try canvas(.brows, "flat").hex(78, 178) == "#7a3cff")
        #expect(try canvas(.head, "square").hex(153, 153) == "#e0b090")
    }

    @Test func translucentHairCountsInFull() throws {
        #expect(try canvas(.facialHair, "beard").hex(80, 100) == "#00b050")
    }

    @Test func whatLiesInFrontCoversThePart() throws {
        // The mouth of the plain style reaches from y 360, its head from x 106.
        #expect(try canvas(.facialHair, "beard").hex(153, 125) == "#000000")
        #expect(try canvas(.ears, "plain").hex(55, 131) == "#000000")
    }

    @Test func hairComesWithItsBackAndTheFace() throws {
        let hair = try canvas(.hairFront, "bob")
        #expect(hair.hex(153, 60) == "#ffb000")
        #expect(hair.hex(153, 200) == "#e0b090")
        #expect(hair.hex(52, 230) == "#ffb000", "the back of the hair")
        let crop = try canvas(.hairFront, "crop")
        #expect(crop.hex(52, 230) == "#000000")
        #expect(crop.hex(64, 176) == "#e0b090", "an ear")
        let veil = try canvas(.headwear, "veil")
        #expect(veil.hex(153, 50) == "#b000ff")
        #expect(veil.hex(153, 200) == "#e0b090")
    }

    @Test func onlyDarkLensesAreGlasses() throws {
        let clear = try canvas(.glasses, "clear")
        #expect(clear.hex(92, 153) == "#000000")
        #expect(clear.hex(92 - 43, 153) == "#00e0ff")
        #expect(try canvas(.glasses, "dark").hex(92, 153) == "#00e0ff")
    }

    @Test(arguments: [(Slot.hairFront, "bob"), (.eyes, "wink"), (.mouth, "open")])
    func canvasesLookAsTheyDid(_ slot: Slot, _ id: String) throws {
        try expectPicture(canvas(slot, id).image, matches: "art-\(slot.rawValue)-\(id)")
    }

    @Test(arguments: [Slot.hairFront, .eyes, .mouth]) func photoCanvasesLookAsTheyDid(_ slot: Slot) throws {
        let canvas = PartCanvas(labels: DrawnFace.whole, slot: slot)
        try expectPicture(canvas.image, matches: "photo-\(slot.rawValue)", tolerance: .exact)
    }

    @Test func closedEyesLeaveNothing() throws {
        #expect(try canvas(.eyes, "shut").isEmpty)
        #expect(try canvas(.earrings, "stud").isEmpty)
    }
}
