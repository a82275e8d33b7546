import Imaging
import TestSupport
import Testing

@Suite("Damaged and foreign files")
struct DamagedFileTests {
    private func files() throws -> [[UInt8]] {
        let image = TestPictures.gradient(width: 33, height: 21)
        let indexed = IndexedImage(width: 9, height: 9, indices: (0..<81).map { UInt8($0 % 16) })
        let palette = (0..<16).map { Color(red: UInt8($0 * 16), green: 0, blue: 9) }
        let interlaced = PNGBuilder(width: 17, height: 9, colorType: .greyAlpha, depth: 16, interlaced: true) {
            ($0 * 4097 + $1 * 257 + $2) & 65535
        }
        return [
            try image.pngBytes(), interlaced.bytes(), try indexed.pngBytes(palette: palette),
            try image.jpegBytes(orientation: .left), try image.jpegBytes(progressive: true),
            try image.jpegBytes(grey: true), TestPictures.cmykJPEG,
        ]
    }

    /// What is cut off after the last pixel is not missed: end markers, checksums, trailers.
    @Test func everyTruncationIsAnErrorOrTheSamePicture() throws {
        for file in try files() {
            let whole = try DecodedPicture(bytes: file).image
            var missed = 0
            for length in 0..<file.count {
                do {
                    #expect(try DecodedPicture(bytes: Array(file[0..<length])).image == whole, "\(length) bytes")
                } catch {
                    missed += 1
                }
            }
            #expect(missed >= file.count - 32, "\(missed) of \(file.count)")
        }
    }

    @Test func truncationIsSaid() throws {
        let image = TestPictures.gradient(width: 33, height: 21)
        let jpeg = try image.jpegBytes()
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: Array(jpeg.dropLast(40))) }
        #expect(error == .truncated(.jpeg, details: "the data ends before the picture does"))
        let png = try image.pngBytes()
        let second = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: Array(png.dropLast(40))) }
        #expect(second?.description.contains("is cut short (Read Error") == true)
    }

    @Test func corruptionNeverCrashes() throws {
        var random = SplitMix64(seed: 20)
        let options = [DecodingOptions(maximumPixels: 100_000), DecodingOptions(maximumPixels: 100_000, targetSide: 8)]
        for file in try files() {
            for round in 0..<400 {
                var damaged = file
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    let position = Int.random(in: 0..<file.count, using: &random)
                    damaged[position] = UInt8.random(in: 0...255, using: &random)
                }
                do {
                    let picture = try DecodedPicture(bytes: damaged, options: options[round % 2])
                    #expect(picture.image.pixels.count == picture.image.width * picture.image.height * 4)
                } catch { #expect(error.description.isEmpty == false) }
            }
        }
    }

    @Test func oddExifCountsAsUpright() throws {
        let image = TestPictures.gradient(width: 8, height: 8)
        let bytes = try image.jpegBytes(orientation: .right)
        var random = SplitMix64(seed: 7)
        // The Exif block follows the JFIF header; damage only it.
        let start = try #require((0..<bytes.count - 4).first { bytes[$0...].starts(with: Array("Exif".utf8)) })
        for position in start..<start + 32 {
            for _ in 0..<20 {
                var odd = bytes
                odd[position] = UInt8.random(in: 0...255, using: &random)
                #expect(try DecodedPicture(bytes: odd).width == 8)
            }
        }
    }

    @Test(arguments: [
        ("\0\0\0\u{18}ftypisom\0\0\0\0", "it is a video; use mugmoji visualize for videos"),
        ("II*\0\0\0", "it is a TIFF or raw camera picture; convert it to JPEG or PNG first"),
        ("<svg xmlns=''/>", "it is an SVG drawing; convert it to JPEG or PNG first"),
        ("", "it is empty; copy or download it again"),
    ])
    func namesForeignFormats(text: String, message: String) throws {
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: Array(text.utf8)) }
        #expect(error?.description == message)
    }
}
