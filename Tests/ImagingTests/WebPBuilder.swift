import CLibWebP
import Imaging

/// Builds WebP files of all kinds from chunks. Source: RFC 9649, 2.
enum WebPBuilder {
    static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        Array(type.utf8) + number(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
    }

    static func file(_ chunks: [[UInt8]]) -> [UInt8] {
        let body = Array("WEBP".utf8) + chunks.flatMap(\.self)
        return Array("RIFF".utf8) + number(body.count, 4) + body
    }

    /// The chunk before all others of a file with more than colours.
    static func extended(width: Int, height: Int, flags: UInt8 = 0) -> [UInt8] {
        chunk("VP8X", [flags, 0, 0, 0] + number(width - 1, 3) + number(height - 1, 3))
    }

    /// A frame of an animation, from a file with one picture.
    static func frame(x: Int, y: Int, width: Int, height: Int, _ file: [UInt8]) -> [UInt8] {
        let place = number(x / 2, 3) + number(y / 2, 3) + number(width - 1, 3) + number(height - 1, 3) + number(100, 3)
        return chunk("ANMF", place + [0] + chunks(of: file))
    }

    /// What libwebp makes, as a file.
    static func lossy(_ image: Image, quality: Float = 95) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let size = WebPEncodeRGBA(
            image.pixels, Int32(image.width), Int32(image.height), Int32(image.width * 4), quality, &output)
        defer { WebPFree(output) }
        return Array(UnsafeBufferPointer(start: output, count: size))
    }

    /// The chunks of colours and alpha of a file with one picture.
    static func chunks(of file: [UInt8]) -> [UInt8] {
        guard file[12..<16].elementsEqual("VP8X".utf8) else { return Array(file[12...]) }
        return Array(file[30...])
    }

    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
