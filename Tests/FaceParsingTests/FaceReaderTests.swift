import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import ParseDrawing
import TestSupport
import Testing

@Suite("Reading the faces of pictures")
struct FaceReaderTests {
    private let reader: FaceReader

    init() throws { reader = try FaceReader() }

    private func selfie(_ name: String = "short-smile") throws -> Image {
        try DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie(name))).image
    }

    private func field(width: Int, height: Int, face: Image, x: Int, y: Int) -> Image {
        var pixels = [UInt8](repeating: 140, count: width * height * 4)
        for row in 0..<face.height {
            let (from, to) = (row * face.width * 4, ((y + row) * width + x) * 4)
            pixels.replaceSubrange(to..<to + face.width * 4, with: face.pixels[from..<from + face.width * 4])
        }
        return Image(width: width, height: height, pixels: pixels)
    }

    @Test(arguments: [Turn.quarter, .half, .threeQuarters])
    func picturesOnTheirSideAreTurned(turn: Turn) throws {
        let upright = try selfie()
        let back: Turn = turn == .half ? .half : turn == .quarter ? .threeQuarters : .quarter
        let bytes = try upright.upright(from: back.orientation).pngBytes()
        let reading = try reader.read(bytes)
        #expect(reading.turn == turn)
        #expect(reading.picture.image == upright)
        #expect(reading.picture.width == upright.width && reading.picture.height == upright.height)
        // Told how to turn, it does not try.
        #expect(try reader.read(bytes, turn: turn).turn == .none)
        #expect(throws: FaceReadingError.self) { try reader.read(bytes, turn: Turn.none) }
    }

    @Test func uprightPicturesAreNotTurned() throws {
        for url in Fixtures.selfies {
            #expect(try reader.read(Fixtures.bytes(url)).turn == .none, "\(url.lastPathComponent)")
        }
    }

    @Test func smallFacesOfLargePicturesAreReadFromAllTheirPixels() throws {
        let face = try selfie().resampled(width: 108, height: 144)
        let image = field(width: 4400, height: 2200, face: face, x: 3001, y: 1203)
        for bytes in [try image.jpegBytes(quality: 92), try image.jpegBytes(quality: 92, progressive: true)] {
            let reading = try reader.read(bytes)
            #expect(reading.reducedFaces.count == 1 && reading.picture.scale < 1)
            let found = reading.reducedFaces[0].face.scaled(by: 1 / reading.picture.scale)
            let middle = Point(x: 3001 + 54, y: 1203 + 68)
            #expect(abs(found.eyeMidpoint.x - middle.x) < 12 && abs(found.eyeMidpoint.y - middle.y) < 20, "\(found)")
            // The label map lies where the face is, too.
            let labels = PictureParse(reading).labels.map
            #expect(labels[Int(found.eyeMidpoint.x), Int(found.chin.y) - 20] != .background)
            #expect(labels.width == 4400 && labels.height == 2200)
        }
    }

    @Test func labelsOfAPictureAreTheSameRowByRow() throws {
        let parse = try reader.parse(Fixtures.bytes(Fixtures.selfie("two-faces")))
        let whole = try IndexedImage(pngBytes: parse.labelPNG())
        #expect(whole.indices == parse.labels.map.labels)
        #expect(parse.labels.shares == parse.labels.map.shares)
        #expect(parse.faces.count == 2)
    }
}
