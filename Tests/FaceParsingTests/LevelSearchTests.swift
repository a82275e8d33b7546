import Foundation
import Imaging
import TestSupport
import Testing

@testable import FaceParsing

@Suite("Searching levels in tiles, and files row by row")
struct LevelSearchTests {
    private func selfie(_ name: String, side: Int) throws -> Image {
        let image = try DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie(name))).image
        let scale = Double(side) / Double(max(image.width, image.height))
        return image.resampled(width: Int(Double(image.width) * scale), height: Int(Double(image.height) * scale))
    }

    /// Faces at places of a grey field.
    private func field(width: Int, height: Int, faces: [(x: Int, y: Int, image: Image)]) -> Image {
        var pixels = [UInt8](repeating: 150, count: width * height * 4)
        for index in stride(from: 3, to: pixels.count, by: 4) { pixels[index] = 255 }
        for (x, y, image) in faces {
            for row in 0..<image.height {
                let (from, to) = (row * image.width * 4, ((y + row) * width + x) * 4)
                pixels.replaceSubrange(to..<to + image.width * 4, with: image.pixels[from..<from + image.width * 4])
            }
        }
        return Image(width: width, height: height, pixels: pixels)
    }

    @Test func smallFacesAreFoundBesideALargeOne() throws {
        let large = try selfie("short-smile", side: 900)
        let small = try selfie("long-blond-smile", side: 150)
        let image = field(width: 1400, height: 900, faces: [(0, 0, large), (1000, 100, small), (1150, 600, small)])
        let locator = try FaceLocator()
        let faces = locator.search(image, everyLevel: true).faces
        for (x, y) in [(1000, 100), (1150, 600)] {
            let middle = Point(x: Double(x + small.width / 2), y: Double(y + small.height / 2))
            #expect(faces.contains { $0.eyeMidpoint.distance(to: middle) < 40 && $0.box.width < 120 })
        }
        // Who wants the largest face only does not wait for the others.
        #expect(locator.search(image).faces.first?.box.width ?? 0 > 200)
    }

    @Test(arguments: Orientation.allCases)
    func facesAreFoundRowByRow(orientation: Orientation) throws {
        let face = try selfie("short-smile", side: 190)
        // On the border of two tiles, within one, and at the picture's edge.
        let places = [(x: 860, y: 200), (x: 300, y: 560), (x: 1500, y: 1000)]
        let image = field(width: 1700, height: 1200, faces: places.map { ($0.x, $0.y, face) })
        // The stored picture is the upright one turned back.
        let stored = image.upright(from: orientation.inverse)
        let file = try PictureFile(PictureSource(bytes: stored.jpegBytes(quality: 95, orientation: orientation)))
        #expect(file.width == 1700 && file.height == 1200)
        let found = try FaceLocator().candidates(in: file, beyond: 320)
        let faces = DetectedFace.merged(found.faces)
        #expect(found.finestSide == 1280)
        #expect(faces.count == 3)
        for place in places {
            let middle = Point(x: Double(place.x + face.width / 2), y: Double(place.y + face.height / 2))
            #expect(faces.contains { $0.eyeMidpoint.distance(to: middle) < 60 }, "\(place): \(faces)")
        }
        #expect(try FaceLocator().candidates(in: file, beyond: 1280).faces.isEmpty)
    }
}
