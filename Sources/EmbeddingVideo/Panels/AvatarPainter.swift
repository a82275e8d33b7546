import Compositing
import Imaging
import LiveAvatars
import Mugmoji
import VideoFrames

/// Draws nothing but the avatar, with straight alpha.
final class AvatarPainter: Painter {
    private let renderer: AvatarRenderer
    private let size: (width: Int, height: Int)
    private var drawn: (recipe: AvatarRecipe, pixels: [UInt8])?

    init(renderer: AvatarRenderer, size: (width: Int, height: Int)) {
        self.renderer = renderer
        self.size = size
    }

    func draw(_ frame: VideoFrame, _ emoji: FrameEmoji) throws -> [UInt8] {
        guard let recipe = emoji.recipe else { return [UInt8](repeating: 0, count: size.width * size.height * 4) }
        if let drawn, drawn.recipe == recipe { return drawn.pixels }
        let side = min(size.width, size.height)
        let avatar = try renderer.image(of: recipe, size: side)
        var picture = Image(width: size.width, height: size.height)
        let (left, top) = ((size.width - side) / 2, (size.height - side) / 2)
        for y in 0..<side {
            let start = ((y + top) * size.width + left) * 4
            picture.pixels.replaceSubrange(
                start..<start + side * 4, with: avatar.pixels[y * side * 4..<(y + 1) * side * 4])
        }
        drawn = (recipe, picture.pixels)
        return picture.pixels
    }
}
