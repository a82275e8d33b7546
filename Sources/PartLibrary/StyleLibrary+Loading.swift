import BuiltInStyles
import Foundation
import PackageResources

extension StyleLibrary {
    /// Loads the style that `name` tells: one that comes with Mugmoji, or the path of a folder.
    ///
    /// - Throws: ``StyleError`` when there is no such style or something in it is wrong, `ResourceError` when the
    ///   package's own files are missing.
    public init(named name: String) throws {
        if BuiltInStyles.names.contains(name) {
            try self.init(contentsOf: BuiltInStyles.folder(of: name))
        } else {
            try self.init(contentsOf: URL(fileURLWithPath: name, isDirectory: true))
        }
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
