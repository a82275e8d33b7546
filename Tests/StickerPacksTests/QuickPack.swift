import Compositing
import Foundation
import PartLibrary
import StickerPacks
import TestSupport

/// A pack of a flat style whose loops are short: quickly drawn and written.
struct QuickPack {
    private let style: TestStyle
    let library: StyleLibrary
    var pack: StickerPack

    init() throws {
        var files = TestStyle.small
        let entries = Self.names.enumerated().map { index, name in
            """
            {"name": "\(name)", "title": "\(name.capitalized)", "emoji": ["😀"], "zh": "开心",
            "brows": {"dy": \(index * 3)}, "motion": "hop"}
            """
        }
        files["expressions.json"] = """
            {"version": 1, "motions": [{"name": "hop", "seconds": 0.25, "tracks": [
            {"of": "head", "times": [0, 0.5, 1], "values": {"dy": [0, 20, 0]}, "easing": "linear"}]}],
            "expressions": [\(entries.joined(separator: ","))]}
            """
        style = TestStyle(files)
        library = try style.load()
        let recipe = AvatarRecipe(
            style: "plain", parts: library.style.defaults, expression: "sad", outline: AvatarOutline())
        pack = StickerPack(of: recipe, by: AvatarRenderer(library: library))
        pack.expressions = .all
    }

    static let names = ["happy", "wink", "sad", "angry", "laughing", "kiss", "ok", "zen"]
}
