package import Foundation
package import PartLibrary

/// A small style of plain shapes, written to a folder of its own that vanishes with the value.
package final class TestStyle {
    /// Texts of the files by path inside the style's folder.
    package var files: [String: String]
    package let folder: URL

    package init(_ files: [String: String] = TestStyle.plain) {
        self.files = files
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-style-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes the files and loads them.
    package func load() throws -> StyleLibrary {
        try? FileManager.default.removeItem(at: folder)
        for (path, text) in files {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return try StyleLibrary(contentsOf: folder)
    }

    /// A part's file with `body` inside an svg element of `attributes`.
    package static func svg(_ body: String, _ attributes: String = "") -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"\(attributes.isEmpty ? "" : " ")\(attributes)>\n"
            + body + "\n</svg>\n"
    }

    /// One or two parts in each slot; shapes are few and large, so that pixels can be told in tests.
    package static let plain: [String: String] = [
        "style.json": json,
        "ears/plain.svg": svg(
            "<circle class=\"skin\" cx=\"110\" cy=\"290\" r=\"30\"/><circle class=\"skin\" cx=\"402\" cy=\"290\" r=\"30\"/>"
        ),
        "head/round.svg": svg("<circle class=\"skin\" cx=\"256\" cy=\"280\" r=\"150\"/>"),
        "head/square.svg": svg("<rect class=\"skin\" x=\"116\" y=\"130\" width=\"280\" height=\"300\"/>"),
        "facialHair/beard.svg": svg(
            "<path class=\"beard\" opacity=\"0.5\" d=\"M150 340H362V440H150Z\"/>", "data-facial-hair=\"beard\""),
        "mouth/smile.svg": svg(
            "<path class=\"lip\" d=\"M206 360H306L256 392Z\"/><path class=\"line outline\" d=\"M206 360H306\"/>",
            "data-mouth=\"smile\""),
        "mouth/open.svg": svg(
            "<circle class=\"lip\" cx=\"256\" cy=\"372\" r=\"40\"/><circle class=\"mouth\" cx=\"256\" cy=\"372\" r=\"28\"/>",
            "data-mouth=\"open\""),
        "nose/small.svg": svg("<path class=\"skin-shade\" d=\"M256 290L240 330H272Z\"/>"),
        "eyes/round.svg": svg(eye(194, 24) + eye(318, 24), "data-eyes=\"open\""),
        "eyes/large.svg": svg(eye(194, 36) + eye(318, 36), "data-eyes=\"open\""),
        "eyes/shut.svg": svg(
            "<path class=\"line\" d=\"M164 268H224V272H164Z M288 268H348V272H288Z\"/>", "data-eyes=\"closed\""),
        "eyes/wink.svg": svg(eye(194, 24) + "<path class=\"line\" d=\"M288 268H348V272H288Z\"/>", "data-eyes=\"wink\""),
        "brows/flat.svg": svg("<path class=\"brow\" d=\"M160 200H230V212H160Z M282 200H352V212H282Z\"/>"),
        "glasses/clear.svg": svg(
            "<circle class=\"lens\" opacity=\"0.2\" cx=\"194\" cy=\"270\" r=\"40\"/>"
                + "<circle class=\"frame outline\" stroke-width=\"8\" cx=\"194\" cy=\"270\" r=\"44\"/>",
            "data-glasses=\"clear\""),
        "glasses/dark.svg": svg(
            "<circle class=\"lens\" cx=\"194\" cy=\"270\" r=\"44\"/><circle class=\"lens\" cx=\"318\" cy=\"270\" r=\"44\"/>",
            "data-glasses=\"sun\""),
        "hairBack/bob.svg": svg("<path class=\"hair-shade\" d=\"M80 120H432V400H80Z\"/>"),
        "hairFront/bob.svg": svg(
            "<defs><linearGradient id=\"g\"><stop class=\"hair\"/><stop offset=\"1\" class=\"hair-shade\"/></linearGradient></defs>"
                + "<path fill=\"url(#g)\" d=\"M106 60H406V180H106Z\"/>",
            "data-hair-length=\"medium\" data-hair-texture=\"straight\" data-bangs=\"y\" data-back=\"bob\""),
        "hairFront/crop.svg": svg(
            "<path class=\"hair\" d=\"M146 60H366V150H146Z\"/>",
            "data-hair-length=\"short\" data-hair-texture=\"wavy\" data-bangs=\"n\""),
        "headwear/cap.svg": svg(
            "<path class=\"fabric\" d=\"M100 40H412V110H100Z\"/>", "data-headwear=\"hat\" data-hair-top=\"110\""),
        "headwear/veil.svg": svg(
            "<path class=\"fabric\" d=\"M60 40H452V140H60Z\"/>", "data-headwear=\"scarf\" data-hair-length=\"hidden\""),
        "earrings/stud.svg": svg("<circle class=\"metal\" cx=\"110\" cy=\"330\" r=\"10\"/>"),
    ]

    /// The parts of ``plain`` that every style needs and a few eyes: quickly embedded.
    package static let small = plain.filter { path, _ in
        let slots = ["style.json", "ears/", "head/round", "mouth/smile", "nose/", "eyes/", "brows/"]
        return slots.contains { path.hasPrefix($0) }
    }

    private static func eye(_ x: Int, _ radius: Int) -> String {
        "<circle class=\"sclera\" cx=\"\(x)\" cy=\"270\" r=\"\(radius)\"/>"
            + "<circle class=\"iris\" cx=\"\(x)\" cy=\"270\" r=\"\(radius / 2)\"/>"
            + "<circle class=\"pupil\" cx=\"\(x)\" cy=\"270\" r=\"\(radius / 4)\"/>"
            + "<circle class=\"light\" fill=\"#fff\" cx=\"\(x - 4)\" cy=\"264\" r=\"3\"/>"
    }

    private static let json = """
        {
          "name": "plain", "title": "Plain", "author": "The Mugmoji authors", "license": "CC0-1.0", "version": "1.0.0",
          "viewBox": [0, 0, 512, 512],
          "slots": {
            "ears": {"default": "plain"}, "head": {"default": "round"}, "mouth": {"default": "smile"},
            "nose": {"default": "small"}, "eyes": {"default": "round"}, "brows": {"default": "flat"},
            "hairFront": {"default": null}
          },
          "windows": {
            "ears": [53, 230, 406, 140], "head": [82, 250, 348, 200], "facialHair": [82, 290, 348, 180],
            "mouth": [166, 306, 180, 135], "nose": [206, 257, 100, 100], "eyes": [140, 195, 232, 150],
            "brows": [132, 142, 248, 110], "glasses": [101, 190, 310, 160], "hairFront": [0, 0, 512, 512],
            "headwear": [0, 0, 512, 512]
          },
          "palettes": {
            "skin": [
              {"name": "light", "color": "#f3e7db", "value": "1"}, {"name": "medium", "color": "#d7bd96", "value": "3"},
              {"name": "dark", "color": "#604134", "value": "5"}
            ],
            "hair": [
              {"name": "brown", "color": "#6b4426"}, {"name": "black", "color": "#221e1f"},
              {"name": "platinum", "color": "#efe0b9", "value": "blond"}
            ]
          },
          "colors": {
            "sclera": "#ffffff", "iris": "#4a84bd", "pupil": "#1d1517", "teeth": "#fffdf6", "tongue": "#e0666b",
            "mouth": "#6b1f27", "line": "#33221f", "lens": "#2d2f3a", "metal": "#e3b754", "frame": "#26262b",
            "fabric": "#3b6fb6"
          }
        }
        """
}
