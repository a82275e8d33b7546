#if Service
import Basics
import Foundation

/// The page: the files of `Resources/studio`, and the document of the API, all held in memory.
struct StaticSite: Sendable {
    private let files: [String: CompressedBody]
    let document: CompressedBody

    /// - Throws: `ResourceError` where the page is not beside the program.
    init() throws {
        let folder = try PackageResources.url(of: "studio", in: "MugmojiService").resolvingSymlinksInPath()
        var files: [String: CompressedBody] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let type = Self.types[url.pathExtension.lowercased()] else { continue }
            files[url.lastPathComponent] = try CompressedBody(Array(Data(contentsOf: url)), type: type)
        }
        self.files = files
        let document = try PackageResources.url(of: "openapi.yaml", in: "MugmojiService")
        self.document = try CompressedBody(Array(Data(contentsOf: document)), type: MediaKind.yaml)
    }

    static let index = "index.html"

    /// - Throws: ``Problem`` where there is no such file.
    func file(_ name: String) throws(Problem) -> CompressedBody {
        guard let file = files[name] else { throw Problem(.notFound, "The page has no file of this name; begin at /.") }
        return file
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8", "json": MediaKind.json, "svg": MediaKind.svg, "png": MediaKind.png,
        "webp": MediaKind.webP, "ico": "image/vnd.microsoft.icon", "woff2": "font/woff2", "txt": MediaKind.text,
        "webmanifest": "application/manifest+json",
    ]
}

#endif
