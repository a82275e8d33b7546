package import Basics
package import Foundation

/// The styles that come with Mugmoji.
package enum BuiltInStyles {
    /// Names of the styles, the default one first.
    package static let names = ["pop", "classic", "ink"]

    /// The folder of the style `name` (it holds `style.json` and a folder of SVG parts for each slot).
    ///
    /// - Throws: ``ResourceError`` when the package's resources are missing.
    package static func folder(of name: String) throws(ResourceError) -> URL {
        try PackageResources.url(of: name, in: "BuiltInStyles")
    }
}
