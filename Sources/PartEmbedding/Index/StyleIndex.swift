import Basics
package import Foundation
import Imaging
package import PartLibrary

/// The part-embedding index of a style: the file `parts.safetensors` in the style's folder.
package struct StyleIndex: Sendable {
    /// Name of the index file.
    package static let fileName = StyleFolder.indexName
    /// How many parts are embedded side by side where nobody says: one for each processor.
    package static var defaultJobs: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The style and its parts.
    package let library: StyleLibrary
    private let embedder: EmbedderSource
    private let cache: IndexCache?
    private let hashing: PartContentHash

    /// Loads a style; the network that embeds its parts is loaded when parts have to be embedded.
    ///
    /// - Parameters:
    ///   - style: the art.
    ///   - embedder: the autoencoder that comes with Mugmoji where `nil`.
    ///   - cache: as of ``init(library:embedder:cache:)``.
    /// - Throws: `StyleError` when the style is broken, `ResourceError` or `NetworkError` when the package is incomplete.
    package init(style: StyleID = .usual, embedder: EmbedderSource? = nil, cache: IndexCache? = nil) throws {
        try self.init(library: StyleLibrary(style), embedder: embedder ?? FaceAutoencoder.source(), cache: cache)
    }

    /// - Parameters:
    ///   - library: a style that was loaded before.
    ///   - embedder: what the index is, or will be, made by.
    ///   - cache: where an index is kept while the style's own is of another embedder; without it that is an error.
    package init(library: StyleLibrary, embedder: EmbedderSource, cache: IndexCache? = nil) {
        self.library = library
        self.embedder = embedder
        self.cache = cache
        hashing = PartContentHash(library: library)
    }

    /// The index file.
    package var url: URL { library.folder.appendingPathComponent(Self.fileName) }

    /// Embeds the parts that the index file does not have as they are, and writes the file, whole or not at all; a file that
    /// is as it should be is left alone. A link or a file of another kind that goes by the index's name is never written over.
    ///
    /// - Parameters:
    ///   - jobs: how many parts are embedded side by side; the file is the same for any number.
    ///   - progress: told from any thread, one call at a time, how many of the parts to embed are done.
    /// - Throws: ``StyleIndexError`` when a part cannot be drawn or the file not be written, or what keeps the embedder from
    ///   being loaded.
    package func build(
        jobs: Int = defaultJobs, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws -> StyleIndexBuild {
        var stored: PartIndex?
        var discarded: PartIndexError?
        try refuseForeignFile()
        do {
            stored = try self.stored()
        } catch {
            discarded = error.reason
        }
        var built = try update(stored, jobs: jobs, progress: progress)
        try draw(&built.index, jobs: jobs)
        if stored != built.index {
            AtomicFile.removeAbandoned(in: library.folder.path)
            do {
                try AtomicFile.write(built.index.bytes, to: url.path, overwrite: true)
            } catch {
                throw StyleIndexError(path: url.path, reason: .cannotWrite(details: "\(error)"))
            }
        }
        do {
            try library.writePack()
        } catch {
            let path = library.folder.appendingPathComponent(StylePack.fileName).path
            throw StyleIndexError(path: path, reason: .cannotWritePack(details: "\(error)"))
        }
        return StyleIndexBuild(index: built.index, changes: built.changes, discarded: discarded)
    }

    /// As ``build(jobs:progress:)``, but the style's folder is not written: where its own index is not as it should be, the one in the
    /// cache is brought up to date.
    ///
    /// - Returns: what was done, and the path of the index.
    package func buildInCache(
        jobs: Int = defaultJobs, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws -> (build: StyleIndexBuild, path: String) {
        let stored = try? self.stored()
        if let stored, needsNothing(stored) {
            let build = StyleIndexBuild(index: stored, changes: PartIndexChanges(unchanged: stored), discarded: nil)
            return (build, url.path)
        }
        guard let cache else {
            throw StyleIndexError(
                path: url.path, reason: .cannotWrite(details: "it is the program's; name a cache in XDG_CACHE_HOME"))
        }
        let path = cache.path(of: library, embedder.identity)
        var built = try update(cache.index(of: library, embedder.identity) ?? stored, jobs: jobs, progress: progress)
        try draw(&built.index, jobs: jobs)
        do {
            try cache.keep(built.index, of: library)
        } catch {
            throw StyleIndexError(path: path, reason: .cannotWrite(details: "\(error)"))
        }
        return (StyleIndexBuild(index: built.index, changes: built.changes, discarded: nil), path)
    }

    /// What the index lacks that ``inUse()`` names; all parts are new when there is none.
    ///
    /// - Throws: ``StyleIndexError`` when the file is there but is no index.
    package func changes() throws(StyleIndexError) -> PartIndexChanges {
        PartIndexChanges(from: try inUse().index, to: library, embedder: embedder.identity)
    }

    /// The style's own index, or that of the cache where the own one is of another embedder; and its path.
    ///
    /// - Throws: ``StyleIndexError`` when the file is there but is no index.
    package func inUse() throws(StyleIndexError) -> (index: PartIndex?, path: String) {
        let stored = try stored()
        guard stored?.embedder != embedder.identity, let cache,
            let cached = cache.index(of: library, embedder.identity)
        else { return (stored, url.path) }
        return (cached, cache.path(of: library, embedder.identity))
    }

    /// Whether the index file and the pack are there and are as they would be built now.
    package var isCurrent: Bool { (try? changes())?.isEmpty ?? false && library.packState == .current }

    /// The index file's content, in which the parts that are new or have changed are embedded anew, in memory.
    ///
    /// Where the file is of another embedder or other weights, the index in the cache takes its place. It is brought up to date there
    /// first, which the embedder's ``EmbedderSource/announce`` is told; where it cannot be written it is built in memory.
    ///
    /// - Parameter jobs: how many parts are embedded side by side.
    /// - Throws: as ``build(jobs:progress:)``, and ``StyleIndexError`` when the file is there but is no index, or, without a cache, was
    ///   made by another embedder. Other weights of the same embedder are no error then: all parts are embedded anew.
    package func load(jobs: Int = defaultJobs) throws -> (index: PartIndex, changes: PartIndexChanges) {
        let stored = try stored()
        if let stored, needsNothing(stored) { return (stored, PartIndexChanges(unchanged: stored)) }
        let cached = cache?.index(of: library, embedder.identity)
        if let cached, needsNothing(cached) { return (cached, PartIndexChanges(unchanged: cached)) }
        guard let stored, stored.embedder != embedder.identity else { return try update(stored, jobs: jobs) }
        if let cache { return try bringUpToDate(cached, in: cache, insteadOf: stored, jobs: jobs) }
        guard stored.embedder.name == embedder.identity.name else {
            throw StyleIndexError(
                path: url.path, reason: .otherEmbedder(found: stored.embedder, expected: embedder.identity))
        }
        return try update(stored, jobs: jobs)
    }

    /// - Parameters:
    ///   - cached: what the cache holds; `nil` for nothing.
    ///   - stored: the style's own index, which is of another embedder.
    private func bringUpToDate(
        _ cached: PartIndex?, in cache: IndexCache, insteadOf stored: PartIndex, jobs: Int
    ) throws -> (index: PartIndex, changes: PartIndexChanges) {
        let changes = PartIndexChanges(from: cached, to: library, embedder: embedder.identity)
        let path = cache.path(of: library, embedder.identity)
        let parts = changes.embeddedCount == 1 ? "1 part is" : "\(changes.embeddedCount) parts are"
        embedder.announce?(
            "the index of the style \(library.style.name) is of \(stored.embedder): \(parts) embedded by "
                + "\(embedder.identity), and kept in \(path)")
        var built = try update(cached ?? stored, jobs: jobs)
        try draw(&built.index, jobs: jobs)
        do {
            try cache.keep(built.index, of: library)
        } catch {
            embedder.announce?("\(path) cannot be written, \(error); the parts are embedded again the next time")
        }
        return (built.index, PartIndexChanges(unchanged: built.index))
    }

    /// Whether the index needs nothing to be done.
    private func needsNothing(_ index: PartIndex) -> Bool {
        index.canvases == hashing.all && index.embedder == embedder.identity && index.style == library.style.name
    }

    /// The index file of a style as it is, whether its parts have changed or not.
    ///
    /// - Throws: ``StyleIndexError``, or `ResourceError` when the package is incomplete.
    package static func file(of style: StyleID) throws -> (url: URL, index: PartIndex) {
        let folder = try style.location
        return (folder.appendingPathComponent(fileName), try index(in: folder))
    }

    /// Reads the index file in a style's folder, which must lie there: a link may not lead out of it.
    private static func index(in folder: URL) throws(StyleIndexError) -> PartIndex {
        let url = folder.appendingPathComponent(fileName)
        do {
            return try PartIndex(contentsOf: URL(fileURLWithPath: StyleFolder(folder).target(of: fileName)))
        } catch {
            let reason = error as? PartIndexError ?? .cannotRead(details: "\(error)")
            throw StyleIndexError(path: url.path, reason: reason)
        }
    }

    /// A style may come from anybody: what goes by the index's name and is none of ours stays as it is.
    private func refuseForeignFile() throws(StyleIndexError) {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return }
        func refusal(_ details: String) -> StyleIndexError {
            StyleIndexError(path: url.path, reason: .cannotWrite(details: details))
        }
        switch status.st_mode & S_IFMT {
        case S_IFLNK: throw refusal("it is a link, and is not written through; remove it")
        case S_IFREG: break
        default: throw refusal("something that is no file has its name; move that away")
        }
        do {
            _ = try PartIndex(contentsOf: url)
        } catch PartIndexError.notAnIndex {
            throw refusal("the file is no part index, and is not overwritten; move it away")
        } catch {
            // An index that is damaged or of another version is built anew.
        }
    }

    private func update(
        _ stored: PartIndex?, jobs: Int, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws -> (index: PartIndex, changes: PartIndexChanges) {
        let changes = PartIndexChanges(from: stored, to: library, embedder: embedder.identity)
        if var stored, changes.isEmpty {
            // Parts that no canvas shows may have changed.
            stored.checkedParts = library.partsHash
            stored.canvases = hashing.all
            return (stored, changes)
        }
        do {
            let index = try PartIndex(
                library: library, embedder: embedder, reusing: stored, jobs: jobs, progress: progress)
            return (index, changes)
        } catch let error as PartIndexError {
            throw StyleIndexError(path: url.path, reason: error)
        }
    }

    /// Draws those parts of which the index does not have the cells, and leaves out the cells of others.
    private func draw(_ index: inout PartIndex, jobs: Int) throws(StyleIndexError) {
        do {
            index.cells = try PartCells(of: library, reusing: index.cells, hashing: hashing, jobs: jobs)
            index.format = PartIndex.formatVersion
            let bytes = index.size
            guard bytes <= PartIndex.largestFile else {
                throw PartIndexError.tooLarge(bytes: bytes, limit: PartIndex.largestFile)
            }
        } catch {
            let reason = error as? PartIndexError ?? .cannotWrite(details: "\(error)")
            throw StyleIndexError(path: url.path, reason: reason)
        }
    }

    /// Tells what the style's parts cover of a label map, by an index of the style.
    package func drawer(of index: PartIndex) -> PartDrawer {
        PartDrawer(library: library, known: index.cells, hashing: hashing)
    }

    /// The index file's content; `nil` when there is none.
    private func stored() throws(StyleIndexError) -> PartIndex? {
        var status = stat()
        guard lstat(url.path, &status) == 0 || errno != ENOENT else { return nil }
        return try Self.index(in: library.folder)
    }
}

/// What ``StyleIndex/build(jobs:progress:)`` did.
package struct StyleIndexBuild: Sendable {
    /// What the file holds now.
    package let index: PartIndex
    /// What the file that was there lacked.
    package let changes: PartIndexChanges
    /// Why nothing could be kept of the file that was there; `nil` when it could be read, or there was none.
    package let discarded: PartIndexError?
}

/// The index file of a style cannot be used or made.
public struct StyleIndexError: Error, Sendable, CustomStringConvertible {
    /// Path of the index file.
    package let path: String
    /// What is wrong with it.
    package let reason: PartIndexError

    /// The fault in words, with what to do about it.
    public var description: String { "\(path): \(reason)" }
}
