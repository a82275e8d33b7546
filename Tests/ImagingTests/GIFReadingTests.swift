import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite("GIF pictures")
struct GIFReadingTests {
    private static let palette = (0..<256).map { Color(red: UInt8($0), green: UInt8(255 - $0), blue: UInt8($0 / 2)) }
    private static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)

    private func reader(_ bytes: [UInt8]) throws -> GIFReader { try GIFReader(source: PictureSource(bytes: bytes)) }

    private static func builder(width: Int = 21, height: Int = 13) -> GIFBuilder {
        GIFBuilder(
            width: width, height: height, frame: (0, 0, width, height), globalPalette: palette,
            index: { x, y in UInt8((x * 7 + y * 31) % 256) })
    }

    @Test(arguments: [false, true])
    func framesAreExact(isInterlaced: Bool) throws {
        for (width, height) in [(21, 13), (1, 1), (300, 9), (5, 2)] {
            var builder = Self.builder(width: width, height: height)
            builder.isInterlaced = isInterlaced
            let reader = try reader(builder.bytes())
            #expect(reader.header.format == .gif)
            let image = try reader.image()
            for y in 0..<height {
                for x in 0..<width { #expect(image[x, y] == Self.palette[Int(builder.index(x, y))]) }
            }
        }
    }

    @Test func smallFramesLieOnAClearCanvas() throws {
        var builder = Self.builder(width: 30, height: 20)
        builder.frame = (4, 3, 10, 6)
        builder.transparent = 38
        let image = try reader(builder.bytes()).image()
        for y in 0..<20 {
            for x in 0..<30 {
                guard (4..<14).contains(x), (3..<9).contains(y) else {
                    #expect(image[x, y] == Self.clear)
                    continue
                }
                let index = Int(builder.index(x - 4, y - 3))
                #expect(image[x, y].alpha == (index == 38 ? 0 : 255))
                #expect(index == 38 || image[x, y] == Self.palette[index])
            }
        }
        #expect(image[5, 4].alpha == 0, "index 38 is at 1, 1 of the frame")
    }

    @Test func framesBeyondTheCanvasWidenIt() throws {
        var builder = Self.builder(width: 10, height: 10)
        builder.frame = (5, 7, 20, 4)
        let header = try reader(builder.bytes()).header
        #expect((header.width, header.height) == (25, 11))
        builder.width = 0
        builder.height = 0
        #expect(try reader(builder.bytes()).image().width == 25)
    }

    @Test func theFramesOwnColorsCount() throws {
        var builder = Self.builder(width: 4, height: 1)
        builder.localPalette = [Color(red: 9, green: 8, blue: 7), Color(red: 1, green: 2, blue: 3)]
        builder.index = { x, _ in UInt8(x) }
        let image = try reader(builder.bytes()).image()
        #expect(image[0, 0] == builder.localPalette[0])
        #expect(image[1, 0] == builder.localPalette[1])
        #expect(image[2, 0].alpha == 0, "a colour that the file does not name")
        builder.localPalette = []
        builder.globalPalette = []
        let error = #expect(throws: ImagingError.self) { try reader(builder.bytes()) }
        #expect(error == .corrupt(.gif, details: "it has no colours"))
    }

    @Test func commentsMayComeFirst() throws {
        var builder = Self.builder()
        builder.preface =
            [0x21, 0xFE, 5] + Array("hello".utf8) + [0, 0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        #expect(try reader(builder.bytes()).image() == reader(Self.builder().bytes()).image())
        // 17 MiB of them (blocks of 255 bytes of 255), and then nothing.
        builder.preface = [0x21, 0xFE] + [UInt8](repeating: 255, count: 17 << 20)
        let error = #expect(throws: ImagingError.self) { try reader(builder.bytes()) }
        #expect(error == .corrupt(.gif, details: "no frame in its first 16 MiB"))
    }

    @Test func filesAreReadAsMemoryIs() throws {
        let bytes = Self.builder(width: 400, height: 300).bytes()
        let scratch = try Scratch()
        let url = try scratch.file("a.gif", bytes)
        #expect(try reader(bytes).image() == GIFReader(source: PictureSource(path: url.path)).image())
    }

    @Test(arguments: [false, true])
    func everyTruncationIsAnErrorOrTheWholePicture(isInterlaced: Bool) throws {
        var builder = Self.builder(width: 24, height: 17)
        builder.isInterlaced = isInterlaced
        builder.transparent = 3
        let file = builder.bytes()
        let whole = try reader(file).image()
        for length in 0..<file.count {
            do {
                let image = try reader(Array(file[0..<length])).image()
                #expect(image == whole && length > file.count - 6, "\(length) of \(file.count) bytes")
            } catch let error as ImagingError {
                guard case .truncated(.gif, _) = error else {
                    Issue.record("\(length) of \(file.count) bytes: \(error)")
                    continue
                }
            }
        }
    }

    @Test func corruptionNeverCrashes() throws {
        var random = SplitMix64(seed: 23)
        var builder = Self.builder(width: 24, height: 17)
        builder.transparent = 3
        var files = [builder.bytes()]
        builder.isInterlaced = true
        builder.frame = (2, 2, 20, 12)
        files.append(builder.bytes())
        for file in files {
            for round in 0..<1000 {
                var damaged = file
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    // The header, or all but the palette.
                    let position =
                        round % 2 == 0
                        ? Int.random(in: 0..<13, using: &random) : Int.random(in: 781..<file.count, using: &random)
                    damaged[position] = UInt8.random(in: 0...255, using: &random)
                }
                do {
                    let reader = try reader(damaged)
                    guard reader.header.storedWidth * reader.header.storedHeight < 300_000 else { continue }
                    _ = try reader.image()
                } catch let error as ImagingError { #expect(!error.description.isEmpty) }
            }
        }
    }

    @Test func hugeClaimsCostNothing() throws {
        var builder = Self.builder(width: 4, height: 4)
        var bytes = builder.bytes()
        // The canvas and the frame, 65535 pixels a side.
        let frame = 13 + 768
        for offset in [6, frame + 5] { bytes.replaceSubrange(offset..<offset + 4, with: [255, 255, 255, 255]) }
        #expect(try reader(bytes).header.storedWidth == 65535)
        #expect(throws: ImagingError.self) { try reader(bytes).read(reduction: 1) { _ in } }
        builder.isInterlaced = true
        bytes = builder.bytes()
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [255, 255, 255, 255])
        let error = #expect(throws: ImagingError.self) { try reader(bytes).read(reduction: 1) { _ in } }
        #expect(error?.description.contains("an interlaced GIF picture of 65535×65535 pixels") == true)
        // Within the limit, memory is taken only for what is there.
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0x70, 0x17, 0x70, 0x17])
        #expect(throws: ImagingError.self) { try reader(bytes).read(reduction: 1) { _ in } }
    }
}
