package import FaceAtlas
import FaceParsing
package import PartLibrary
import Synchronization

/// Asks an index which parts of a slot are like something: what a photo shows there, or another drawing.
package struct PartQuery: Sendable {
    private let library: StyleLibrary
    private let embedder: any PartEmbedder
    private let index: PartIndex
    private let reader = LazyReader()
    /// What the style's index file lacked, and was embedded in memory.
    package let indexChanges: PartIndexChanges

    /// Loads a style, its index and the embedder.
    ///
    /// - Parameters:
    ///   - style: the art.
    ///   - embedder: the autoencoder that comes with Mugmoji where `nil`.
    ///   - jobs: how many parts are embedded side by side when the index file does not have them.
    /// - Throws: `StyleError`, ``StyleIndexError``, or what keeps the embedder from being loaded.
    package init(
        style: StyleID = .usual, embedder: EmbedderSource? = nil, jobs: Int = StyleIndex.defaultJobs
    ) throws {
        let source = try (embedder ?? FaceAutoencoder.source()).loaded()
        library = try StyleLibrary(style)
        self.embedder = try source.load()
        (index, indexChanges) = try StyleIndex(library: library, embedder: source, cache: IndexCache.ofUser).load(
            jobs: jobs)
    }

    /// The parts of `slot` most like what the largest face in a picture shows there, whether they come into question for
    /// that face or not.
    ///
    /// - Parameters:
    ///   - selfie: a PNG or JPEG file.
    ///   - slot: a slot in `Slot.matched`.
    ///   - count: at most this many.
    /// - Returns: the most similar first; empty for a slot without parts.
    /// - Throws: `FaceParsingError` when the face networks cannot be loaded, `ImagingError`, ``FaceReadingError`` when no face is found, ``PartQueryError`` when the face shows nothing of
    ///   the slot, or what the embedder throws.
    package func parts(like selfie: [UInt8], in slot: Slot, count: Int) throws -> [PartMatch] {
        let face = try reader.loaded().read(selfie).largest
        let means = embedder.photoMean(of: slot).map { [slot: $0] } ?? [:]
        return try nearest(to: PartCanvas(labels: face.labels, slot: slot), in: slot, photoMeans: means, count: count)
    }

    /// The parts of `slot` most like a drawing, which is seen as a part of the slot.
    ///
    /// - Parameters:
    ///   - part: read by the rules of the style; see `Part.init(reading:id:slot:file:viewBox:)`.
    ///   - count: at most this many.
    /// - Returns: the most similar first; empty for a slot without parts.
    /// - Throws: `SVGError`, ``PartQueryError`` when nothing of the drawing is seen in the slot's window, or what the
    ///   embedder throws.
    package func parts(like part: Part, count: Int) throws -> [PartMatch] {
        // Both are drawings, so both are compared with the mean of drawings.
        try nearest(to: PartCanvas(part: part, library: library), in: part.slot, photoMeans: [:], count: count)
    }

    /// Reads a drawing as a part of `slot`.
    ///
    /// - Parameters:
    ///   - svg: the bytes of a part's file.
    ///   - file: its name, for messages.
    /// - Throws: `StyleError` with everything that is wrong with it.
    package func part(reading svg: [UInt8], slot: Slot, file: String) throws(StyleError) -> Part {
        try Part(reading: svg, id: "query", slot: slot, file: file, viewBox: library.style.viewBox)
    }

    private func nearest(
        to canvas: PartCanvas, in slot: Slot, photoMeans: [Slot: [Float]], count: Int
    ) throws -> [PartMatch] {
        guard !canvas.isEmpty else { throw PartQueryError(slot: slot) }
        let vector = try embedder.embed(canvas, slot: slot)
        return PartMatcher(index: index, photoMeans: photoMeans).nearest(to: vector, in: slot, count: count)
    }
}

/// The face networks, which a query about a drawing does without: loaded once, when they are first needed.
private final class LazyReader: Sendable {
    private let reader = Mutex<FaceReader?>(nil)

    func loaded() throws -> FaceReader {
        try reader.withLock { reader in
            if let reader { return reader }
            let loaded = try FaceReader()
            reader = loaded
            return loaded
        }
    }
}

/// There is nothing to compare: the picture or drawing shows nothing of the slot.
package struct PartQueryError: Error, Sendable, Equatable, CustomStringConvertible {
    package let slot: Slot

    package var description: String { "nothing of \(slot.rawValue) is seen in it; ask for another slot" }
}
