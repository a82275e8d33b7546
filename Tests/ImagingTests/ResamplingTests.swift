import Basics
import Foundation
import Imaging
import TestSupport
import Testing

@Suite("Resampling and warping")
struct ResamplingTests {
    @Test func shrinkingAverages() {
        var image = Image(width: 4, height: 2, filledWith: Color(red: 100, green: 0, blue: 0))
        image[0, 0] = Color(red: 200, green: 40, blue: 0)
        let half = image.resampled(width: 2, height: 1)
        #expect(half[0, 0] == Color(red: 125, green: 10, blue: 0))
        #expect(half[1, 0] == Color(red: 100, green: 0, blue: 0))
        // A third of the middle pixel belongs to neither whole.
        let uneven = image.resampled(width: 3, height: 2)
        #expect(uneven[0, 0].red == 175)
    }

    /// Against the definition, pixel by pixel, for rows that end in the midst of a group; opaque and not.
    @Test(arguments: [false, true])
    func everyPixelIsTheAverageOfItsArea(hasAlpha: Bool) {
        var chance = SplitMix64(seed: 11)
        for _ in 0..<60 {
            let (width, height) = (Int.random(in: 1...90, using: &chance), Int.random(in: 1...40, using: &chance))
            let columns = Int.random(in: 1...width, using: &chance)
            let rows = Int.random(in: 1...height, using: &chance)
            let bytes = (0..<width * height * 4).map { index in
                index % 4 == 3 && !hasAlpha ? 255 : UInt8.random(in: 0...255, using: &chance)
            }
            let image = Image(width: width, height: height, pixels: bytes)
            let small = image.resampled(width: columns, height: rows)
            for y in 0..<rows {
                for x in 0..<columns {
                    let (color, alpha) = average(of: image, x: x, y: y, columns: columns, rows: rows)
                    let pixel = small[x, y]
                    #expect(abs(Double(pixel.alpha) - alpha) < 0.51)
                    guard alpha > 1 else { continue }
                    let found = [pixel.red, pixel.green, pixel.blue].map(Double.init)
                    #expect(
                        zip(found, color).allSatisfy { abs($0 - $1) < 0.51 }, "\(width)×\(height) to \(columns)×\(rows)"
                    )
                }
            }
        }
    }

    private func average(
        of image: Image, x: Int, y: Int, columns: Int, rows: Int
    ) -> (color: [Double], alpha: Double) {
        func share(_ index: Int, of length: Int, in count: Int, at cell: Int) -> Double {
            let (from, to) = (
                Double(index) * Double(length) / Double(count), Double(index + 1) * Double(length) / Double(count)
            )
            return max(0, min(to, Double(cell + 1)) - max(from, Double(cell))) * Double(count) / Double(length)
        }
        var (sums, alpha) = ([0.0, 0, 0], 0.0)
        for row in 0..<image.height {
            let down = share(y, of: image.height, in: rows, at: row)
            guard down > 0 else { continue }
            for column in 0..<image.width {
                let weight = down * share(x, of: image.width, in: columns, at: column)
                guard weight > 0 else { continue }
                let pixel = image[column, row]
                let part = weight * Double(pixel.alpha)
                alpha += part
                sums = zip(sums, [pixel.red, pixel.green, pixel.blue]).map { $0 + part * Double($1) }
            }
        }
        return (sums.map { alpha > 0 ? $0 / alpha : 0 }, alpha)
    }

    @Test func transparentPixelsLendNoColour() {
        var image = Image(width: 2, height: 1, filledWith: Color(red: 255, green: 0, blue: 0, alpha: 0))
        image[1, 0] = Color(red: 0, green: 0, blue: 255)
        #expect(image.resampled(width: 1, height: 1)[0, 0] == Color(red: 0, green: 0, blue: 255, alpha: 128))
        let map = AffineMap(a: 0, b: 0, c: 0, d: 0, tx: 1, ty: 0.5)
        #expect(image.warped(by: map, width: 1, height: 1)[0, 0] == Color(red: 0, green: 0, blue: 255, alpha: 128))
    }

    @Test func growingIsLinear() {
        var image = Image(width: 2, height: 1, filledWith: Color(red: 0, green: 0, blue: 0))
        image[1, 0] = Color(red: 200, green: 0, blue: 0)
        let grown = image.resampled(width: 4, height: 2)
        #expect((0..<4).map { grown[$0, 1].red } == [0, 50, 150, 200])
    }

    @Test func keepsSmoothPicturesInPlace() throws {
        let image = TestPictures.gradient(width: 300, height: 200)
        let small = image.resampled(width: 75, height: 50).resampled(width: 300, height: 200)
        let difference = try #require(PictureDifference(image, small, tolerance: PictureTolerance(channel: 3)))
        #expect(difference.share < 0.01)
    }

    /// Rows that several threads make are those that one makes.
    @Test func spareProcessorsChangeNothing() {
        var picture = TestPictures.gradient(width: 700, height: 600)
        for x in 100..<300 { picture[x, 250].alpha = UInt8(x - 100) }
        let image = picture
        let turn = AffineMap.similarity(scale: 1.3, roll: 0.3, tx: 40, ty: -30)
        let spread = (image.resampled(width: 333, height: 290), image.warped(by: turn, width: 400, height: 300))
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        let alone = Array(0..<max(jobs, 2)).concurrentMap(jobs: max(jobs, 2)) { _ in
            (image.resampled(width: 333, height: 290), image.warped(by: turn, width: 400, height: 300))
        }
        #expect(alone.allSatisfy { $0 == spread })
    }

    @Test func identityWarpChangesNothing() {
        let image = TestPictures.gradient(width: 31, height: 17)
        #expect(image.warped(by: .identity, width: 31, height: 17) == image)
    }

    @Test func quarterTurn() {
        let image = TestPictures.gradient(width: 31, height: 17)
        // Output (x, y) shows input (y, height - x).
        let map = AffineMap(a: 0, b: -1, c: 1, d: 0, tx: 0, ty: 17)
        #expect(image.warped(by: map, width: 17, height: 31) == image.upright(from: .right))
    }

    @Test(arguments: [2.0, 3.3, 8.0, 20.0])
    func shrinkingWarpAveragesNoiseAway(scale: Double) {
        var random = SplitMix64(seed: 4)
        var image = Image(width: 400, height: 400)
        for index in image.pixels.indices {
            image.pixels[index] = index % 4 == 3 ? 255 : UInt8.random(in: 0...255, using: &random)
        }
        let map = AffineMap.similarity(scale: scale, roll: 0.4, tx: 80, ty: 20)
        let side = Int(200 / scale)
        let warped = image.warped(by: map, width: side, height: side)
        let values = stride(from: 0, to: warped.pixels.count, by: 4).map { Double(warped.pixels[$0]) }
        let mean = values.reduce(0, +) / Double(values.count)
        let deviation = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)).squareRoot()
        // One pixel of noise deviates by 73.9; a mean over scale² of them by that over the scale.
        #expect(abs(mean - 127.5) < 6)
        #expect(deviation < 80 / scale)
    }

    @Test(arguments: [0.37, 1.0, 1.9, 4.0])
    func warpMeetsTheSamePoints(scale: Double) {
        let image = TestPictures.gradient(width: 256, height: 256)
        let map = AffineMap.similarity(scale: scale, roll: -0.3, tx: 60, ty: 90)
        let warped = image.warped(by: map, width: 30, height: 30)
        for y in 0..<30 {
            for x in 0..<30 {
                let point = map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
                guard (8...248).contains(point.x), (8...248).contains(point.y) else { continue }
                #expect(abs(Double(warped[x, y].red) - (point.x - 0.5)) < 1.6)
                #expect(abs(Double(warped[x, y].green) - (point.y - 0.5)) < 1.6)
            }
        }
    }

    @Test func looksRight() throws {
        let image = TestPictures.gradient(width: 96, height: 64)
        let map = AffineMap.similarity(scale: 1.7, roll: 0.5, tx: 20, ty: -30)
        try expectPicture(image.warped(by: map, width: 64, height: 64, outside: .reflect), matches: "warped-gradient")
    }

    @Test func outsidePolicies() {
        var image = Image(width: 3, height: 1, filledWith: Color(red: 0, green: 0, blue: 0))
        for x in 0..<3 { image[x, 0].red = UInt8(x * 100) }
        let map = AffineMap(a: 1, b: 0, c: 0, d: 1, tx: -2, ty: 0)
        func reds(_ policy: OutsidePolicy) -> [UInt8] {
            let warped = image.warped(by: map, width: 8, height: 1, outside: policy)
            return (0..<8).map { warped[$0, 0].red }
        }
        #expect(reds(.replicate) == [0, 0, 0, 100, 200, 200, 200, 200])
        #expect(reds(.reflect) == [100, 0, 0, 100, 200, 200, 100, 0])
        #expect(reds(.fill(Color(red: 7, green: 0, blue: 0))) == [7, 7, 0, 100, 200, 7, 7, 7])
    }

    @Test func oddMapsDoNoHarm() {
        let image = TestPictures.gradient(width: 9, height: 9)
        for value in [Double.nan, .infinity, 1e300, 1e-300, 0] {
            let map = AffineMap(a: value, b: 0, c: 0, d: value, tx: value, ty: -value)
            for policy in [OutsidePolicy.replicate, .reflect, .fill(.clear)] {
                #expect(image.warped(by: map, width: 3, height: 3, outside: policy).width == 3)
            }
        }
    }
}
