import Imaging
import Testing

@Suite("Drawing pictures on pictures")
struct DrawingTests {
    private static let red = Color(red: 255, green: 0, blue: 0)
    private static let blue = Color(red: 0, green: 0, blue: 255)

    @Test func whatIsLaidOverMixesByAlpha() {
        var image = Image(width: 5, height: 1, filledWith: Self.red)
        image[1, 0] = .clear
        image[2, 0] = Color(red: 255, green: 0, blue: 0, alpha: 128)
        var over = Image(width: 4, height: 1, filledWith: Color(red: 0, green: 0, blue: 255, alpha: 128))
        over[3, 0] = .clear
        image.draw(over, x: 0, y: 0)
        #expect(image[0, 0] == Color(red: 127, green: 0, blue: 128))
        #expect(image[1, 0] == Color(red: 0, green: 0, blue: 255, alpha: 128))
        // Porter and Duff: 0.502 + 0.502 · 0.498, of which two thirds are blue.
        #expect(image[2, 0] == Color(red: 85, green: 0, blue: 170, alpha: 192))
        #expect(image[3, 0] == Self.red && image[4, 0] == Self.red)
    }

    @Test(arguments: [(-1, -1), (2, 2), (-9, 0), (0, 9), (3, -2)]) func whatLiesOutsideIsLeftOut(_ x: Int, _ y: Int) {
        var image = Image(width: 4, height: 4, filledWith: Self.red)
        image.draw(Image(width: 3, height: 3, filledWith: Self.blue), x: x, y: y)
        for row in 0..<4 {
            for column in 0..<4 {
                let isCovered = (x..<x + 3).contains(column) && (y..<y + 3).contains(row)
                #expect(image[column, row] == (isCovered ? Self.blue : Self.red), "\(column), \(row)")
            }
        }
    }

    @Test func aPictureStandsInTheMiddle() {
        let picture = Image(width: 2, height: 4, filledWith: Self.blue)
        let larger = picture.centred(width: 6, height: 4)
        #expect((0..<6).map { larger[$0, 0].alpha } == [0, 0, 255, 255, 0, 0])
        let cut = picture.centred(width: 4, height: 2)
        #expect(cut.height == 2 && (0..<4).map { cut[$0, 1].alpha } == [0, 255, 255, 0])
        #expect(picture.centred(width: 2, height: 4) == picture)
    }
}
