import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct ColorTests {
    let paint: [FaceLabel: Color] = [
        .skin: Color(red: 210, green: 160, blue: 130), .nose: Color(red: 210, green: 160, blue: 130),
        .hair: Color(red: 60, green: 40, blue: 30), .lip: Color(red: 190, green: 90, blue: 90),
        .iris: Color(red: 70, green: 110, blue: 150), .brow: Color(red: 80, green: 60, blue: 50),
    ]

    @Test func measuresFlatColors() {
        let labels = DrawnFace().labels
        let colors = FaceColors(measuring: labels, of: Image(painting: labels, with: paint))
        #expect(colors.skin == paint[.skin])
        #expect(colors.hair == paint[.hair])
        #expect(colors.lip == paint[.lip])
        #expect(colors.iris == paint[.iris])
        #expect(colors.brow == paint[.brow])
        #expect(colors.glasses == nil)
        #expect(colors.headwear == nil)
        #expect(colors.facialHair == nil)
    }

    @Test func shineAndEdgesDoNotCount() {
        let labels = DrawnFace().labels
        var picture = Image(painting: labels, with: paint)
        for y in 70..<80 {
            for x in 120..<136 { picture[x, y] = Color(red: 255, green: 255, blue: 255) }
        }
        for y in 0..<256 {
            for x in 1..<256 where labels[x, y] == .skin && labels[x - 1, y] != .skin {
                picture[x, y] = Color(red: 20, green: 20, blue: 20)
            }
        }
        #expect(FaceColors(measuring: labels, of: picture).skin == paint[.skin])
    }

    @Test func transparentPixelsDoNotCount() {
        let labels = DrawnFace().labels
        let colors = FaceColors(measuring: labels, of: Image(width: 256, height: 256))
        #expect(colors == FaceColors())
    }

    @Test func monkTonesAreTheirOwnNearest() {
        for tone in SkinTone.allCases { #expect(SkinTone(nearestTo: tone.color) == tone) }
    }

    @Test func modifiersDarken() {
        let modifiers = SkinTone.allCases.map(\.modifier.number)
        #expect(modifiers == modifiers.sorted())
        #expect(Set(modifiers) == [1, 2, 3, 4, 5])
    }

    @Test(arguments: [
        ("#1a1614", HairColorName.black), ("#5a3d2b", .brown), ("#d8b98a", .blond), ("#a04a22", .red),
        ("#b8b6b4", .grey), ("#3060c0", .dyed),
    ])
    func namesHairColors(_ hex: String, _ name: HairColorName) throws {
        #expect(HairColorName(measured: try #require(Color(hex: hex))) == name)
    }

    @Test func namesFollowWhatWasMeasured() {
        func judged(_ colors: FaceColors) -> FaceJudgement {
            FaceJudgement(of: MeasuredFace(labels: DrawnFace().labels, colors: colors), reading: nil)
        }
        var colors = FaceColors()
        #expect(judged(colors).skin == nil)
        #expect(judged(colors).hairColor == nil)
        colors.skin = Color(red: 230, green: 185, blue: 160)
        colors.hair = Color(red: 26, green: 22, blue: 20)
        #expect(judged(colors).skin?.value.tone.modifier == .light)
        #expect(judged(colors).hairColor?.value == .black)
    }
}
