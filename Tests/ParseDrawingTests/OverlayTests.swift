import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import TestSupport
import Testing

@testable import ParseDrawing

@Suite("overlay of a parse")
struct OverlayTests {
    private func count(of color: Color, in image: Image, columns: Range<Int>) -> Int {
        var count = 0
        for y in stride(from: 0, to: image.height, by: 2) {
            for x in columns where image[x, y] == color { count += 1 }
        }
        return count
    }

    @Test func hasALegendOfTheClassesThatArePresent() throws {
        let parse = try FaceReader().parse(Fixtures.bytes(Fixtures.selfie("blue-beanie-goatee")))
        let overlay = try parse.overlay()
        #expect(overlay.height == 1024)
        let width = 1024 * parse.picture.width / parse.picture.height
        let legend = width + 1..<overlay.width
        #expect(legend.count > 250)
        let shares = parse.labels.shares
        #expect(shares[.headwear] != nil && shares[.glasses] == nil)
        for label in FaceLabel.allCases where label != .background {
            let swatch = count(of: OverlayColors.color(of: label), in: overlay, columns: legend)
            #expect(label == .eye || (swatch > 100) == (shares[label] != nil), "\(label): \(swatch)")
        }
        let skin = try #require(parse.faces[0].colors.skin)
        #expect(count(of: skin, in: overlay, columns: legend) > 100)
        // Far from the face the picture is grey; on it lies the colour of the class.
        let corner = overlay[2, 2]
        #expect(corner.red == corner.green && corner.green == corner.blue)
        let cheek = parse.faces[0].canonicalToPicture(Point(x: 186, y: 290))
        let zoom = 1024 / Double(parse.picture.height)
        let painted = overlay[Int(cheek.x * zoom), Int(cheek.y * zoom)]
        #expect(painted.red > painted.blue)
        #expect(overlay == (try parse.overlay()))
    }

    @Test(arguments: [(40, 20, 1024, 512), (1, 1, 1024, 1024), (5000, 10, 4096, 8)])
    func enlargesSmallPicturesAndReducesHugeOnes(width: Int, height: Int, drawn: Int, rows: Int) throws {
        let picture = Image(width: width, height: height, filledWith: Color(red: 9, green: 9, blue: 9))
        let overlay = try PictureParse(picture: picture, faces: []).overlay()
        #expect(overlay.width > drawn && overlay.height >= rows)
        #expect(overlay[drawn - 1, rows - 1] != overlay[drawn, rows - 1])
    }

    @Test func listsGroupsInColumnsThatFit() {
        let faces = OverlayLegend(shares: LabelMap(width: 1, height: 1, labels: [8]).shares, faces: [])
        #expect(faces.columns(em: 10, height: 400).count == 1)
        #expect(faces.columns(em: 10, height: 400).joined().count == faces.rows.count)
    }

    /// Of two classes that touch each other in a face the colours differ, whichever cones are missing.
    ///
    /// Source of the matrices (linear RGB, severity 1): Machado, Oliveira, Fernandes 2009.
    @Test(arguments: [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ])
    func neighboursDifferForTheColourBlindToo(matrix: [Double]) {
        let neighbours: [(FaceLabel, [FaceLabel])] = [
            (.skin, [.nose, .brow, .eye, .lip, .hair, .facialHair, .headwear, .glasses, .ear, .neck, .clothes]),
            (.nose, [.lip, .facialHair, .glasses, .brow, .eye]), (.eye, [.iris, .brow, .glasses, .hair]),
            (.lip, [.mouth, .teeth, .facialHair]), (.mouth, [.teeth, .facialHair]), (.iris, [.glasses]),
            (.hair, [.headwear, .brow, .ear, .glasses, .neck, .clothes, .facialHair]),
            (.ear, [.glasses, .neck, .headwear, .facialHair]), (.neck, [.clothes, .facialHair, .headwear]),
            (.clothes, [.headwear, .facialHair]), (.glasses, [.brow, .headwear, .facialHair]),
        ]
        for (label, others) in neighbours {
            for other in others {
                let distance = seen(label, matrix).distance(to: seen(other, matrix))
                #expect(distance >= 0.1, "\(label) and \(other): \(distance)")
            }
        }
    }

    private func seen(_ label: FaceLabel, _ matrix: [Double]) -> OKLab {
        let color = OverlayColors.color(of: label)
        let linear = [color.red, color.green, color.blue].map { byte in
            let value = Double(byte) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let bytes = (0..<3).map { row in
            let sum = (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * linear[$1] }
            let value = min(max(sum, 0), 1)
            return UInt8((255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055)).rounded())
        }
        return OKLab(red: bytes[0], green: bytes[1], blue: bytes[2])
    }
}
