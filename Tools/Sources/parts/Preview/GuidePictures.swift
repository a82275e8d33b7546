import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import SVGRendering

/// The pictures in `docs/style-guide.md`.
struct GuidePictures {
    let style: ArtStyle

    /// What a sheet of a slot's parts shows of the art frame; the whole of it for slots that are not named.
    private static let views: [Slot: Rect] = [
        .head: Rect(x: 71, y: 80, width: 370, height: 370), .ears: Rect(x: 76, y: 205, width: 360, height: 180),
        .eyes: Rect(x: 136, y: 195, width: 240, height: 140), .brows: Rect(x: 136, y: 165, width: 240, height: 150),
        .nose: Rect(x: 156, y: 235, width: 200, height: 125), .mouth: Rect(x: 156, y: 315, width: 200, height: 125),
        .glasses: Rect(x: 96, y: 190, width: 320, height: 150), .earrings: Rect(x: 76, y: 245, width: 360, height: 160),
        .facialHair: Rect(x: 91, y: 240, width: 330, height: 272),
    ]

    /// The sheets, and how many colours each needs; of other styles than the usual one, the faces alone.
    private var sheets: [(name: String, sheet: PreviewSheet, colors: Int)] {
        var faces = PreviewSheet.random(count: 24, seed: 11, style: style)
        (faces.cellSize, faces.columns) = (112, 8)
        let common = [("tones", tones, 96), ("faces", faces, 112)]
        guard style.name == StyleID.usual.description else { return common }
        let parts = Slot.allCases.filter { $0.follows == nil }.map { slot in
            var sheet = PreviewSheet.parts(of: [slot], style: style, captions: false)
            // States of eyes are for expressions.
            sheet.cells.removeAll { cell in cell.parts.contains { $0.slot == slot && $0.id.contains("--") } }
            sheet.view = Self.views[slot] ?? sheet.view
            // Of very many one in three: a document with the paths of hundreds of parts takes minutes to draw.
            if sheet.cells.count > 100 {
                sheet.cells = stride(from: 0, to: sheet.cells.count, by: 3).map { sheet.cells[$0] }
            }
            (sheet.cellSize, sheet.columns) = (96, 12)
            sheet.gap = Self.views[slot] == nil ? 0 : 3
            return (slot.rawValue, sheet, 32)
        }
        var small = PreviewSheet.random(count: 72, seed: 5, style: style)
        (small.cellSize, small.columns) = (32, 24)
        return parts + common + [("small", small, 128)]
    }

    /// One face in every tone of the palette, each with another colour of hair.
    private var tones: PreviewSheet {
        let tones = style.palettes.first { $0.role == .skin }?.colors ?? []
        let hairs = style.palettes.first { $0.role == .hair }?.colors ?? []
        let parts = PreviewSheet.face(with: [], style: style)
        let cells = tones.sorted { $0.name.count == $1.name.count ? $0.name < $1.name : $0.name.count < $1.name.count }
            .enumerated().map { number, tone in
                let colors = [Role.skin: tone.hex, .hair: hairs[number % max(hairs.count, 1)].hex]
                return PreviewSheet.Cell(parts: parts, colors: PreviewColors(chosen: colors))
            }
        var sheet = PreviewSheet(style: style, cells: cells)
        (sheet.cellSize, sheet.columns) = (96, cells.count)
        return sheet
    }

    /// Writes `<style>-<sheet>.png` into `folder`, in few colours, so that the pictures are light to carry.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, sheet, colors) in sheets {
            let picture = try SVGDocument(svg: sheet.svg()).render(width: sheet.size.width, height: sheet.size.height)
            let (indices, palette) = MedianCut(colors: colors).reduce(picture)
            try Data(indices.pngBytes(palette: palette)).write(to: folder.appending(path: "\(style.name)-\(name).png"))
        }
    }
}
