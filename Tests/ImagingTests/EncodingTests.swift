import CLibWebP
import Imaging
import TestSupport
import Testing

@Suite("Encoding")
struct EncodingTests {
    @Test func pngKeepsEveryPixel() throws {
        var image = TestPictures.gradient(width: 37, height: 19)
        for x in 0..<37 { image[x, 3].alpha = UInt8(x * 6) }
        let bytes = try image.pngBytes()
        #expect(try DecodedPicture(bytes: bytes).image == image)
        #expect(contains(bytes, "sRGB"))
        let opaque = try DecodedPicture(bytes: try image.pngBytes(alpha: false)).image
        #expect(opaque[5, 3].alpha == 255 && opaque[5, 3].red == image[5, 3].red)
    }

    /// By libdeflate at once, by zlib row by row, and of more rows than are deflated at once.
    @Test(arguments: [(37, 19, false), (37, 19, true), (1, 1, false), (4096, 1100, false)])
    func smallPNGKeepsEveryPixel(width: Int, height: Int, isFiltered: Bool) throws {
        var image = TestPictures.gradient(width: width, height: height)
        for x in 0..<min(width, 40) { image[x, height / 2].alpha = UInt8(x * 6) }
        let bytes = try image.smallPNGBytes(isFiltered: isFiltered)
        #expect(try DecodedPicture(bytes: bytes).image == image)
        #expect(contains(bytes, "sRGB") && contains(bytes, "IEND"))
    }

    @Test func webPKeepsEveryPixel() throws {
        var image = TestPictures.gradient(width: 37, height: 19)
        for x in 0..<37 { image[x, 3].alpha = UInt8(x * 6) }
        let bytes = try image.webPBytes()
        var (width, height) = (Int32(0), Int32(0))
        let pixels = try #require(WebPDecodeRGBA(bytes, bytes.count, &width, &height))
        defer { WebPFree(pixels) }
        #expect(width == 37 && height == 19)
        #expect(Array(UnsafeBufferPointer(start: pixels, count: 37 * 19 * 4)) == image.pixels)
    }

    @Test func webPRefusesLongSides() throws {
        let error = #expect(throws: ImagingError.self) { try Image(width: 16384, height: 1).webPBytes() }
        #expect(error?.description.contains("longer than 16383 pixels") == true)
    }

    @Test func indicesSurvive() throws {
        let indices = (0..<48).map { UInt8($0 % 16) }
        let indexed = IndexedImage(width: 8, height: 6, indices: indices)
        let palette = (0..<16).map { Color(red: UInt8($0 * 3), green: UInt8(255 - $0), blue: UInt8($0)) }
        let bytes = try indexed.pngBytes(palette: palette)
        #expect(try IndexedImage(pngBytes: bytes) == indexed)
        #expect(try DecodedPicture(bytes: bytes).image[5, 0] == palette[5])
        #expect(throws: ImagingError.self) { try indexed.pngBytes(palette: Array(palette.prefix(15))) }
        #expect(throws: ImagingError.self) { try IndexedImage(pngBytes: try Image(width: 2, height: 2).pngBytes()) }
    }

    @Test func greyLevelsAreIndicesToo() throws {
        let builder = PNGBuilder(width: 9, height: 5, colorType: .grey, depth: 4) { x, y, _ in (x + y) % 16 }
        let indexed = try IndexedImage(pngBytes: builder.bytes())
        #expect(indexed.indices[9 * 4 + 8] == 12)
    }

    @Test func jpegRefusesLongSides() throws {
        let image = Image(width: 65501, height: 1)
        let error = #expect(throws: ImagingError.self) { try image.jpegBytes() }
        #expect(error?.description.contains("JPEG file cannot be made") == true)
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        let text = Array(text.utf8)
        return (0..<bytes.count - text.count).contains { bytes[$0...].starts(with: text) }
    }
}
