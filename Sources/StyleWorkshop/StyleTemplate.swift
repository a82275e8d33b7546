import Basics
package import Foundation
import PartLibrary

/// A small style to start from: plain shapes, each in a file that is easy to redraw.
package struct StyleTemplate: Sendable {
    /// Name of the style: lower-case letters, digits and `-`.
    package let name: String

    /// - Returns: `nil` where `name` holds anything but lower-case letters, digits and `-`, or nothing.
    package init?(name: String) {
        guard Style.isValid(name: name) else { return nil }
        self.name = name
    }

    /// A usable name made from another, such as a folder's: `My Style` becomes `my-style`.
    package static func name(from text: String) -> String {
        let words = text.lowercased().split { !Style.isValid(name: String($0)) || $0 == "-" }
        return words.isEmpty ? "style" : words.joined(separator: "-")
    }

    /// Texts of the files by path inside the style's folder.
    package var files: [String: String] {
        Self.parts.merging(["style.json": json, "expressions.json": Self.expressions]) { $1 }
    }

    /// Writes the style as a folder, whole or not at all; an empty folder of that name is taken over.
    ///
    /// - Throws: an error of Foundation, or `FileWriteError`: `exists` when there is something in the folder.
    package func write(to folder: URL) throws {
        let folder = folder.standardizedFileURL
        let parent = folder.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let staged = try StagedFolder(in: parent.path)
        for (path, text) in files { try staged.write(Array(text.utf8), to: path) }
        try staged.publish(as: folder.path, replacing: false)
    }

    private var json: String {
        """
        {
          "name": "\(name)",
          "title": "\(title)",
          "author": "Your name",
          "license": "CC0-1.0",
          "version": "0.1.0",
          "viewBox": [0, 0, 512, 512],
          "slots": {
            "outfit": {"default": "tee"},
            "ears": {"default": "round"},
            "head": {"default": "round"},
            "mouth": {"default": "smile"},
            "nose": {"default": "button"},
            "eyes": {"default": "open"},
            "brows": {"default": "soft"},
            "hairFront": {"default": "short"}
          },
          "windows": {
            "ears": [53, 230, 406, 140],
            "head": [82, 250, 348, 200],
            "facialHair": [82, 290, 348, 180],
            "mouth": [166, 306, 180, 135],
            "nose": [206, 257, 100, 100],
            "eyes": [140, 195, 232, 150],
            "brows": [132, 142, 248, 110],
            "glasses": [101, 190, 310, 160],
            "hairFront": [0, 0, 512, 512],
            "headwear": [0, 0, 512, 512]
          },
          "palettes": {
            "skin": [
              {"name": "tone-1", "color": "#f3e7db", "value": "1"},
              {"name": "tone-2", "color": "#eadaba", "value": "2"},
              {"name": "tone-3", "color": "#d7bd96", "value": "3"},
              {"name": "tone-4", "color": "#a07e56", "value": "4"},
              {"name": "tone-5", "color": "#604134", "value": "5"}
            ],
            "hair": [
              {"name": "brown", "color": "#6b4426"},
              {"name": "black", "color": "#221e1f"},
              {"name": "blond", "color": "#e2bd72"},
              {"name": "red", "color": "#c4622d"},
              {"name": "grey", "color": "#a9a8a6"},
              {"name": "blue", "color": "#3f6fc4", "value": "dyed"}
            ],
            "iris": [
              {"name": "brown", "color": "#6a4022"},
              {"name": "green", "color": "#5d8a54"},
              {"name": "blue", "color": "#4a84bd"}
            ]
          },
          "colors": {
            "sclera": "#ffffff", "pupil": "#1d1517", "teeth": "#fffdf6", "tongue": "#e0666b", "mouth": "#6b1f27",
            "line": "#33221f", "frame": "#26262b", "lens": "#2d2f3a", "metal": "#e3b754", "fabric": "#3b6fb6"
          }
        }

        """
    }

    /// The name for people: `my-style` as `My Style`.
    private var title: String { name.split(separator: "-").map(\.capitalized).joined(separator: " ") }
}
