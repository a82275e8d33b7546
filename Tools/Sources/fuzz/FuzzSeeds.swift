import Basics
import Foundation
import Imaging
import NeuralNetwork
import PartEmbedding
import PartLibrary
import StyleWorkshop

/// Small files that are as they should be, made here: what is changed leads further than what is made up.
enum FuzzSeeds {
    /// A folder that goes with the last that holds it.
    final class Folder {
        let url: URL

        init() throws {
            let name = "mugmoji-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
            // Memory, where there is some that is a folder.
            let parent = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
            url = URL(fileURLWithPath: parent, isDirectory: true).appendingPathComponent(name)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        /// Writes a file that is to be read. What cannot be written is no answer of a reader: it ends the program.
        @discardableResult
        func put(_ bytes: [UInt8], _ name: String) -> URL {
            let file = url.appendingPathComponent(name)
            do { try Data(bytes).write(to: file) } catch { preconditionFailure("cannot write \(file.path): \(error)") }
            return file
        }
    }

    /// The style that `parts new` writes.
    static func style() throws -> Folder {
        let folder = try Folder()
        try StyleTemplate(name: "new")?.write(to: folder.url)
        return folder
    }

    static let image: Image = {
        var image = Image(width: 21, height: 13, filledWith: Color(red: 200, green: 80, blue: 20))
        for index in image.pixels.indices { image.pixels[index] = UInt8(truncatingIfNeeded: index * 7 + index / 84) }
        return image
    }()

    /// A small JPEG with a segment of its own behind its first marker.
    static func jpeg(marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
            + plainJPEG.dropFirst(2)
    }

    private static let plainJPEG = (try? image.jpegBytes()) ?? []

    /// A matrix profile of version 2. Source: ICC.1:2001-04.
    static var profile: [UInt8] {
        func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        func fixed(_ number: Double) -> [UInt8] { four(Int((number * 65536).rounded())) }
        func point(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
            Array("XYZ ".utf8) + four(0) + fixed(x) + fixed(y) + fixed(z)
        }
        let curve = Array("curv".utf8) + four(0) + four(1) + [2, 0x33, 0, 0]
        let tags = [
            ("wtpt", point(0.9642, 1, 0.8249)), ("rXYZ", point(0.51, 0.24, 0.0)), ("gXYZ", point(0.29, 0.69, 0.04)),
            ("bXYZ", point(0.16, 0.07, 0.78)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var (table, data) = (four(tags.count), [UInt8]())
        let start = 128 + 4 + 12 * tags.count
        for (name, content) in tags {
            table += Array(name.utf8) + four(start + data.count) + four(content.count)
            data += content
        }
        var head = [UInt8](repeating: 0, count: 128)
        head.replaceSubrange(0..<4, with: four(start + data.count))
        head.replaceSubrange(8..<12, with: four(0x0210_0000))
        head.replaceSubrange(12..<24, with: "mntrRGB XYZ ".utf8)
        head.replaceSubrange(36..<40, with: "acsp".utf8)
        head.replaceSubrange(68..<80, with: fixed(0.9642) + fixed(1) + fixed(0.8249))
        return head + table + data
    }

    /// A TIFF directory with an orientation, as Exif holds it.
    static let exif: [UInt8] =
        Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
}

extension FuzzTarget {
    /// - Throws: what keeps them from being made.
    func seeds() throws -> [[UInt8]] {
        let image = FuzzSeeds.image
        switch self {
        case .png:
            let indexed = IndexedImage(width: 9, height: 9, indices: (0..<81).map { UInt8($0 % 16) })
            let palette = (0..<16).map { Color(red: UInt8($0 * 16), green: 0, blue: 9) }
            return [try image.pngBytes(), try image.pngBytes(alpha: false), try indexed.pngBytes(palette: palette)]
        case .jpeg:
            return [
                try image.jpegBytes(), try image.jpegBytes(orientation: .left), try image.jpegBytes(progressive: true),
                try image.jpegBytes(grey: true), FuzzSeeds.jpeg(marker: 0xE1, Array("Exif\0\0".utf8) + FuzzSeeds.exif),
            ]
        case .webp: return [try image.webPBytes(), try image.webPBytes(quality: 50)]
        case .gif: return [FuzzSeeds.gif]
        case .exif: return [FuzzSeeds.exif]
        case .icc: return [FuzzSeeds.profile]
        case .svg:
            return FuzzSeeds.drawings.map {
                Array(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\" data-mouth=\"smile\">\($0)</svg>"
                        .utf8)
            }
        case .style, .expressions:
            let style = try FuzzSeeds.style()
            let file = style.url.appendingPathComponent("\(rawValue).json")
            return [(try? [UInt8](Data(contentsOf: file))) ?? Array(FuzzSeeds.expressions.utf8)]
        case .recipe: return FuzzSeeds.recipes.map { Array($0.utf8) }
        case .safetensors:
            var writer = SafetensorsWriter(metadata: [("format", "pt")])
            writer.add("a", shape: [2, 3], [1, 2, 3, 4, 5, 6])
            writer.add("b", shape: [1], wholeNumbers: [7])
            return [writer.bytes]
        case .index, .pack:
            let style = try FuzzSeeds.style()
            _ = try StyleIndex(style: .folder(style.url)).build()
            let name = self == .pack ? StylePack.fileName : StyleIndex.fileName
            return [[UInt8](try Data(contentsOf: style.url.appendingPathComponent(name)))]
        case .matroska: return [FuzzSeeds.matroska]
        case .video: return FuzzSeeds.videos + [FuzzSeeds.matroska, FuzzSeeds.gif]
        case .network: return [Array(FuzzSeeds.network.utf8)]
        case .frames:
            return FuzzSeeds.requests.map { WorkerFrame.start(json: $0, byteCount: 3) + [1, 2, 3] }
                + [FuzzSeeds.requests.flatMap { WorkerFrame.start(json: $0, byteCount: 0) }]
        case .multipart: return [Array(FuzzSeeds.form.utf8)]
        case .stickers:
            var zip = ZIPWriter()
            zip.add("a.png", try image.pngBytes())
            zip.add("b.webp", try image.webPBytes())
            zip.add("pack.json", Array("{}".utf8))
            return [
                zip.bytes, try image.pngBytes(), try image.webPBytes(), try image.jpegBytes(), FuzzSeeds.gif,
                FuzzSeeds.matroska,
            ]
        }
    }
}

extension FuzzSeeds {
    /// Two frames of 2×2 pixels. Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
    static let gif: [UInt8] =
        Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]
        + [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        + (0..<2).flatMap { _ in
            [0x21, 0xF9, 4, 0, 5, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0] as [UInt8]
        } + [0x3B]

    /// Two frames of four bytes, as ffmpeg writes them. Sources: RFC 8794, RFC 9559.
    static let matroska: [UInt8] =
        [0x1A, 0x45, 0xDF, 0xA3, 0x88, 0x42, 0x82, 0x85] + Array("webm ".utf8)
        + [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
        + [0x15, 0x49, 0xA9, 0x66, 0x87, 0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]
        + [0x16, 0x54, 0xAE, 0x6B, 0x95, 0xAE, 0x93, 0xD7, 0x81, 1, 0x83, 0x81, 1, 0x86, 0x83] + Array("V_X".utf8)
        + [0xE0, 0x86, 0xB0, 0x81, 2, 0xBA, 0x81, 2]
        + (0..<2).flatMap { time in
            [0x1F, 0x43, 0xB6, 0x75, 0x8D, 0xE7, 0x81, UInt8(time * 40), 0xA3, 0x88, 0x81, 0, 0, 0x80, 1, 2, 3, 4]
                as [UInt8]
        }

    /// The beginnings of some kinds of video.
    static let videos: [[UInt8]] = [
        [0, 0, 0, 16] + Array("ftypisom\0\0\0\0".utf8)
            + [0, 0, 0, 44] + Array("moov".utf8) + [0, 0, 0, 36] + Array("dinf".utf8)
            + [0, 0, 0, 28] + Array("dref".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12] + Array("url ".utf8) + [
                0, 0, 0, 1,
            ]
            + [0, 0, 0, 1] + Array("mdat".utf8) + [0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4],
        Array("RIFF".utf8) + [20, 0, 0, 0] + Array("AVI LIST".utf8) + [4, 0, 0, 0] + Array("hdrlRIFF".utf8) + [
            0, 0, 0, 0,
        ],
        Array("FLV".utf8) + [1, 1, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 13],
        Array("OggS".utf8) + [0, 2] + [UInt8](repeating: 0, count: 20) + [1, 3, 1, 2, 3],
    ]

    static let drawings = [
        "<title>A</title><path class=\"lip\" d=\"M196 358Q256 380 316 358Q256 406 196 358Z\"/>",
        "<defs><linearGradient id=\"g\" x1=\"0\"><stop class=\"lip\"/><stop offset=\"50%\" class=\"skin\" stop-opacity=\".5\"/></linearGradient>"
            + "</defs><circle fill=\"url(#g)\" class=\"lip\" cx=\"9\" cy=\"9\" r=\"5\"/>",
        "<clipPath id=\"c\"><rect width=\"9\" height=\"9\" rx=\"2\"/></clipPath><mask id=\"m\"><ellipse class=\"lip\" rx=\"4\" ry=\"3\"/></mask>"
            + "<g id=\"a\" clip-path=\"url(#c)\" mask=\"url(#m)\" opacity=\"0.5\" transform=\"rotate(9 1 2) scale(2)\"><path class=\"lip\""
            + " d=\"m1,2a1 1 0 011.5.5h-1.5v2l.5.5c1e1-2 3 4 5 6s1 2 3 4q1 2 3 4t5 6z\"/></g>",
        "<polyline class=\"line outline\" stroke-width=\"4\" stroke-dasharray=\"6 4\" stroke-linejoin=\"round\" points=\"1,2 3,4 5-6\"/>"
            + "<g id=\"u\"><line class=\"line outline\" x1=\"1\" y2=\"2\"/></g>",
    ]

    static let expressions = """
        {"version": 1, "expressions": [{"name": "happy", "title": "Happy", "emoji": ["😀"], "eyes": "round", "opening": 1.1,
        "gaze": {"x": 2, "y": -1}, "mouth": "smile", "brows": {"dy": -4, "frown": 2}, "roll": 3, "motion": "nod"}],
        "motions": [{"name": "nod", "seconds": 1, "tracks": [{"target": "head", "times": [0, 0.5, 1], "dy": [0, 4, 0]}]}]}
        """

    static let recipes = [
        """
        {"version": 1, "style": "new", "parts": {"head": "round", "eyes": "open"}, "colors": {"skin": "#825c43"}}
        """,
        """
        {"version": 1, "style": "new", "parts": {"eyes": "open", "details": "freckles"}, "expression": "happy", "placements": {"eyes": {"dx": 1,
        "dy": 2, "sx": 1.1, "sy": 0.9}}, "outline": {"color": "#ffffff", "width": 14}, "caption": {"text": "a|b"}}
        """,
    ]

    static let requests = [
        #"{"type":"hello","protocol":1}"#,
        #"{"type":"convert","id":1,"name":"a.jpg","options":{"size":96,"quiet":true,"choose":{"hair":"bob"},"for":["a",2.5]},"want":["emoji"]}"#,
        #"{"type":"render","id":"\ud83d\ude00 \ud800","path":"me.json"}"#,
    ]

    static let form =
        "multipart/form-data; boundary=\"a b\"\n--a b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\\\".jpg\"\r\n"
        + "Content-Type: image/JPEG\r\nContent-Transfer-Encoding: binary\r\n\r\nx\r\n--a b \r\n"
        + "content-disposition: form-data;name=choices\r\n\r\n{}\r\n--a b--\r\n"

    static let network = """
        {"version": 1, "name": "mine", "weights": "w.safetensors", "input": {"size": 8, "mean": [0, 0.5, 0], "deviation": [1, 1, 1]},
        "layers": [{"type": "conv", "name": "c", "channels": 4, "kernel": 3, "stride": 2, "padding": 1, "groups": 1}, {"type": "relu"},
        {"type": "maxPool", "kernel": 2, "stride": 1, "padding": 0}, {"type": "averagePool", "kernel": 2}, {"type": "globalAveragePool"},
        {"type": "linear", "name": "l", "outputs": 2}, {"type": "l2Normalize"}]}
        """
}
