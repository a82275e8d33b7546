import FaceAtlas
import Imaging
import Testing

@testable import FaceParsing

@Suite struct LabelMapTests {
    @Test func layingBackAtTheFramesOwnSizeDoublesThePixels() {
        let labels = DrawnFace().labels
        let picture = PictureLabels(width: 512, height: 512, maps: [(labels, .identity)]).map
        var same = 0
        for y in 0..<512 {
            for x in 0..<512 where picture[x, y] == labels[x / 2, y / 2] { same += 1 }
        }
        #expect(same > 512 * 512 * 99 / 100)
    }

    @Test func rolledFaceLandsWhereItWas() {
        let transform = AffineMap.similarity(scale: 0.5, roll: 0.5, tx: 150, ty: 40)
        let picture = PictureLabels(width: 400, height: 300, maps: [(DrawnFace().labels, transform)]).map
        for (point, label) in [
            (Point(x: 213, y: 236), FaceLabel.iris), (Point(x: 256, y: 334), .lip), (Point(x: 256, y: 270), .nose),
            (Point(x: 256, y: 100), .hair),
        ] {
            let spot = transform(point)
            #expect(picture[Int(spot.x), Int(spot.y)] == label)
        }
        #expect(picture[399, 0] == .background)
        #expect(picture[0, 299] == .background)
    }

    @Test func faceBeyondThePictureLeavesItEmpty() {
        let far = AffineMap.similarity(scale: 1, roll: 0, tx: 4000, ty: -4000)
        let picture = PictureLabels(width: 20, height: 30, maps: [(DrawnFace().labels, far)]).map
        #expect(picture.labels.allSatisfy { $0 == 0 })
    }

    @Test func firstOfTwoFacesWins() {
        let labels = DrawnFace().labels
        let crop = Image(width: 256, height: 256)
        func face(at x: Double) -> ParsedFace {
            ParsedFace(
                labels: labels, crop: crop,
                canonicalToPicture: .similarity(scale: 0.25, roll: 0, tx: x, ty: 0), face: DrawnFace().detected)
        }
        let (left, right) = (face(at: 0), face(at: 20))
        let merged = PictureLabels(width: 200, height: 128, faces: [left, right]).map
        let alone = PictureLabels(width: 200, height: 128, faces: [left]).map
        for index in merged.labels.indices where alone.labels[index] != 0 {
            #expect(merged.labels[index] == alone.labels[index])
        }
        #expect(merged != alone)
    }

    @Test func regionsAreConnectedAndSorted() {
        var map = LabelMap(width: 8, height: 4, labels: [UInt8](repeating: 0, count: 32))
        for (x, y) in [(0, 0), (1, 1), (2, 2), (6, 0), (6, 1)] { map[x, y] = .hair }
        let regions = map.regions(of: [.hair])
        #expect(regions.map(\.area) == [3, 2])
        #expect(regions.first?.centroid.x == 1.5)
        #expect(map.regions(of: [.hair], minimumArea: 3).count == 1)
        #expect(map.regions(of: [.hair], columns: 0..<2).map(\.area) == [2])
    }

    @Test func sharesOfWhatOccursAddUpToOne() {
        var map = LabelMap(width: 4, height: 2, labels: [UInt8](repeating: 0, count: 8))
        map[1, 1] = .iris
        map[2, 1] = .facialHair
        #expect(map.shares == [.background: 0.75, .iris: 0.125, .facialHair: 0.125])
        #expect(FaceLabel.facialHair.name == "facial_hair" && FaceLabel.iris.name == "iris")
    }
}
