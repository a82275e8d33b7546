import FaceAtlas
import Foundation
import PartLibrary

/// The files of a style: `style.json` and one SVG a part.
struct StyleFiles {
    let style: ArtStyle

    /// Every file by its path inside the style's folder.
    var all: [(path: String, text: String)] {
        [("style.json", style.json)] + style.parts.map { ("\($0.slot.rawValue)/\($0.id).svg", $0.svg) }
    }

    func write(to folder: URL) throws {
        for (path, text) in all {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// The paths of the files that are missing in `folder` or differ.
    func differences(from folder: URL) -> [String] {
        all.filter { path, text in
            (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) != text
        }.map(\.path)
    }
}
