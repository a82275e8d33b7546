package import Foundation

/// Finds the files that the package ships (weights, styles) beside the running program.
package enum PackageResources {
    /// The file `path` in the resource bundle of the module `module`.
    ///
    /// Bundles are looked for, in this order, in the folder named by `MUGMOJI_RESOURCES`, in the folder of the running
    /// program, in `../share/mugmoji` relative to it, and in every folder that holds a bundle loaded by the process.
    ///
    /// - Throws: ``ResourceError`` when no such file exists in any of them.
    package static func url(of path: String, in module: String) throws(ResourceError) -> URL {
        let folders = searchFolders()
        for folder in folders {
            for name in ["mugmoji_\(module).resources", "mugmoji_\(module).bundle"] {
                let url = folder.appendingPathComponent(name).appendingPathComponent(path)
                if FileManager.default.fileExists(atPath: url.path) { return url }
            }
        }
        throw ResourceError(path: path, module: module, searched: folders.map(\.path))
    }

    private static func searchFolders() -> [URL] {
        var folders: [URL] = []
        if let override = ProcessInfo.processInfo.environment["MUGMOJI_RESOURCES"], !override.isEmpty {
            folders.append(URL(fileURLWithPath: override, isDirectory: true))
        }
        if let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent() {
            folders.append(program)
            folders.append(program.appendingPathComponent("../share/mugmoji").standardizedFileURL)
        }
        folders.append(Bundle.main.bundleURL)
        folders.append(Bundle.main.bundleURL.deletingLastPathComponent())
        for bundle in Bundle.allBundles { folders.append(bundle.bundleURL.deletingLastPathComponent()) }
        return folders
    }
}

/// A file that the package ships is not where it should be.
public struct ResourceError: Error, Sendable, CustomStringConvertible {
    /// Path of the file within its bundle.
    package let path: String
    /// The module whose bundle it is.
    package let module: String
    /// The folders that were looked in.
    package let searched: [String]

    /// The fault in words, with what to do about it.
    public var description: String {
        "the file \(path) that Mugmoji needs was not found: put the folder mugmoji_\(module).resources beside the "
            + "program, or name the folder that holds it in MUGMOJI_RESOURCES (looked in \(searched.joined(separator: ", ")))"
    }
}
