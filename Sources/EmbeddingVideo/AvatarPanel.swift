import CLibRSVG
import Compositing
import Imaging
import LiveAvatars
import MovingPictures
import Mugmoji
import SVGRendering
import VideoFrames

/// The frame's avatar.
final class AvatarPanel {
    private let rect: Rect
    private let renderer: AvatarRenderer
    private let canvas: CairoCanvas
    /// What the sheet shows; the inner one is missing where there is no face.
    private var drawn: AvatarRecipe??

    init(rect: Rect, renderer: AvatarRenderer, unit: Double) throws(SVGError) {
        let square = rect.inset(left: 6 * unit, top: 6 * unit, right: 6 * unit, bottom: 6 * unit)
            .fitting(width: 1, height: 1)
        self.rect = square
        self.renderer = renderer
        canvas = try CairoCanvas(width: Int(square.width), height: Int(square.height))
    }

    func draw(_ recipe: AvatarRecipe?, on sheet: Sheet, with pen: Pen) throws {
        if drawn == .some(recipe) { return }
        drawn = .some(recipe)
        sheet.clear(rect)
        guard let recipe else {
            pen.text("no face", at: rect.middle, .middle, size: 16, bold: true, VideoColors.quiet)
            return
        }
        canvas.clear()
        try SVGDocument(bytes: Array(renderer.svg(of: recipe).utf8), viewBox: renderer.library.style.viewBox)
            .draw(on: canvas, in: Rect(x: 0, y: 0, width: rect.width, height: rect.height))
        cairo_set_source_surface(pen.canvas.context, canvas.surface, rect.x, rect.y)
        cairo_paint(pen.canvas.context)
    }
}

/// Draws nothing but the avatar, with straight alpha.
final class AvatarPainter: Painter {
    private let renderer: AvatarRenderer
    private let size: (width: Int, height: Int)
    private let isBleeding: Bool
    private var drawn: (recipe: AvatarRecipe, pixels: [UInt8])?

    /// - Parameter isBleeding: what is not seen has the colours of what is, for files whose colours are coarser than their alpha.
    init(renderer: AvatarRenderer, size: (width: Int, height: Int), isBleeding: Bool = false) {
        self.renderer = renderer
        self.size = size
        self.isBleeding = isBleeding
    }

    func draw(_ frame: VideoFrame, _ emoji: FrameEmoji) throws -> [UInt8] {
        guard let recipe = emoji.recipe else { return [UInt8](repeating: 0, count: size.width * size.height * 4) }
        if let drawn, drawn.recipe == recipe { return drawn.pixels }
        let side = min(size.width, size.height)
        var picture = try renderer.image(of: recipe, size: side).centred(width: size.width, height: size.height)
        if isBleeding { picture = picture.withoutUnseenColors.bleeding() }
        drawn = (recipe, picture.pixels)
        return picture.pixels
    }
}
