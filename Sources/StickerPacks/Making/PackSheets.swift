import Basics
import Compositing
import Imaging
import MovingPictures
import SVGRendering

/// All stickers of a pack at a glance, with their names.
struct ContactSheet {
    let plan: PackPlan

    static let drawing = StickerDrawing(160, 160)
    private static let columns = 6
    private static let cell = (width: 180, height: 196)
    private static let ground = Color(red: 0xF1, green: 0xEC, blue: 0xE2)

    /// - Parameter stickers: in order, of the size of ``drawing``.
    func image(of stickers: [Image]) throws -> Image {
        let columns = min(Self.columns, max(stickers.count, 1))
        let rows = (stickers.count + columns - 1) / columns
        let (width, height) = (columns * Self.cell.width, max(rows, 1) * Self.cell.height)
        var sheet = Image(width: width, height: height, filledWith: Self.ground)
        func place(_ index: Int) -> (x: Int, y: Int) {
            (index % columns * Self.cell.width, index / columns * Self.cell.height)
        }
        for (index, sticker) in stickers.enumerated() {
            let (x, y) = place(index)
            sheet.draw(sticker, x: x + (Self.cell.width - sticker.width) / 2, y: y + 8)
        }
        let text = XMLWriter { writer in
            let root: XMLWriter.Attributes = [
                "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "\(height)",
                "viewBox": "0 0 \(width) \(height)",
            ]
            writer.element("svg", root) { writer in
                for (index, sticker) in plan.stickers.enumerated() {
                    let (x, y) = place(index)
                    writer.element(
                        "text",
                        [
                            "x": "\(x + Self.cell.width / 2)", "y": "\(y + 184)", "text-anchor": "middle",
                            "font-family": "DejaVu Sans, sans-serif", "font-size": "13", "fill": "#4a4540",
                        ]
                    ) { $0.add(text: sticker.name) }
                }
            }
        }.text
        sheet.draw(try SVGDocument(svg: text).render(width: width, height: height), x: 0, y: 0)
        return sheet
    }
}

/// The picture above a WeChat album: three of its stickers on a plain ground.
struct WeChatBanner {
    let plan: PackPlan

    private static let ground = Color(red: 0xFF, green: 0xD9, blue: 0x7D)

    func bytes() async throws -> [UInt8] {
        guard let rule = Platform.wechat.rules.rule(.banner, moving: false) else { return [] }
        var banner = Image(width: rule.drawing.width, height: rule.drawing.height, filledWith: Self.ground)
        let side = 300
        let stickers = plan.stickers(for: .wechat).prefix(3)
        // The first in the middle, in front.
        for (sticker, x) in zip(stickers, [0, -215, 215]).reversed() {
            let pictures = StickerPictures(of: sticker.plain, recipe: plan.pack.recipe, renderer: plan.pack.renderer)
            let size = x == 0 ? 360 : side
            let image = try pictures.still(StickerDrawing(size, size))
            banner.draw(
                image, x: (banner.width - size) / 2 + x, y: banner.height - size - 10)
        }
        return try await StillWriter(format: .png).fitted(banner, limit: rule.bytes).bytes
    }
}

/// What stands in `README.txt`.
struct PackReadme {
    let plan: PackPlan

    var text: String {
        let pack = plan.pack
        var lines = [
            PackFolder.mark, "",
            "Title:    \(pack.title)", "Author:   \(pack.author)",
            "Stickers: \(plan.stickers.count)\(pack.isAnimated ? ", moving" : "")", "",
            "contact-sheet.png shows all of them. Each folder has what one chat takes:", "",
        ]
        for platform in pack.platforms {
            let count = plan.stickers(for: platform).count
            let left = count < plan.stickers.count ? ", of \(plan.stickers.count)" : ""
            let packs = plan.packs(for: platform).count
            lines.append(
                "\(platform.name)/ – \(platform.title), \(count) stickers\(left)\(packs > 1 ? " in \(packs) packs" : "")"
            )
            lines += platform.rules.importing.map { "  - \($0)" }
            lines.append("")
        }
        lines.append("Number, name, emoji:")
        lines.append("")
        lines += plan.stickers.map { "  \($0.digits)  \($0.name)  \($0.emoji.joined(separator: " "))" }
        return lines.joined(separator: "\n") + "\n"
    }
}
