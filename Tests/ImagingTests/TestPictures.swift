import Foundation
import Imaging
import TestSupport

/// Pictures that several tests use.
enum TestPictures {
    /// Smooth and coloured, so that JPEG keeps it well.
    static func gradient(width: Int, height: Int) -> Image {
        var image = Image(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                image[x, y] = Color(
                    red: UInt8(x * 255 / max(width - 1, 1)), green: UInt8(y * 255 / max(height - 1, 1)),
                    blue: UInt8(128 + 60 * (x - y) / max(width, height)))
            }
        }
        return image
    }

    /// What no codec makes small.
    static func noise(width: Int, height: Int) -> Image {
        var random = SplitMix64(seed: 11)
        let pixels = (0..<width * height * 4).map { $0 % 4 == 3 ? 255 : UInt8.random(in: 0...255, using: &random) }
        return Image(width: width, height: height, pixels: pixels)
    }

    /// A 16×16 CMYK JPEG with Adobe's inverted inks; quadrants: cyan, magenta / yellow, half black.
    static var cmykJPEG: [UInt8] {
        let text = """
            /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoK
            CgYICwwLCgwJCgoK/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAoACf/EABQQAQAAAAAAAAAAAAAA
            AAAAAAD/2gAOBEMATQBZAEsAAD8AP+38b+N/D/AA0kf4AGkj/B/3/9k=
            """
        return Array(Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    }
}
