import Foundation
import Mugmoji
import PartEmbedding
import TestSupport

/// A small style with its index, with which a picture is converted as quickly as can be.
enum QuickStyle {
    // Made once and never changed.
    nonisolated(unsafe) private static let style = TestStyle(TestStyle.small)

    private static let made: Void? = try? {
        _ = try style.load()
        _ = try StyleIndex(style: .folder(style.folder)).build()
    }()

    static var path: String {
        _ = made
        return style.folder.path
    }

    /// A recipe of the style, which is drawn with `--parts`.
    static var recipe: [UInt8] {
        Array(
            """
            {"version": 1, "style": "plain", "parts": {"head": "round", "eyes": "round", "mouth": "smile"},
            "colors": {"skin": "#825c43"}}
            """.utf8)
    }
}
