import Imaging
import Testing

@testable import MovingPictures

/// An animated PNG file taken apart: chunks are walked, each frame is made a PNG file of its own, read by our own reader, and
/// laid over what was there. Source: W3C, PNG (Third Edition), § 11.3.4 and § 12.1.
struct AnimationChunks {
    struct Frame {
        var area: FrameArea
        var numerator: Int
        var denominator: Int
        var disposal: UInt8
        var isOverlay: Bool
        var pixels: [UInt8] = []
    }

    private(set) var width = 0
    private(set) var height = 0
    /// Bits a sample, and the colour type.
    private(set) var form: ArraySlice<UInt8> = []
    private(set) var frameCount = 0
    private(set) var loops = -1
    private(set) var frames: [Frame] = []
    private(set) var types: [String] = []
    private var palette: [UInt8] = []

    init(_ file: [UInt8]) throws {
        try #require(file.starts(with: PNGChunks.signature))
        var position = 8
        var sequence = 0
        func number(_ offset: Int, _ count: Int = 4) -> Int {
            file[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
        }
        while position < file.count {
            let length = number(position)
            let type = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
            let start = position + 8
            let content = file[start..<start + length]
            types.append(type)
            // Lengths and checksums.
            #expect(PNGChunks.chunk(type, Array(content)).elementsEqual(file[position..<start + length + 4]))
            switch type {
            case "IHDR":
                (width, height, form) = (number(start), number(start + 4), content.dropFirst(8))
            case "PLTE", "tRNS": palette += file[position..<start + length + 4]
            case "acTL": (frameCount, loops) = (number(start), number(start + 4))
            case "fcTL":
                #expect(number(start) == sequence)
                sequence += 1
                let area = FrameArea(
                    x: number(start + 12), y: number(start + 16), width: number(start + 4), height: number(start + 8))
                frames.append(
                    Frame(
                        area: area, numerator: number(start + 20, 2), denominator: number(start + 22, 2),
                        disposal: file[start + 24], isOverlay: file[start + 25] == 1))
            case "IDAT": frames[0].pixels += content
            case "fdAT":
                #expect(number(start) == sequence)
                sequence += 1
                frames[frames.count - 1].pixels += content.dropFirst(4)
            default: break
            }
            position = start + length + 4
        }
    }

    /// What is shown, one after the other.
    func shown() throws -> Shown {
        var canvas = Image(width: width, height: height)
        var shown = Shown(frames: [], durations: [])
        for frame in frames {
            let area = frame.area
            let header = PNGChunks.number(UInt32(area.width)) + PNGChunks.number(UInt32(area.height)) + form
            let file =
                PNGChunks.signature + PNGChunks.chunk("IHDR", header) + palette
                + PNGChunks.chunk("IDAT", frame.pixels) + PNGChunks.chunk("IEND", [])
            let picture = try DecodedPicture(bytes: file).image
            for y in 0..<area.height {
                for x in 0..<area.width {
                    let (old, new) = (canvas[area.x + x, area.y + y], picture[x, y])
                    // What lies over something is either the whole of it, or there was nothing, or it is nothing itself.
                    #expect(!frame.isOverlay || new.alpha == 255 || new.alpha == 0 || old.alpha == 0)
                    if !frame.isOverlay || new.alpha > 0 { canvas[area.x + x, area.y + y] = new }
                }
            }
            shown.frames.append(canvas)
            shown.durations.append(frame.numerator * 1000 / frame.denominator)
        }
        return shown
    }
}
