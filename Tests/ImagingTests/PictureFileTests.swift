import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite("Picture files, row by row and piece by piece")
struct PictureFileTests {
    private let image = TestPictures.gradient(width: 97, height: 61)

    @Test func rowsAreReducedAsThePictureIs() throws {
        for (columns, rows) in [(97, 61), (96, 60), (50, 33), (13, 61), (97, 7), (1, 1)] {
            var reducer = RowReducer(width: 97, height: 61, columns: columns, rows: rows)
            var pixels: [UInt8] = []
            for y in 0..<image.height {
                image.pixels[y * 97 * 4..<(y + 1) * 97 * 4].withUnsafeBufferPointer { reducer.add(row: $0) }
                while let row = reducer.takeRow() { pixels += row }
            }
            #expect(pixels == image.resampled(width: columns, height: rows).pixels, "\(columns)×\(rows)")
        }
    }

    @Test(arguments: Orientation.allCases)
    func piecesAreThoseOfTheUprightPicture(orientation: Orientation) throws {
        let file = try PictureFile(PictureSource(bytes: image.jpegBytes(quality: 95, orientation: orientation)))
        let upright = try file.decode().image
        #expect(upright.width == file.width && upright.height == file.height)
        let areas = [
            Rect(x: 10, y: 5, width: 20, height: 30), Rect(x: -5, y: -5, width: 1000, height: 1000),
            Rect(x: 40.5, y: 20.2, width: 7.1, height: 9.9), Rect(x: 500, y: 0, width: 9, height: 9),
        ]
        let pieces = try file.pieces(areas.map { PictureFile.Window(area: $0, reduction: 1) })
        #expect(pieces[3] == nil)
        for (piece, area) in zip(pieces, areas).prefix(3) {
            let piece = try #require(piece)
            let corner = piece.toPicture(Point(x: 0, y: 0))
            #expect(corner == Point(x: max(area.x.rounded(.down), 0), y: max(area.y.rounded(.down), 0)))
            for (x, y) in [(0, 0), (piece.image.width - 1, 0), (3, piece.image.height - 1)] {
                #expect(piece.image[x, y] == upright[x + Int(corner.x), y + Int(corner.y)])
            }
        }
    }

    @Test func turnsComeAfterTheFilesOwnWord() throws {
        for orientation in Orientation.allCases {
            let bytes = try image.jpegBytes(quality: 95, orientation: orientation)
            let upright = try DecodedPicture(bytes: bytes)
            for turn in Turn.allCases {
                let turned = try DecodedPicture(bytes: bytes, options: DecodingOptions(turn: turn))
                #expect(turned.image == upright.turned(by: turn).image)
                #expect(turned.width == upright.turned(by: turn).width)
            }
        }
        #expect(image.upright(from: .right).upright(from: Orientation.right.inverse) == image)
    }

    @Test func filesAreReadFromWhereTheyLie() throws {
        let scratch = try Scratch()
        var bytes = try image.jpegBytes(quality: 95)
        let decoded = try DecodedPicture(bytes: bytes).image
        // What hangs on behind a picture is never read.
        bytes += [UInt8](repeating: 0, count: 3 << 20)
        let url = try scratch.file("picture.jpg", bytes)
        #expect(truncate(url.path, 5 << 30) == 0)
        let file = try PictureFile(PictureSource(path: url.path))
        #expect(try file.decode().image == decoded)
        #expect(throws: ImagingError.self) { try PictureSource(path: scratch.path("none.jpg")) }
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        #expect(throws: ImagingError.unreadable(details: "it is no regular file")) {
            try PictureSource(path: scratch.path("pipe"))
        }
    }

    @Test func aFileThatShrinksWhileItIsReadIsCutShort() throws {
        let scratch = try Scratch()
        let url = try scratch.file("picture.png", TestPictures.noise(width: 300, height: 300).pngBytes())
        let file = try PictureFile(PictureSource(path: url.path))
        #expect(truncate(url.path, 1000) == 0)
        #expect(throws: ImagingError.truncated(.png, details: "Read Error: the data ends too early")) {
            try file.decode()
        }
    }
}

@Suite("What phones and programs write into pictures")
struct RealPictureTests {
    private let image = TestPictures.gradient(width: 64, height: 40)

    /// Position after the marker's segment; the marker's second byte tells it.
    private func insert(_ bytes: [UInt8], afterStartOf jpeg: [UInt8]) -> [UInt8] {
        Array(jpeg[0..<2]) + bytes + Array(jpeg[2...])
    }

    @Test(arguments: [false, true])
    func anEndMarkerIsNotMissed(progressive: Bool) throws {
        let whole = try image.jpegBytes(progressive: progressive)
        let decoded = try DecodedPicture(bytes: whole).image
        #expect(Array(whole.suffix(2)) == [0xFF, 0xD9])
        let bare = Array(whole.dropLast(2))
        // A vendor's trailer, of bytes that look like markers too.
        let trailer: [UInt8] =
            Array("SEFH".utf8) + [0xFF, 0x45, 0, 9, 0xFF, 0xC0, 0, 3, 1, 0xFF, 0xDB] + Array("SEFT".utf8)
        for bytes in [bare, bare + trailer, whole + trailer, bare + [0xFF], bare + [0, 0, 0]] {
            #expect(try DecodedPicture(bytes: bytes).image == decoded)
        }
        let error = #expect(throws: ImagingError.self) {
            try DecodedPicture(bytes: Array(whole.dropLast(whole.count / 3)))
        }
        #expect(error?.description.contains("cut short") == true)
    }

    @Test func manySegmentsCostNothing() throws {
        let jpeg = try image.jpegBytes(orientation: .right)
        let empty = [[UInt8]](repeating: [0xFF, 0xE1, 0, 2], count: 200_000).flatMap { $0 }
        let elapsed = try ContinuousClock().measure {
            let picture = try DecodedPicture(bytes: insert(empty, afterStartOf: jpeg))
            #expect(picture.width == 40 && picture.height == 64)
        }
        #expect(elapsed < .seconds(5))
    }

    @Test(arguments: [0x00, 0xFF, 0xD0] as [UInt8])
    func bytesThatBelongToNothingAreNotWadedThrough(byte: UInt8) throws {
        let jpeg = try image.jpegBytes()
        let picture = try DecodedPicture(
            bytes: insert([UInt8](repeating: byte, count: 1000), afterStartOf: jpeg))
        #expect(picture.width == 64)
        let scratch = try Scratch()
        let url = try scratch.file("long.jpg", insert([UInt8](repeating: byte, count: 3 << 20), afterStartOf: jpeg))
        #expect(truncate(url.path, 1 << 40) == 0)
        let elapsed = try ContinuousClock().measure {
            let source = try PictureSource(path: url.path)
            #expect(throws: ImagingError.self) { try PictureFile(source) }
        }
        #expect(elapsed < .seconds(10))
    }

    @Test func scansAreBounded() throws {
        let jpeg = try image.jpegBytes(progressive: true)
        // The last scan again and again: no honest file has it, and each costs a pass.
        let start = try #require(jpeg.indices.last { jpeg[$0...].starts(with: [0xFF, 0xDA]) })
        let scan = Array(jpeg[start..<jpeg.count - 2])
        var many = Array(jpeg[0..<jpeg.count - 2])
        for _ in 0...100 { many += scan }
        many += [0xFF, 0xD9]
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: many) }
        #expect(error?.description.contains("more than 100 scans") == true)
    }

    @Test(arguments: [
        (0xC3, "a lossless JPEG picture"), (0xC5, "a hierarchical JPEG picture"), (0xF7, "a JPEG-LS picture"),
        (0xCB, "a lossless JPEG picture"),
    ])
    func kindsThatAreNotReadAreCalledByTheirName(frame: Int, name: String) throws {
        var jpeg = try image.jpegBytes()
        let start = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        jpeg[start + 1] = UInt8(frame)
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: jpeg) }
        #expect(error?.description.contains(name) == true)
        #expect(error?.description.contains("damaged") == false)
    }

    @Test func twelveBitsAreCalledByTheirName() throws {
        var jpeg = try image.jpegBytes()
        let start = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        jpeg[start + 4] = 12
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: jpeg) }
        #expect(error?.description.contains("more than 8 bits") == true)
    }

    private func png(_ chunks: [(type: String, data: [UInt8])], behind: [(type: String, data: [UInt8])] = []) -> [UInt8]
    {
        var builder = PNGBuilder(width: 11, height: 13, colorType: .rgb, depth: 8) { ($0 * 7 + $1 * 3 + $2) & 255 }
        builder.chunks = chunks
        builder.chunksBehind = behind
        return builder.bytes()
    }

    /// A TIFF structure that holds the orientation “turn by 90° clockwise” and nothing else.
    private let exif: [UInt8] = [
        0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
    ]

    @Test func orientationStandsWhereProgramsPutIt() throws {
        let marked = Array("Exif\0\0".utf8) + exif
        let digits = Array(marked.map { String(format: "%02x", $0) }.joined(separator: "").utf8)
        let profile = Array("\nexif\n      \(marked.count)\n".utf8) + digits + Array("\n".utf8)
        let name = Array("Raw profile type exif\0".utf8)
        // A zlib stream of one stored block.
        let compressed = PNGBuilder.stored(profile)
        let places: [[UInt8]] = [
            png([("eXIf", exif)]), png([("eXIf", marked)]), png([], behind: [("eXIf", exif)]),
            png([("tEXt", name + profile)]), png([("zTXt", name + [0] + compressed)]),
            png([], behind: [("zTXt", Array("Raw profile type APP1\0".utf8) + [0] + compressed)]),
            png([("iTXt", name + [1, 0, 0, 0] + compressed)]), png([("iTXt", name + [0, 0, 0, 0] + profile)]),
        ]
        for (index, bytes) in places.enumerated() {
            let picture = try DecodedPicture(bytes: bytes)
            #expect(picture.width == 13 && picture.height == 11, "place \(index)")
        }
    }

    @Test func whatFollowsThePixelsMayBeMissing() throws {
        let whole = png([])
        #expect(try DecodedPicture(bytes: Array(whole.dropLast(12))).image == DecodedPicture(bytes: whole).image)
    }

    @Test func chunksThatClaimMuchTakeNothing() throws {
        for type in ["tEXt", "zTXt", "iTXt", "sPLT", "sCAL", "pCAL", "eXIf", "iCCP", "IDAT", "PLTE", "zzZz"] {
            let claim: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF] + Array(type.utf8)
            let bytes = Array(png([]).prefix(33)) + claim
            #expect(throws: ImagingError.self, "\(type)") { try DecodedPicture(bytes: bytes) }
        }
    }

    @Test func appleFormIsCalledByItsName() throws {
        let bytes =
            Array(png([]).prefix(8)) + [0, 0, 0, 4] + Array("CgBI".utf8) + [0, 0, 0, 0, 0, 0, 0, 0] + png([])[8...]
        let error = #expect(throws: ImagingError.self) { try DecodedPicture(bytes: bytes) }
        #expect(error?.description.contains("CgBI") == true)
        #expect(error?.description.contains("damaged") == false)
    }

    @Test func textsThatNobodyReadsAreNotInflated() throws {
        // Each would be eight megabytes.
        let text = Array("Comment\0".utf8) + [0] + PNGBuilder.stored([UInt8](repeating: 65, count: 1000))
        let bytes = png([(String, [UInt8])](repeating: ("zTXt", text), count: 2000))
        let elapsed = try ContinuousClock().measure { _ = try DecodedPicture(bytes: bytes) }
        #expect(elapsed < .seconds(5))
    }

    @Test func largeCoefficientsLieInAFile() throws {
        // More than 16 MiB of them for each channel.
        let (width, height) = (6000, 6000)
        var pixels = [UInt8](repeating: 200, count: width * height * 4)
        pixels.withUnsafeMutableBytes { bytes in
            for y in stride(from: 0, to: height, by: 2) {
                let start = y * width * 4
                UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + (y + 1000) * 2])
                    .initializeMemory(as: UInt8.self, repeating: UInt8(y & 255))
            }
        }
        let image = Image(width: width, height: height, pixels: pixels)
        let options = DecodingOptions(targetSide: 700)
        let progressive = try DecodedPicture(bytes: image.jpegBytes(quality: 60, progressive: true), options: options)
        #expect(try progressive.image == DecodedPicture(bytes: image.jpegBytes(quality: 60), options: options).image)
    }

    @Test func largeInterlacedPicturesLieInAFile() throws {
        var builder = PNGBuilder(width: 4800, height: 3600, colorType: .grey, depth: 1, interlaced: true) { _, _, _ in 0
        }
        var lines: [UInt8] = []
        for (dx, dy) in [(8, 8), (8, 8), (4, 8), (4, 4), (2, 4), (2, 2), (1, 2)] {
            let line = [0] + [UInt8](repeating: 0xF0, count: 4800 / dx / 8)
            for _ in 0..<3600 / dy { lines += line }
        }
        builder.rawLines = lines
        let image = try DecodedPicture(bytes: builder.bytes()).image
        // Odd rows are those of the last pass, which holds all columns.
        for (x, y) in [(0, 1), (3, 1), (4, 1), (7, 3599), (4796, 3599), (4795, 3599), (1234, 987)] {
            #expect(image[x, y].red == ((x & 7) < 4 ? 255 : 0), "\(x), \(y)")
        }
    }
}
