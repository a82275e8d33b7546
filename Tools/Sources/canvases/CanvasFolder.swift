import FaceAtlas
import Foundation
import Imaging
import PartEmbedding
import PartLibrary

/// Files canvases by slot and side.
struct CanvasFolder {
    let path: String

    func write(_ canvas: PartCanvas, slot: Slot, side: String, name: String) throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
            .appendingPathComponent(slot.rawValue).appendingPathComponent(side)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let bytes = try canvas.image.pngBytes(alpha: false)
        try Data(bytes).write(to: folder.appendingPathComponent("\(name).png"), options: .atomic)
    }
}
