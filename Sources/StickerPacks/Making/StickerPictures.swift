import Compositing
import Imaging
import MovingPictures
import PartLibrary

/// Draws one sticker in every size that is asked for; what was drawn once is kept.
///
/// Stills are drawn in each size. Loops are drawn once, in the largest, and made smaller: to draw is what takes longest.
final class StickerPictures {
    private struct Size: Hashable {
        var side: Int
        var isOutlined: Bool
    }

    private let recipe: AvatarRecipe
    private let renderer: AvatarRenderer
    private var stills: [Size: Image] = [:]
    private var loops: [Bool: [Image]] = [:]
    private var scaledLoops: [StickerDrawing: [Image]] = [:]

    /// - Parameter recipe: of the pack, whose expression the sticker has.
    init(of sticker: Sticker, recipe: AvatarRecipe, renderer: AvatarRenderer) {
        self.recipe = recipe.showing(sticker)
        self.renderer = renderer
    }

    func still(_ drawing: StickerDrawing) throws -> Image {
        let size = Size(side: drawing.side, isOutlined: drawing.isOutlined)
        let image =
            try stills[size] ?? renderer.image(of: recipe.outlined(drawing.isOutlined), size: max(size.side, 16))
        stills[size] = image
        return image.centred(on: drawing)
    }

    /// The loop of the expression.
    ///
    /// - Parameter rule: what is demanded of its motion.
    func clip(_ drawing: StickerDrawing, by rule: MotionRule) throws -> (clip: Clip, loops: Int) {
        let frames = try frames(drawing)
        let seconds = seconds
        guard rule.isWholeSeconds, let most = rule.frames?.upperBound else {
            return (Clip(frames: frames, rate: Double(frames.count) / seconds), 0)
        }
        // Short loops twice, so that neither is slow; then as often as fits.
        let rounds = seconds < 0.75 ? 2 : 1
        let whole = max(1, Int((seconds * Double(rounds)).rounded()))
        let count = min(most, frames.count * rounds) / rounds
        let picked = (0..<count).map { frames[$0 * frames.count / count] }
        let all = Array(repeating: picked, count: rounds).flatMap(\.self)
        return (Clip(frames: all, rate: Double(all.count) / Double(whole)), max(1, Int(rule.seconds ?? 4) / whole))
    }

    func svg() throws -> String { try renderer.svg(of: recipe, size: 512) }

    private var motion: Motion? {
        renderer.library.motion(of: recipe.expression.flatMap { renderer.library.expression($0) })
    }

    private var seconds: Double { motion?.seconds ?? 1 }

    /// Frames a second: long loops are slow ones.
    private var rate: Double { seconds > 1.3 ? 15 : 20 }

    private func frames(_ drawing: StickerDrawing) throws -> [Image] {
        if let frames = scaledLoops[drawing] { return frames }
        let largest = StickerDrawing(512, 512, margin: 16, isOutlined: drawing.isOutlined)
        var master = loops[drawing.isOutlined] ?? []
        if master.isEmpty {
            // Emoji are small whatever they are for.
            let side = drawing.isOutlined ? max(largest.side, drawing.side) : 256
            try renderer.frames(of: recipe.outlined(drawing.isOutlined), size: side, rate: rate) { image, _ in
                master.append(image)
            }
            loops[drawing.isOutlined] = master
        }
        let side = drawing.side
        let frames = master.map { $0.resampled(width: side, height: side).centred(on: drawing) }
        scaledLoops[drawing] = frames
        return frames
    }
}

extension AvatarRecipe {
    /// The person with a sticker's expression, filling the square.
    func showing(_ sticker: Sticker) -> AvatarRecipe {
        var recipe = self
        recipe.expression = sticker.name
        if recipe.crop == .bust { recipe.crop = .tight }
        return recipe
    }

    func outlined(_ isOutlined: Bool) -> AvatarRecipe {
        var recipe = self
        if !isOutlined { recipe.outline = nil }
        return recipe
    }
}

extension Image {
    /// The picture in the middle of a clear one.
    func centred(on drawing: StickerDrawing) -> Image {
        if width == drawing.width, height == drawing.height { return self }
        var canvas = Image(width: drawing.width, height: drawing.height)
        canvas.draw(self, x: (drawing.width - width) / 2, y: (drawing.height - height) / 2)
        return canvas
    }

    /// Lays another picture over this one; what lies outside is left out.
    mutating func draw(_ other: Image, x left: Int, y top: Int) {
        for y in max(0, -top)..<max(0, -top, min(other.height, height - top)) {
            for x in max(0, -left)..<max(0, -left, min(other.width, width - left)) {
                let source = (y * other.width + x) * 4
                let alpha = Int(other.pixels[source + 3])
                if alpha == 0 { continue }
                let target = ((y + top) * width + x + left) * 4
                let below = Int(pixels[target + 3])
                if alpha == 255 || below == 0 {
                    for channel in 0..<4 { pixels[target + channel] = other.pixels[source + channel] }
                    continue
                }
                // Both with straight alpha; sums in 255 times 255.
                let rest = below * (255 - alpha)
                let sum = alpha * 255 + rest
                for channel in 0..<3 {
                    let mixed = Int(other.pixels[source + channel]) * alpha * 255 + Int(pixels[target + channel]) * rest
                    pixels[target + channel] = UInt8((mixed + sum / 2) / sum)
                }
                pixels[target + 3] = UInt8((sum + 127) / 255)
            }
        }
    }
}
