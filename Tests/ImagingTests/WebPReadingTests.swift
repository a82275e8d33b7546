import CLCMS
import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite("WebP pictures")
struct WebPReadingTests {
    private func reader(_ bytes: [UInt8]) throws -> WebPReader { try WebPReader(source: PictureSource(bytes: bytes)) }

    /// Alpha that rises from left to right, colours that are there where it is 0 too.
    private func translucent(width: Int, height: Int) -> Image {
        var image = TestPictures.gradient(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width { image[x, y].alpha = UInt8(x * 255 / max(1, width - 1)) }
        }
        return image
    }

    /// A TIFF header with one entry: this orientation.
    private func exif(_ orientation: UInt8) -> [UInt8] {
        [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
    }

    @Test func losslessPicturesAreExact() throws {
        for image in [
            TestPictures.gradient(width: 33, height: 21), translucent(width: 20, height: 7), Image(width: 1, height: 1),
        ] {
            let reader = try reader(image.webPBytes())
            #expect(reader.header.format == .webp)
            #expect(reader.header.orientation == .up)
            #expect(reader.colors == ColorDescription())
            #expect(try reader.image() == image)
        }
    }

    @Test func lossyPicturesAreNear() throws {
        let opaque = TestPictures.gradient(width: 61, height: 43)
        let difference = try #require(PictureDifference(reader(WebPBuilder.lossy(opaque)).image(), opaque))
        #expect(difference.mean < 4)
        let image = translucent(width: 61, height: 43)
        let read = try reader(WebPBuilder.lossy(image)).image()
        #expect((0..<61).allSatisfy { read[$0, 20].alpha == image[$0, 20].alpha }, "alpha is lossless")
        // Straight: a colour stays what it is when it is hardly seen.
        #expect(abs(Int(read[8, 20].red) - Int(image[8, 20].red)) < 16)
    }

    @Test func filesAreReadAsMemoryIs() throws {
        let image = translucent(width: 50, height: 40)
        let scratch = try Scratch()
        let url = try scratch.file("a.webp", image.webPBytes())
        #expect(try WebPReader(source: PictureSource(path: url.path)).image() == image)
    }

    @Test(arguments: [2, 3, 4, 7])
    func reductionsAreBoxAverages(reduction: Int) throws {
        for (width, height) in [(96, 64), (101, 67), (64, 9)] {
            let image = TestPictures.gradient(width: width, height: height)
            for bytes in [try image.webPBytes(), WebPBuilder.lossy(image)] {
                let reader = try reader(bytes)
                #expect(reader.cheapReduction(atMost: reduction) == reduction)
                let (reduced, expected) = (try reader.image(reduction: reduction), image.reduced(by: reduction))
                #expect((reduced.width, reduced.height) == (expected.width, expected.height))
                // The last column and row may stand for less than a step, and repeat those before.
                for y in 0..<height / reduction {
                    for x in 0..<width / reduction {
                        let (a, b) = (reduced[x, y], expected[x, y])
                        let differences = [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)].map {
                            abs(Int($0) - Int($1))
                        }
                        #expect(differences.allSatisfy { $0 <= 12 })
                    }
                }
            }
        }
    }

    @Test func reductionsThatWouldMixHiddenColorsAreNotOffered() throws {
        #expect(try reader(translucent(width: 40, height: 30).webPBytes()).cheapReduction(atMost: 4) == 1)
        #expect(try reader(WebPBuilder.lossy(translucent(width: 40, height: 30))).cheapReduction(atMost: 4) == 1)
        #expect(try reader(TestPictures.gradient(width: 3, height: 30).webPBytes()).cheapReduction(atMost: 8) == 3)
    }

    @Test func profileAndOrientationAreFound() throws {
        let image = TestPictures.gradient(width: 12, height: 8)
        let profile = TestProfiles.bytes(TestProfiles.proPhoto)
        let colors = WebPBuilder.chunks(of: try image.webPBytes())
        for prefix in ["", "Exif\0\0"] {
            let exif = WebPBuilder.chunk("EXIF", Array(prefix.utf8) + exif(6))
            let reader = try reader(
                WebPBuilder.file([
                    WebPBuilder.extended(width: 12, height: 8, flags: 0x28), WebPBuilder.chunk("ICCP", profile), colors,
                    exif,
                ]))
            #expect(reader.header.orientation == .right)
            #expect((reader.header.width, reader.header.height) == (8, 12))
            #expect(reader.colors.profile == profile)
            #expect(try reader.image() == image)
        }
    }

    @Test func animationsGiveTheirFirstFrameOnItsCanvas() throws {
        for bytes in [translucent(width: 10, height: 6), TestPictures.gradient(width: 10, height: 6)] {
            let frame = bytes
            let second = try Image(width: 10, height: 6, filledWith: Color(red: 255, green: 0, blue: 0)).webPBytes()
            let file = WebPBuilder.file([
                WebPBuilder.extended(width: 20, height: 14, flags: 0x12),
                WebPBuilder.chunk("ANIM", [255, 255, 255, 255, 0, 0]),
                WebPBuilder.frame(x: 4, y: 2, width: 10, height: 6, try frame.webPBytes()),
                WebPBuilder.frame(x: 0, y: 0, width: 10, height: 6, second),
            ])
            let reader = try reader(file)
            #expect(reader.cheapReduction(atMost: 8) == 1)
            let image = try reader.image()
            #expect((image.width, image.height) == (20, 14))
            for y in 0..<14 {
                for x in 0..<20 {
                    let isInside = (4..<14).contains(x) && (2..<8).contains(y)
                    #expect(
                        image[x, y] == (isInside ? frame[x - 4, y - 2] : Color(red: 0, green: 0, blue: 0, alpha: 0)))
                }
            }
        }
    }

    @Test func lossyAnimationsWithAlpha() throws {
        let frame = translucent(width: 32, height: 18)
        let file = WebPBuilder.file([
            WebPBuilder.extended(width: 32, height: 18, flags: 0x12), WebPBuilder.chunk("ANIM", [0, 0, 0, 0, 0, 0]),
            WebPBuilder.frame(x: 0, y: 0, width: 32, height: 18, WebPBuilder.lossy(frame)),
        ])
        let image = try reader(file).image()
        #expect((0..<32).allSatisfy { image[$0, 9].alpha == frame[$0, 9].alpha })
    }

    @Test func whatTrailsThePictureMayBeCut() throws {
        let image = TestPictures.gradient(width: 12, height: 8)
        let exif = WebPBuilder.chunk("EXIF", exif(6))
        let file = WebPBuilder.file([
            WebPBuilder.extended(width: 12, height: 8, flags: 8), WebPBuilder.chunks(of: try image.webPBytes()), exif,
        ])
        #expect(try reader(Array(file.dropLast(exif.count))).image() == image)
        #expect(try reader(file + [1, 2, 3]).image() == image)
    }

    @Test func decodedPicturesAreUprightSRGB() throws {
        let image = translucent(width: 12, height: 8)
        let profile = TestProfiles.bytes(TestProfiles.proPhoto)
        let stored = Image(width: 12, height: 8, pixels: TestProfiles.pixels(image.pixels, in: profile))
        let file = WebPBuilder.file([
            WebPBuilder.extended(width: 12, height: 8, flags: 0x28), WebPBuilder.chunk("ICCP", profile),
            WebPBuilder.chunks(of: try stored.webPBytes()), WebPBuilder.chunk("EXIF", exif(6)),
        ])
        let decoded = try DecodedPicture(bytes: file).image
        // Saturated colours lose most by the 8 bits of the wide profile.
        let difference = try #require(PictureDifference(decoded, image.upright(from: .right)))
        #expect(difference.mean < 2 && difference.largest <= 12)
    }

    private func files() throws -> [[UInt8]] {
        let image = translucent(width: 24, height: 17)
        let opaque = TestPictures.gradient(width: 24, height: 17)
        return [
            try image.webPBytes(), try opaque.webPBytes(), WebPBuilder.lossy(image, quality: 60),
            WebPBuilder.lossy(opaque, quality: 60),
            WebPBuilder.file([
                WebPBuilder.extended(width: 40, height: 30, flags: 0x3A), WebPBuilder.chunk("ICCP", [1, 2, 3]),
                WebPBuilder.chunk("ANIM", [0, 0, 0, 0, 0, 0]),
                WebPBuilder.frame(x: 4, y: 2, width: 24, height: 17, WebPBuilder.lossy(image, quality: 60)),
                WebPBuilder.chunk("EXIF", exif(6)),
            ]),
        ]
    }

    @Test func everyTruncationIsAnErrorOrTheWholePicture() throws {
        for file in try files() {
            let whole = try reader(file).image()
            for length in 0..<file.count {
                do {
                    let image = try reader(Array(file[0..<length])).image()
                    #expect(image == whole && length > file.count - 40, "\(length) of \(file.count) bytes")
                } catch let error as ImagingError {
                    guard case .truncated(.webp, _) = error else {
                        Issue.record("\(length) of \(file.count) bytes: \(error)")
                        continue
                    }
                }
            }
        }
    }

    @Test func corruptionNeverCrashes() throws {
        var random = SplitMix64(seed: 22)
        for file in try files() {
            for round in 0..<400 {
                var damaged = file
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    let end = round % 2 == 0 ? file.count : min(60, file.count)
                    damaged[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                do {
                    let reader = try reader(damaged)
                    // What is larger is refused by its header.
                    guard reader.header.storedWidth * reader.header.storedHeight < 1_000_000 else { continue }
                    _ = try reader.image(reduction: reader.cheapReduction(atMost: 1 + round % 3))
                } catch let error as ImagingError { #expect(!error.description.isEmpty) }
            }
        }
    }

    @Test func hugeClaimsCostNothing() throws {
        // Sizes of 16383 pixels a side in the headers of lossless and lossy colours.
        let lossless = WebPBuilder.file([
            WebPBuilder.chunk("VP8L", [0x2F, 0xFE, 0xBF, 0xFF, 0x0F] + Array(repeating: 0, count: 40))
        ])
        let error = #expect(throws: ImagingError.self) { try reader(lossless).image() }
        #expect(
            error?.description
                == "it is a WebP picture of 16383×16383 pixels, and no more than 100 megapixels of WebP can be read; "
                + "make it smaller, or convert it to JPEG")
        let lossy = WebPBuilder.file([
            WebPBuilder.chunk(
                "VP8 ", [0x50, 1, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F] + Array(repeating: 0, count: 40))
        ])
        #expect(try reader(lossy).header.storedWidth == 16383)
        #expect(throws: ImagingError.self) { try reader(lossy).image() }
        let canvas = WebPBuilder.file([
            WebPBuilder.extended(width: 1 << 24, height: 1 << 24, flags: 2),
            WebPBuilder.frame(x: 0, y: 0, width: 2, height: 2, try Image(width: 2, height: 2).webPBytes()),
        ])
        #expect(try reader(canvas).header.storedHeight == 1 << 24)
    }

    @Test func aMillionChunksAreNotWalked() throws {
        let chunks = [UInt8](repeating: 0, count: 8 << 20)
        let file = WebPBuilder.file([chunks, WebPBuilder.chunks(of: try Image(width: 2, height: 2).webPBytes())])
        let time = ContinuousClock().measure { #expect(throws: ImagingError.self) { try reader(file) } }
        #expect(time < .seconds(2))
    }

    @Test func bandsMakeOnePicture() throws {
        let image = TestPictures.gradient(width: 120, height: 95)
        for (bytes, tolerance) in [(try image.webPBytes(), 0), (WebPBuilder.lossy(image), 6)] {
            for reduction in [1, 3] {
                let whole = try reader(bytes).image(reduction: reduction)
                // Seven lines of four bytes a pixel, and less than one.
                for memory in [120 * 4 * 7, 10] {
                    let reader = try WebPReader(source: PictureSource(bytes: bytes), memory: memory)
                    let difference = try #require(PictureDifference(reader.image(reduction: reduction), whole))
                    // Of lossy colours those along the bands' edges differ, where libwebp averages with what it sees.
                    #expect(difference.largest <= tolerance)
                }
            }
        }
    }
}
