import CLibRSVG
import Compositing
import FaceAtlas
import Imaging
import LiveAvatars
import Mugmoji
import PartLibrary
import SVGRendering
import VideoFrames

/// Draws the frames of an embedding video. One painter draws them in order: charts show the last seconds, and what has not
/// changed since the last frame is not drawn again.
final class FramePainter {
    private let layout: VideoLayout
    private let sheet: Sheet
    private let pen: Pen
    private let source: SourcePanel
    private let avatar: AvatarPanel
    private let panels: [SlotPanel]
    private var histories: [Slot: SlotHistory] = [:]
    /// What the encoder is given, where that is not the canvas itself.
    private var planes: VideoPlanes?
    private var isBegun = false

    /// - Parameters:
    ///   - size: of the drawing.
    ///   - frame: size of the video's frames.
    ///   - title: stands above everything.
    ///   - pixelFormat: what ``draw(_:_:)`` returns: planes, or blue, green, red and one of no account.
    init(
        size: (width: Int, height: Int), frame: (width: Int, height: Int), title: String, slots: [Slot],
        maker: LiveEmojiMaker, renderer: AvatarRenderer, projection: Projection,
        as pixelFormat: VideoEncoder.PixelFormat = .opaqueBGRA
    ) throws(SVGError) {
        let layout = VideoLayout(width: size.width, height: size.height, slots: slots.count)
        self.layout = layout
        let labels = LabelCache()
        let sheet = try Sheet(width: size.width, height: size.height)
        self.sheet = sheet
        let pen = Pen(canvas: sheet.canvas, labels: labels, unit: layout.unit)
        self.pen = pen
        source = try SourcePanel(rect: layout.source, width: frame.width, height: frame.height)
        avatar = try AvatarPanel(rect: layout.avatar, renderer: renderer, unit: layout.unit)
        var panels: [SlotPanel] = []
        for (slot, cell) in zip(slots, layout.cells) {
            panels.append(
                try SlotPanel(slot: slot, rect: cell, pen: pen, parts: maker.parts(in: slot), projection: projection))
        }
        self.panels = panels
        planes = pixelFormat == .planarYUV ? VideoPlanes(width: size.width, height: size.height) : nil
        drawGround(title: title, with: Pen(canvas: sheet.ground, labels: labels, unit: layout.unit))
    }

    /// Draws the next frame.
    ///
    /// - Returns: H×W×4 bytes or planes, as the encoder was told.
    func draw(_ frame: VideoFrame, _ emoji: FrameEmoji) throws -> [UInt8] {
        if !isBegun { sheet.clear(sheet.all) }
        isBegun = true
        drawTime(of: frame)
        source.draw(frame.image, face: emoji.face, on: sheet, with: pen)
        try avatar.draw(emoji.recipe, on: sheet, with: pen)
        for panel in panels {
            guard let reading = emoji.slots[panel.slot] else { continue }
            histories[panel.slot, default: SlotHistory()].add(reading, time: frame.time)
            panel.draw(reading, history: histories[panel.slot, default: SlotHistory()], on: sheet, with: pen)
        }
        let changed = sheet.takeChanged()
        guard planes != nil else { return try sheet.canvas.bytes() }
        for area in changed { try planes?.take(area, of: sheet.canvas) }
        return planes?.bytes ?? []
    }

    private func drawTime(of frame: VideoFrame) {
        let line = 22 * layout.unit
        let left = layout.header.x + layout.source.width * Self.titleShare
        sheet.clear(Rect(x: left, y: 0, width: layout.source.maxX - left, height: layout.header.height))
        var x = layout.source.maxX
        for (text, isNumber) in [("\(frame.index)", true), ("frame", false), ("s", false)] {
            let end = Point(x: x, y: line)
            x -= isNumber ? pen.number(text, endingAt: end, size: 13) : pen.text(text, at: end, .right, size: 13, quiet)
            x -= (text == "frame" ? 14 : 6) * layout.unit
        }
        pen.number(hundredths(frame.time), endingAt: Point(x: x, y: line), size: 13)
    }

    /// The rest of the width of the source frame is the time's.
    private static let titleShare = 0.58

    private var quiet: Color { VideoColors.quiet }

    private func drawGround(title: String, with pen: Pen) {
        let unit = layout.unit
        pen.fill(Rect(x: 0, y: 0, width: Double(layout.width), height: Double(layout.height)), VideoColors.paper)
        pen.fill(layout.source, VideoColors.ink)
        pen.fill(layout.avatar, VideoColors.card)
        pen.frame(layout.avatar, VideoColors.rule)
        let line = 22 * unit
        pen.text(
            pen.shortened(title, to: layout.source.width * Self.titleShare, size: 14),
            at: Point(x: layout.header.x, y: line),
            size: 14,
            bold: true)
        var x = layout.cells.first?.x ?? layout.source.maxX
        for (name, color) in [("the face’s part", VideoColors.face), ("the avatar’s part", VideoColors.part)] {
            pen.fill(Rect(x: x, y: line - 12 * unit, width: 14 * unit, height: 14 * unit), color)
            x += 20 * unit
            x += pen.text(name, at: Point(x: x, y: line), size: 14) + 24 * unit
        }
        pen.line(
            [Point(x: x, y: line - 5 * unit), Point(x: x + 20 * unit, y: line - 5 * unit)], VideoColors.ink, width: 1.5)
        x += 26 * unit
        x += pen.text("their cosine similarity, last \(Int(SlotHistory.span)) s", at: Point(x: x, y: line), size: 14)
        x += 30 * unit
        pen.marker(at: Point(x: x, y: line - 1 * unit))
        pen.text("the choice changes", at: Point(x: x + 10 * unit, y: line), size: 14)
        for panel in panels { panel.drawGround(with: pen) }
    }
}
