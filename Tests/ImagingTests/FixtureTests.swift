import Foundation
import Imaging
import TestSupport
import Testing

/// The drawn selfies in `Fixtures/selfies` and the label map beside each.
@Suite("Fixtures")
struct FixtureTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/selfies")
    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".jpg") }.map { String($0.dropLast(4)) }.sorted()

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appending(path: name)))
    }

    @Test func thereAreEnough() throws {
        #expect(Self.names.count >= 10)
        let sizes = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).map { try bytes($0).count }
        #expect(sizes.reduce(0, +) < 2_500_000)
    }

    @Test(arguments: names)
    func labelsFitThePicture(name: String) throws {
        let header = try PictureHeader(bytes: try bytes("\(name).jpg"))
        let labels = try IndexedImage(pngBytes: try bytes("\(name).labels.png"))
        #expect(labels.width == header.width && labels.height == header.height)
        var shares = [Double](repeating: 0, count: 256)
        for label in labels.indices { shares[Int(label)] += 1 / Double(labels.indices.count) }
        #expect(shares[16...].allSatisfy { $0 == 0 })
        // Background, skin, nose, brows, lips, neck and clothes are in every picture, at the size they have on a selfie.
        let ranges: [(label: Int, share: ClosedRange<Double>)] = [
            (0, 0.2...0.75), (1, 0.02...0.3), (2, 0.003...0.03), (6, 0.001...0.02), (14, 0.03...0.4),
        ]
        for (label, range) in ranges { #expect(range.contains(shares[label]), "label \(label): \(shares[label])") }
    }

    @Test(arguments: [
        ("round-glasses", 11), ("sunglasses", 11), ("beard", 9), ("moustache", 9), ("beanie", 10), ("hijab", 10),
        ("two-faces", 10),
        ("afro", 8), ("long", 8), ("bangs", 8), ("smile", 6), ("open-mouth", 7), ("afro-smile", 15),
    ])
    func namesTellTheTruth(part: String, label: UInt8) throws {
        for name in Self.names where name.contains(part) {
            let labels = try IndexedImage(pngBytes: try bytes("\(name).labels.png")).indices
            #expect(labels.count { $0 == label } > labels.count / 1500)
        }
        #expect(Self.names.contains { $0.contains(part) })
    }

    @Test func kindsOfFilesAreCovered() throws {
        let headers = try Self.names.map { try PictureHeader(bytes: try bytes("\($0).jpg")) }
        #expect(headers.contains { $0.orientation != .up })
        #expect(headers.contains { max($0.width, $0.height) >= 2000 })
    }

    @Test func coloursLieWhereTheLabelsSay() throws {
        // The darkest and the fairest drawn skin, from the pixels that the maps call skin.
        func lightness(_ name: String) throws -> Double {
            let image = try DecodedPicture(bytes: try bytes("\(name).jpg")).image
            let labels = try IndexedImage(pngBytes: try bytes("\(name).labels.png")).indices
            let skin = labels.indices.filter { labels[$0] == 1 }
            return skin.reduce(0) { $0 + Double(image.pixels[$1 * 4 + 1]) } / Double(skin.count)
        }
        #expect(try lightness("dark-buzz-cut-open-mouth") < 60)
        #expect(try lightness("red-wavy-stored-sideways") > 130)
    }
}
