import Foundation
import PackageResources

/// The styles that come with Mugmoji.
public enum BuiltInStyles {
    /// Names of the styles, the default one first.
    public static let names = ["classic", "ink"]

    /// The folder of the style `name` (it holds `style.json` and a folder of SVG parts for each slot).
    ///
    /// - Throws: ``ResourceError`` when the package's resources are missing.
    public static func folder(of name: String) throws(ResourceError) -> URL {
        try PackageResources.url(of: name, in: "BuiltInStyles")
    }
}
