import Basics
import Compositing
import Foundation
import Imaging

/// An output that an earlier run may have left.
enum EarlierOutput {
    /// Whether the file is there and whole: a picture that can be read to its end, a document that is closed. How it was made is not
    /// looked at.
    static func isWhole(emoji path: String, _ format: EmojiFormat) -> Bool {
        guard FileStatus(of: path).type == S_IFREG else { return false }
        switch format {
        case .svg:
            guard let bytes = try? BoundedFile.read(path, limit: 64 << 20) else { return false }
            let text = String(decoding: bytes, as: UTF8.self)
            return text.contains("<svg") && (text.hasSuffix("</svg>\n") || text.hasSuffix("</svg>"))
        case .webm:
            // Every file of this kind begins so; where it ends is not told.
            return (try? BoundedFile.start(of: path, count: 4)) == [0x1A, 0x45, 0xDF, 0xA3]
        case .png, .apng, .gif, .webp:
            guard let bytes = try? BoundedFile.read(path, limit: 256 << 20), isClosed(bytes, format) else {
                return false
            }
            return (try? PictureFile(PictureSource(bytes: bytes)).decode()) != nil
        }
    }

    static func isWhole(recipe path: String) -> Bool {
        guard let bytes = try? BoundedFile.read(path, limit: InputFile.Limit.recipe.bytes) else { return false }
        return (try? AvatarRecipe(json: Data(bytes))) != nil
    }

    /// Decoders may be content with the first frame.
    private static func isClosed(_ bytes: [UInt8], _ format: EmojiFormat) -> Bool {
        switch format {
        case .gif: bytes.last == 0x3B
        case .webp:
            bytes.count >= 8
                && bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 <= bytes.count
        default: bytes.suffix(12).starts(with: [0, 0, 0, 0] + Array("IEND".utf8))
        }
    }
}
