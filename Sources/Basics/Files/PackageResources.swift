import CFolders
package import Foundation

/// Finds the files that the package ships (weights, styles, the page of the service), which lie beside the code.
package enum PackageResources {
    /// The file `path` in the resource bundle of the module `module`.
    ///
    /// Bundles are looked for in ``ResourcePlaces/current``, in their order.
    ///
    /// - Throws: ``ResourceError`` when no such file exists in any of them.
    package static func url(of path: String, in module: String) throws(ResourceError) -> URL {
        try url(of: path, in: module, at: .current)
    }

    /// The file `path` in the resource bundle of the module `module`, looked for in `places`.
    ///
    /// - Throws: ``ResourceError`` when no such file exists in any of them.
    package static func url(of path: String, in module: String, at places: ResourcePlaces) throws(ResourceError) -> URL
    {
        for folder in places.folders {
            let url = folder.appendingPathComponent(ResourceError.bundle(of: module)).appendingPathComponent(path)
            if FileManager.default.fileExists(atPath: url.path) { return url }
        }
        throw ResourceError(path: path, module: module, searched: places.folders.map(\.path))
    }
}

/// The folders in which resource bundles may lie.
package struct ResourcePlaces: Sendable {
    /// In the order in which they are looked in.
    package let folders: [URL]

    /// - Parameters:
    ///   - named: a folder that the user names, which comes first; nothing when it is empty.
    ///   - code: the program or shared library that holds the code. Links are followed. Bundles lie beside it, as the
    ///     build leaves them, or where an installed program (`bin/mugmoji`) or library (`lib/libX.so`,
    ///     `lib/x86_64-linux-gnu/libX.so`) has its data: in `share/mugmoji` of the same prefix.
    package init(named: String?, code: URL?) {
        var folders: [URL] = []
        if let named, !named.isEmpty { folders.append(URL(fileURLWithPath: named, isDirectory: true)) }
        if let own = code?.resolvingSymlinksInPath().deletingLastPathComponent() {
            folders.append(own)
            folders += ["../share/mugmoji", "../../share/mugmoji"].map {
                own.appendingPathComponent($0).standardizedFileURL
            }
        }
        self.folders = folders
    }

    /// Those of the running process: `MUGMOJI_RESOURCES`, then the surroundings of the file that holds this very code, be it
    /// the program or a library that a program of another kind has loaded.
    package static var current: Self {
        Self(named: ProcessInfo.processInfo.environment["MUGMOJI_RESOURCES"], code: codeFile)
    }

    /// The program or shared library that holds this code; `nil` where the system does not tell.
    package static let codeFile: URL? = {
        let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer -> String? in
            guard let start = buffer.baseAddress, mugmoji_code_file(start, buffer.count) == 0 else { return nil }
            return SystemPath.text(of: UnsafeRawBufferPointer(start: start, count: strlen(start)).map(\.self))
        }
        return path.map { URL(fileURLWithPath: $0) }
    }()
}

/// A file that the package ships is not where it should be.
public struct ResourceError: Error, Sendable, CustomStringConvertible {
    /// Path of the file within its bundle.
    package let path: String
    /// The module whose bundle it is.
    package let module: String
    /// The folders that were looked in.
    package let searched: [String]

    /// What the build calls the bundle of a module.
    package static func bundle(of module: String) -> String { "mugmoji_\(module).resources" }

    /// The fault in words, with what to do about it.
    public var description: String {
        "the file \(path) of \(Self.bundle(of: module)) that Mugmoji needs was not found: install Mugmoji again, put the folder "
            + "beside the program or into ../share/mugmoji, or name the folder that holds it in MUGMOJI_RESOURCES (looked in "
            + "\(searched.joined(separator: ", ")))"
    }
}
