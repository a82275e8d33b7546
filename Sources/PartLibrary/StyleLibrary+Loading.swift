import BuiltInStyles
import Foundation
import PackageResources

extension StyleLibrary {
    /// Loads the style that `name` tells: one that comes with Mugmoji, or the path of a folder.
    ///
    /// - Throws: ``StyleError`` when there is no such style or something in it is wrong, `ResourceError` when the
    ///   package's own files are missing.
    public init(named name: String) throws {
        try self.init(contentsOf: Self.folder(of: name))
    }

    /// The folder of the style that `name` tells: one that comes with Mugmoji, or a path. It need not exist.
    ///
    /// - Throws: `ResourceError` when the package's own files are missing.
    public static func folder(of name: String) throws(ResourceError) -> URL {
        guard BuiltInStyles.names.contains(name) else { return URL(fileURLWithPath: name, isDirectory: true) }
        return try BuiltInStyles.folder(of: name)
    }

    /// Loads and checks the style in `folder`, which holds `style.json` and a folder of SVG files for each slot.
    ///
    /// - Throws: ``StyleError`` with everything that is wrong.
    public init(contentsOf folder: URL) throws(StyleError) {
        let reading = StyleReading(contentsOf: folder)
        guard let library = reading.library, reading.problems.isEmpty else { throw StyleError(reading.problems) }
        self = library
    }
}
