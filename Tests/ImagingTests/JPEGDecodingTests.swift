import Imaging
import TestSupport
import Testing

@Suite("JPEG decoding")
struct JPEGDecodingTests {
    private func near(_ a: Color, _ b: Color, by tolerance: Int = 6) -> Bool {
        abs(Int(a.red) - Int(b.red)) <= tolerance && abs(Int(a.green) - Int(b.green)) <= tolerance
            && abs(Int(a.blue) - Int(b.blue)) <= tolerance && a.alpha == b.alpha
    }

    @Test(arguments: [false, true])
    func readsBaselineAndProgressive(progressive: Bool) throws {
        let image = TestPictures.gradient(width: 61, height: 47)
        let picture = try DecodedPicture(bytes: try image.jpegBytes(quality: 95, progressive: progressive))
        #expect(picture.width == 61 && picture.height == 47 && picture.scale == 1)
        let difference = try #require(PictureDifference(image, picture.image))
        #expect(difference.mean < 2.5 && difference.largest < 16)
    }

    @Test func readsGrey() throws {
        let image = Image(width: 20, height: 20, filledWith: Color(red: 200, green: 100, blue: 50))
        let decoded = try DecodedPicture(bytes: try image.jpegBytes(quality: 95, grey: true)).image
        #expect(near(decoded[9, 9], Color(red: 124, green: 124, blue: 124), by: 2))
    }

    @Test func readsInvertedInks() throws {
        let image = try DecodedPicture(bytes: TestPictures.cmykJPEG).image
        #expect(near(image[3, 3], Color(red: 0, green: 255, blue: 255)))
        #expect(near(image[12, 3], Color(red: 255, green: 0, blue: 255)))
        #expect(near(image[3, 12], Color(red: 255, green: 255, blue: 0)))
        #expect(near(image[12, 12], Color(red: 127, green: 127, blue: 127)))
    }

    @Test func readsInksWithoutAMarkerAlike() throws {
        // Adobe's marker stands in the 16 bytes after the first two; other programs leave it out and mean the same.
        let bytes = TestPictures.cmykJPEG
        let unmarked = try DecodedPicture(bytes: Array(bytes[0..<2] + bytes[18...])).image
        #expect(try unmarked == DecodedPicture(bytes: bytes).image)
    }

    @Test func readsYCCK() throws {
        // Adobe's marker with transform 2: cyan 0, 255, 255 is now Y, Cb, Cr = R, G, B 178, 0, 225 before inversion.
        var bytes = TestPictures.cmykJPEG
        bytes[17] = 2
        let image = try DecodedPicture(bytes: bytes).image
        #expect(near(image[3, 3], Color(red: 77, green: 255, blue: 30)))
    }

    @Test(arguments: [(200, 1.0), (150, 1.0), (100, 0.5), (60, 0.5), (50, 0.25), (25, 0.125), (3, 0.125)])
    func reducesWhileDecoding(target: Int, scale: Double) throws {
        let image = TestPictures.gradient(width: 199, height: 120)
        let options = DecodingOptions(targetSide: target)
        let picture = try DecodedPicture(bytes: try image.jpegBytes(quality: 95), options: options)
        #expect(picture.scale == scale && picture.width == 199 && picture.height == 120)
        #expect(picture.image.width == Int((199 * scale).rounded(.up)))
        #expect(picture.image.height == Int((120 * scale).rounded(.up)))
        let center = picture.image[picture.image.width / 2, picture.image.height / 2]
        #expect(near(center, image[99, 60], by: 12))
    }

    @Test(arguments: Orientation.allCases)
    func turnsUpright(orientation: Orientation) throws {
        let stored = TestPictures.gradient(width: 40, height: 24)
        let bytes = try stored.jpegBytes(quality: 95, orientation: orientation)
        let header = try PictureHeader(bytes: bytes)
        #expect(header.format == .jpeg && header.orientation == orientation)
        #expect(header.storedWidth == 40 && header.storedHeight == 24)
        let picture = try DecodedPicture(bytes: bytes)
        #expect(picture.width == header.width && picture.height == header.height)
        #expect(picture.image.width == (orientation.swapsSides ? 24 : 40))
        // Where the stored picture's first pixel has to be seen (Exif 2.32, 4.6.4 A).
        let (right, bottom) = (picture.width - 1, picture.height - 1)
        let corners: [Orientation: (Int, Int)] = [
            .up: (0, 0), .upMirrored: (right, 0), .down: (right, bottom), .downMirrored: (0, bottom),
            .leftMirrored: (0, 0), .right: (right, 0), .rightMirrored: (right, bottom), .left: (0, bottom),
        ]
        let corner = try #require(corners[orientation])
        #expect(near(picture.image[corner.0, corner.1], stored[0, 0], by: 14))
        // And its last pixel of the first row.
        let ends: [Orientation: (Int, Int)] = [
            .up: (right, 0), .upMirrored: (0, 0), .down: (0, bottom), .downMirrored: (right, bottom),
            .leftMirrored: (0, bottom), .right: (right, bottom), .rightMirrored: (right, 0), .left: (0, 0),
        ]
        let end = try #require(ends[orientation])
        #expect(near(picture.image[end.0, end.1], stored[39, 0], by: 14))
    }

    @Test func refusesTooManyPixels() throws {
        let bytes = try TestPictures.gradient(width: 50, height: 30).jpegBytes(orientation: .right)
        #expect(throws: ImagingError.tooLarge(width: 30, height: 50, maximumPixels: 1499)) {
            try DecodedPicture(bytes: bytes, options: DecodingOptions(maximumPixels: 1499))
        }
        _ = try DecodedPicture(bytes: bytes, options: DecodingOptions(maximumPixels: 1500))
    }

    @Test func warningsAreNoErrors() throws {
        // Two bytes between the markers make libjpeg warn of extraneous bytes.
        var bytes = try TestPictures.gradient(width: 16, height: 16).jpegBytes()
        bytes.insert(contentsOf: [0x12, 0x34], at: 2)
        #expect(try DecodedPicture(bytes: bytes).width == 16)
    }
}
