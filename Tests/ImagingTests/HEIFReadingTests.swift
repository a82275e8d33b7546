import Foundation
import TestSupport
import Testing

@testable import Imaging

/// What needs libheif runs where it is installed.
@Suite("HEIC and AVIF pictures")
struct HEIFReadingTests {
    private static let isInstalled = HEIFLibrary.installed != nil

    private func reader(_ bytes: [UInt8]) throws -> HEIFReader { try HEIFReader(source: PictureSource(bytes: bytes)) }

    private func isNear(_ first: Color, _ second: Color) -> Bool {
        [(first.red, second.red), (first.green, second.green), (first.blue, second.blue), (first.alpha, second.alpha)]
            .allSatisfy { abs(Int($0) - Int($1)) <= 12 }
    }

    @Test func withoutLibraryItIsSaidWhatToInstall() throws {
        #expect(HEIFLibrary(name: "libmugmoji-none.so.1") == nil)
        #expect(HEIFLibrary(name: "libm.so.6") == nil, "a library without the functions")
        for (bytes, name) in [(HEIFFiles.turned, "a HEIC picture"), (HEIFFiles.greyPQ, "an AVIF picture")] {
            let error = #expect(throws: ImagingError.self) {
                try HEIFReader(source: PictureSource(bytes: bytes), library: nil)
            }
            #expect(
                error?.description
                    == "it is \(name); install libheif1 to read it (Debian, Ubuntu: apt-get install libheif1), "
                    + "or convert it to JPEG or PNG first")
        }
    }

    @Test(.enabled(if: isInstalled)) func picturesAreTurnedByTheLibrary() throws {
        let reader = try reader(HEIFFiles.turned)
        #expect(reader.header.format == .heif)
        #expect(reader.header.orientation == .up)
        let image = try reader.image()
        #expect((image.width, image.height) == (24, 32))
        // Blue, red / skin, green.
        #expect(isNear(image[5, 7], Color(red: 60, green: 60, blue: 200)))
        #expect(isNear(image[18, 7], Color(red: 200, green: 60, blue: 60)))
        #expect(isNear(image[5, 24], Color(red: 230, green: 200, blue: 170)))
        #expect(isNear(image[18, 24], Color(red: 60, green: 180, blue: 60)))
    }

    @Test(.enabled(if: isInstalled)) func alphaIsStraightAndColorsAreTold() throws {
        let reader = try reader(HEIFFiles.translucentP3)
        let points = try #require(reader.colors.codePoints)
        #expect((points.primaries, points.transfer, points.matrix) == (12, 13, 0))
        #expect(ColorTransform(reader.colors) != nil)
        let image = try reader.image()
        #expect(isNear(image[5, 5], Color(red: 200, green: 60, blue: 60)))
        #expect(isNear(image[25, 5], Color(red: 60, green: 180, blue: 60, alpha: 128)))
        #expect(isNear(image[25, 18], Color(red: 230, green: 200, blue: 170, alpha: 128)))
    }

    @Test(.enabled(if: isInstalled)) func tenBitsBecomeEight() throws {
        let reader = try reader(HEIFFiles.greyPQ)
        #expect(reader.header.format == .avif)
        let points = try #require(reader.colors.codePoints)
        #expect((points.primaries, points.transfer) == (9, 16))
        let image = try reader.image()
        #expect((image.width, image.height) == (32, 24))
        #expect(isNear(image[16, 12], Color(red: 128, green: 128, blue: 128)))
    }

    @Test(.enabled(if: isInstalled)) func filesAreReadAsMemoryIs() throws {
        let scratch = try Scratch()
        let url = try scratch.file("a.heic", HEIFFiles.turned)
        #expect(try HEIFReader(source: PictureSource(path: url.path)).image() == reader(HEIFFiles.turned).image())
    }

    @Test(.enabled(if: isInstalled)) func truncationNeverCrashes() throws {
        for file in [HEIFFiles.turned, HEIFFiles.greyPQ] {
            for length in stride(from: 0, to: file.count - 40, by: 7) {
                #expect(throws: ImagingError.self, "\(length) of \(file.count) bytes") {
                    try reader(Array(file[0..<length])).image()
                }
            }
        }
    }

    @Test(.enabled(if: isInstalled)) func corruptionNeverCrashes() throws {
        var random = SplitMix64(seed: 24)
        for file in [HEIFFiles.turned, HEIFFiles.translucentP3, HEIFFiles.greyPQ] {
            for _ in 0..<150 {
                var damaged = file
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    damaged[Int.random(in: 0..<file.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                do {
                    let reader = try reader(damaged)
                    guard reader.header.storedWidth * reader.header.storedHeight < 1_000_000 else { continue }
                    _ = try reader.image()
                } catch let error as ImagingError { #expect(!error.description.isEmpty) }
            }
        }
    }

    @Test(.enabled(if: isInstalled)) func hugeClaimsCostNothing() throws {
        // The size of the picture stands in its ispe box.
        for side in [[0, 0, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
            var file = HEIFFiles.turned
            let box = try #require((0..<file.count).first { file[$0...].starts(with: Array("ispe".utf8)) })
            file.replaceSubrange(box + 8..<box + 16, with: side + side)
            let error = #expect(throws: ImagingError.self) { try reader(file).image() }
            #expect(error?.description.isEmpty == false)
        }
    }
}
