import Basics
import BuiltInStyles
public import Foundation

/// Which style: one that comes with Mugmoji, or a folder of one's own.
public enum StyleID: Sendable, Hashable {
    /// A style that comes with Mugmoji, by its name; see ``builtIns``.
    case builtIn(String)
    /// The style in this folder, which holds `style.json` and a folder of SVG files for each slot.
    case folder(URL)

    /// The style that is taken where none is named: ``pop``.
    public static let usual = pop
    /// Coloured shapes with soft shades, the head alone.
    public static let classic = StyleID.builtIn("classic")
    /// Line drawing on flat tones.
    public static let ink = StyleID.builtIn("ink")
    /// Large eyes and flat shapes, with clothes, expressions and loops.
    public static let pop = StyleID.builtIn("pop")

    /// Every style that comes with Mugmoji, the default one first.
    public static var builtIns: [StyleID] { BuiltInStyles.names.map(StyleID.builtIn) }

    /// What a person means by `text`: the name of a style that comes with Mugmoji, or the path of a folder.
    package init(_ text: String) {
        self =
            BuiltInStyles.names.contains(text)
            ? .builtIn(text) : .folder(URL(fileURLWithPath: text, isDirectory: true))
    }

    /// Whether the style's files come with the program, and change only with it.
    package var isBuiltIn: Bool {
        if case .builtIn = self { true } else { false }
    }

    /// The style's folder. It need not exist.
    ///
    /// - Throws: ``StyleError`` for a name that no style of Mugmoji's has, `ResourceError` when the package's own files are
    ///   missing.
    package var location: URL {
        get throws {
            switch self {
            case .folder(let url): return url
            case .builtIn(let name):
                guard BuiltInStyles.names.contains(name) else {
                    throw StyleError(
                        file: quoted(name),
                        "no style of this name comes with Mugmoji, which has \(BuiltInStyles.names.joined(separator: ", "))"
                    )
                }
                return try BuiltInStyles.folder(of: name)
            }
        }
    }
}

extension StyleID: CustomStringConvertible {
    /// The name, or the folder's path.
    public var description: String {
        switch self {
        case .builtIn(let name): name
        case .folder(let url): url.path
        }
    }
}
