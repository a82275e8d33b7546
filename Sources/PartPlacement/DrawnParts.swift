package import FaceAtlas
import FaceParsing
import Imaging
import PartEmbedding
import PartLibrary

/// The parts of a face as they were drawn: measured like a photo, and where they lie in the art frame.
package struct DrawnParts: Sendable {
    /// How far what a part shows reaches, in units of the art frame; both sides of a face in one.
    struct Extent: Sendable, Hashable {
        /// Nearest to and farthest from the middle of the face.
        var inner: Double
        var outer: Double
        var top: Double
        var bottom: Double
    }

    let measures: FaceMeasures
    let jawWidth: Double?
    let extents: [Slot: Extent]

    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part is broken.
    init(_ parts: [Slot: Part], library: StyleLibrary) throws {
        self.init(parts, as: try LabelMap(drawing: parts, library: library), library: library)
    }

    /// - Parameter labels: the parts drawn.
    init(_ parts: [Slot: Part], as labels: LabelMap, library: StyleLibrary) {
        let geometry = FaceGeometry(measuring: labels)
        measures = FaceMeasures(of: geometry)
        jawWidth = geometry.jawWidth
        var extents: [Slot: Extent] = [:]
        for slot in LabelMap.drawnSlots where parts[slot] != nil {
            guard let view = slot.view, let window = library.style.windows[slot] else { continue }
            extents[slot] = Extent(of: view.labels, in: labels).map { $0.mapped(from: view.window, to: window) }
        }
        self.extents = extents
    }
}

extension DrawnParts.Extent {
    /// In units of the canonical frame; `nil` where nothing of `shown` is in the map.
    fileprivate init?(of shown: FaceLabelSet, in labels: LabelMap) {
        let unit = CanonicalFrame.size / Double(labels.width)
        var (inner, outer) = (Int.max, Int.min)
        var (top, bottom) = (Int.max, Int.min)
        let isShown = (0...UInt8.max).map(shown.contains)
        for y in 0..<labels.height {
            for x in 0..<labels.width where isShown[Int(labels.labels[y * labels.width + x])] {
                let offset = x < labels.width / 2 ? labels.width / 2 - 1 - x : x - labels.width / 2
                (inner, outer) = (min(inner, offset), max(outer, offset))
                (top, bottom) = (min(top, y), y)
            }
        }
        guard inner <= outer else { return nil }
        self.init(
            inner: Double(inner) * unit, outer: Double(outer + 1) * unit, top: Double(top) * unit,
            bottom: Double(bottom + 1) * unit)
    }

    fileprivate func mapped(from: Rect, to: Rect) -> Self {
        let (across, down) = (to.width / from.width, to.height / from.height)
        return Self(
            inner: inner * across, outer: outer * across, top: to.y + (top - from.y) * down,
            bottom: to.y + (bottom - from.y) * down)
    }
}

/// Parts that were drawn and measured before; choices come back.
package struct DrawnPartsCache: Sendable {
    private var known: [[Slot: String]: DrawnParts] = [:]
    private var drawn: [PartKey: DrawnLabels] = [:]
    private static let capacity = 256

    private struct PartKey: Hashable {
        var slot: Slot
        var id: String
    }

    package init() {}

    package mutating func parts(_ ids: [Slot: String], by fit: PlacementFit) throws -> DrawnParts {
        let measured = ids.filter { LabelMap.drawnSlots.contains($0.key) }
        if let parts = known[measured] { return parts }
        if known.count >= Self.capacity { known.removeAll() }
        let parts = try fit.drawn(measured) { part, library in
            let key = PartKey(slot: part.slot, id: part.id)
            if let labels = drawn[key] { return labels }
            if drawn.count >= Self.capacity { drawn.removeAll() }
            let labels = try DrawnLabels(of: part, library: library)
            drawn[key] = labels
            return labels
        }
        known[measured] = parts
        return parts
    }
}
