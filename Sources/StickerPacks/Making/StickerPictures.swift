import Compositing
import Imaging
import MovingPictures
import PartLibrary

/// Draws one sticker in every size that is asked for; what was drawn once is kept.
///
/// Stills are drawn in each size. Loops are drawn once, and made smaller each time that they are asked for.
final class StickerPictures {
    private struct Size: Hashable {
        var side: Int
        var isOutlined: Bool
    }

    /// Without its outline, which is drawn round pictures, and without words.
    private let recipe: AvatarRecipe
    private let caption: AvatarCaption?
    private let outline: AvatarOutline?
    private let renderer: AvatarRenderer
    private var stills: [Size: Image] = [:]
    /// The loop in the largest size that is asked for of each kind: ``largest`` where it is outlined, else ``largestEmoji``.
    private var loops: [Bool: [Image]] = [:]

    /// - Parameter recipe: of the pack, whose expression the sticker has.
    init(of sticker: Sticker, recipe: AvatarRecipe, renderer: AvatarRenderer) {
        outline = recipe.outline
        var recipe = recipe.showing(sticker)
        (recipe.outline, recipe.caption) = (nil, nil)
        caption = sticker.caption
        self.recipe = recipe
        self.renderer = renderer
    }

    func still(_ drawing: StickerDrawing) throws -> Image {
        let size = Size(side: drawing.side, isOutlined: drawing.isOutlined)
        if let image = stills[size] { return image.centred(on: drawing) }
        let line = drawing.isOutlined ? lineWidth(side: size.side) : 0
        let plain = try renderer.image(of: drawing.isOutlined ? captioned : recipe, size: max(size.side - 2 * line, 16))
        let image = drawing.isOutlined ? outlined(plain, side: size.side) : plain
        stills[size] = image
        return image.centred(on: drawing)
    }

    /// Whole pixels that the line takes of each side of a square.
    private func lineWidth(side: Int) -> Int {
        outline.map { Int((Double(side) * $0.width / 512).rounded()) } ?? 0
    }

    private func outlined(_ plain: Image, side: Int) -> Image {
        let image = plain.centred(on: StickerDrawing(side, side))
        guard let outline else { return image }
        return image.outlined(outline.color, width: outline.width * Double(side) / 512)
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

    /// With the words that stickers bear, and emoji do not.
    private var captioned: AvatarRecipe {
        var recipe = recipe
        recipe.caption = caption
        return recipe
    }

    func svg() throws -> String {
        var recipe = captioned
        recipe.outline = outline
        return try renderer.svg(of: recipe, size: 512)
    }

    private var motion: Motion? {
        renderer.library.motion(of: recipe.expression.flatMap { renderer.library.expression($0) })
    }

    private var seconds: Double { motion?.seconds ?? 1 }

    /// Frames a second: long loops are slow ones.
    private var rate: Double { seconds > 1.3 ? 15 : 20 }

    private func frames(_ drawing: StickerDrawing) throws -> [Image] {
        let master = drawing.isOutlined ? Self.largest : Self.largestEmoji
        if loops[drawing.isOutlined] == nil { try drawLoop(isOutlined: drawing.isOutlined) }
        let frames = loops[drawing.isOutlined] ?? []
        if drawing == master { return frames }
        let (start, side) = (Double((master.width - master.side) / 2), drawing.side)
        let area = Rect(x: start, y: start, width: Double(master.side), height: Double(master.side))
        return frames.map { $0.resampled(area: area, width: side, height: side).centred(on: drawing) }
    }

    private static let largest = StickerDrawing(512, 512, margin: 16)
    private static let largestEmoji = StickerDrawing(128, 128, isOutlined: false)

    /// One drawing makes stickers and emoji, unless words stand on the stickers alone.
    private func drawLoop(isOutlined: Bool) throws {
        let (side, emojiSide) = (Self.largest.side, Self.largestEmoji.side)
        var (stickers, emoji): ([Image], [Image]) = ([], [])
        let (makesStickers, makesEmoji) = (isOutlined || caption == nil, !isOutlined || caption == nil)
        try renderer.frames(
            of: makesStickers ? captioned : recipe, size: side - 2 * lineWidth(side: side), rate: rate
        ) { image, _ in
            if makesStickers { stickers.append(outlined(image, side: side).centred(on: Self.largest)) }
            if makesEmoji {
                emoji.append(image.resampled(width: emojiSide, height: emojiSide).centred(on: Self.largestEmoji))
            }
        }
        if makesStickers { loops[true] = stickers }
        if makesEmoji { loops[false] = emoji }
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
}

extension Image {
    /// The picture in the middle of a clear one of the size of a drawing.
    fileprivate func centred(on drawing: StickerDrawing) -> Image {
        centred(width: drawing.width, height: drawing.height)
    }
}
