import Imaging
import TestSupport
import Testing

@Suite("PNG decoding")
struct PNGDecodingTests {
    static let kinds = PNGBuilder.ColorType.allCases.flatMap { type in
        type.depths.flatMap { depth in [false, true].map { (type, depth, $0) } }
    }

    /// A palette entry that depends on the index in all channels.
    private static func entry(_ index: Int) -> [UInt8] {
        [UInt8(index * 7 & 255), UInt8(index * 31 & 255), UInt8(255 - index & 255)]
    }

    private static func builder(
        _ type: PNGBuilder.ColorType, _ depth: Int, interlaced: Bool, width: Int = 13, height: Int = 11
    ) -> PNGBuilder {
        var builder = PNGBuilder(width: width, height: height, colorType: type, depth: depth, interlaced: interlaced) {
            ($0 * 37 + $1 * 101 + $2 * 59) * (depth == 16 ? 257 : 1) & ((1 << depth) - 1)
        }
        if type == .palette {
            builder.chunks = [("PLTE", (0..<1 << depth).flatMap(entry))]
        }
        return builder
    }

    /// What the pixel has to be after reduction to 8 bits.
    private static func expected(_ builder: PNGBuilder, _ x: Int, _ y: Int) -> Color {
        let most = (1 << builder.depth) - 1
        let samples = (0..<builder.colorType.channels).map { builder.sample(x, y, $0) }
        let bytes = samples.map { UInt8((Double($0) * 255 / Double(most)).rounded()) }
        switch builder.colorType {
        case .grey: return Color(red: bytes[0], green: bytes[0], blue: bytes[0])
        case .greyAlpha: return Color(red: bytes[0], green: bytes[0], blue: bytes[0], alpha: bytes[1])
        case .rgb: return Color(red: bytes[0], green: bytes[1], blue: bytes[2])
        case .rgba: return Color(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes[3])
        case .palette:
            let entry = entry(samples[0])
            return Color(red: entry[0], green: entry[1], blue: entry[2])
        }
    }

    @Test(arguments: kinds)
    func readsEveryKind(type: PNGBuilder.ColorType, depth: Int, interlaced: Bool) throws {
        let builder = Self.builder(type, depth, interlaced: interlaced)
        let picture = try DecodedPicture(bytes: builder.bytes())
        #expect(picture.width == 13 && picture.height == 11 && picture.scale == 1)
        for y in 0..<11 {
            for x in 0..<13 { #expect(picture.image[x, y] == Self.expected(builder, x, y)) }
        }
    }

    @Test func readsTransparentColours() throws {
        var palette = Self.builder(.palette, 2, interlaced: false)
        palette.chunks.append(("tRNS", [0, 128]))
        let image = try DecodedPicture(bytes: palette.bytes()).image
        for y in 0..<11 {
            for x in 0..<13 { #expect(image[x, y].alpha == [0, 128, 255, 255][palette.sample(x, y, 0)]) }
        }
        for depth in [8, 16] {
            var rgb = Self.builder(.rgb, depth, interlaced: true)
            rgb.chunks = [
                ("tRNS", (0..<3).flatMap { [UInt8(rgb.sample(4, 5, $0) >> 8), UInt8(rgb.sample(4, 5, $0) & 255)] })
            ]
            let image = try DecodedPicture(bytes: rgb.bytes()).image
            #expect(image[4, 5].alpha == 0)
            #expect(image[5, 5].alpha == 255)
        }
        var grey = Self.builder(.grey, 4, interlaced: false)
        grey.chunks = [("tRNS", [0, UInt8(grey.sample(3, 2, 0))])]
        #expect(try DecodedPicture(bytes: grey.bytes()).image[3, 2].alpha == 0)
    }

    @Test func obeysGamma() throws {
        // 1.0: the numbers are light, and 55 of 255 is the middle grey of sRGB.
        var builder = PNGBuilder(width: 2, height: 1, colorType: .rgb, depth: 8) { x, _, _ in x * 55 }
        builder.chunks = [("gAMA", [0, 1, 0x86, 0xA0])]
        let image = try DecodedPicture(bytes: builder.bytes()).image
        #expect(image[0, 0] == Color(red: 0, green: 0, blue: 0))
        #expect(image[1, 0] == Color(red: 128, green: 128, blue: 128))
        builder.chunks = [("gAMA", [0, 0, 0xB1, 0x8F])]
        #expect(try DecodedPicture(bytes: builder.bytes()).image[1, 0] == Color(red: 55, green: 55, blue: 55))
    }

    @Test(arguments: [false, true])
    func reducesByBoxes(interlaced: Bool) throws {
        let builder = PNGBuilder(width: 41, height: 22, colorType: .rgba, depth: 8, interlaced: interlaced) { x, y, c in
            c == 3 ? (x < 20 ? 255 : 0) : (x / 4 + y / 4) * 9 + c
        }
        let picture = try DecodedPicture(bytes: builder.bytes(), options: DecodingOptions(targetSide: 10))
        #expect(picture.scale == 0.25 && picture.width == 41 && picture.height == 22)
        #expect(picture.image.width == 11 && picture.image.height == 6)
        #expect(picture.image[2, 3] == Color(red: 45, green: 46, blue: 47))
        #expect(picture.image[7, 3] == .clear)
        #expect(picture.image[10, 5] == .clear)
    }

    @Test func turnsByExif() throws {
        var builder = Self.builder(.rgb, 8, interlaced: false)
        let exif: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        builder.chunks = [("eXIf", exif)]
        let picture = try DecodedPicture(bytes: builder.bytes())
        #expect(picture.width == 11 && picture.height == 13)
        #expect(picture.image[10, 0] == Self.expected(builder, 0, 0))
        #expect(picture.image[0, 0] == Self.expected(builder, 0, 10))
    }

    @Test func refusesTooManyPixelsFromTheHeader() throws {
        // The header announces pixels that the file does not have.
        let small = Self.builder(.rgb, 8, interlaced: false)
        var large = small
        (large.width, large.height) = (30000, 30000)
        let bytes = Array(small.bytes()[0..<8] + large.header() + small.bytes()[33...])
        let limit = DecodingOptions.defaultMaximumPixels
        #expect(throws: ImagingError.tooLarge(width: 30000, height: 30000, maximumPixels: limit)) {
            try DecodedPicture(bytes: bytes)
        }
    }
}
