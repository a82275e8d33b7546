import Foundation
import PartLibrary

/// The files of the style: `style.json` and one SVG a part.
enum StyleFiles {
    /// Every file by its path inside the style's folder.
    static var all: [(path: String, text: String)] {
        [("style.json", ClassicStyle.json)]
            + Registry.parts.map { ("\($0.slot.rawValue)/\($0.id).svg", $0.svg) }
    }

    static func write(to folder: URL) throws {
        for (path, text) in all {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// The paths of the files that are missing in `folder` or differ.
    static func differences(from folder: URL) -> [String] {
        all.filter { path, text in
            (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) != text
        }.map(\.path)
    }
}
