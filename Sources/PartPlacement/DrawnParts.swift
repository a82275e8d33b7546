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

    /// - Parameter draw: tells what a part covers.
    /// - Throws: what `draw` throws.
    init(_ parts: [Slot: Part], library: StyleLibrary, by draw: (Part) throws -> DrawnLabels) rethrows {
        let labels = try LabelMap(drawing: parts, by: draw)
        let geometry = FaceGeometry(measuring: labels)
        measures = FaceMeasures(of: geometry)
        jawWidth = geometry.jawWidth
        let boxes = LabelBox.all(in: labels)
        var extents: [Slot: Extent] = [:]
        for slot in LabelMap.drawnSlots where parts[slot] != nil {
            guard let view = slot.view, let window = library.style.windows[slot] else { continue }
            let shown = view.labels.labels.compactMap { boxes[Int($0.rawValue)] }
            guard let first = shown.first else { continue }
            let box = shown.dropFirst().reduce(first) { $0.union($1) }
            extents[slot] = Extent(box).mapped(from: view.window, to: window)
        }
        self.extents = extents
    }
}

extension DrawnParts.Extent {
    /// In units of the canonical frame.
    fileprivate init(_ box: LabelBox) {
        let unit = CanonicalFrame.unitsPerPixel
        self.init(
            inner: Double(box.inner) * unit, outer: Double(box.outer + 1) * unit, top: Double(box.top) * unit,
            bottom: Double(box.bottom + 1) * unit)
    }

    fileprivate func mapped(from: Rect, to: Rect) -> Self {
        let (across, down) = (to.width / from.width, to.height / from.height)
        return Self(
            inner: inner * across, outer: outer * across, top: to.y + (top - from.y) * down,
            bottom: to.y + (bottom - from.y) * down)
    }
}

/// How far a label reaches in a map of the canonical frame at half size, in pixels; both sides of a face in one.
private struct LabelBox {
    /// Nearest to and farthest from the middle of the face.
    var inner: Int
    var outer: Int
    var top: Int
    var bottom: Int

    func union(_ other: LabelBox) -> LabelBox {
        LabelBox(
            inner: min(inner, other.inner), outer: max(outer, other.outer), top: min(top, other.top),
            bottom: max(bottom, other.bottom))
    }

    /// The box of each label, by its raw value; `nil` for the background and what is not there.
    static func all(in map: LabelMap) -> [LabelBox?] {
        var boxes = [LabelBox?](repeating: nil, count: FaceLabel.allCases.count)
        map.labels.withUnsafeBufferPointer { labels in
            for y in 0..<map.height {
                let row = y * map.width
                var x = 0
                while x < map.width {
                    let (first, label) = (x, labels[row + x])
                    repeat { x += 1 } while x < map.width && labels[row + x] == label
                    guard label != FaceLabel.background.rawValue else { continue }
                    let run = box(ofRow: y, from: first, to: x - 1, middle: map.width / 2)
                    boxes[Int(label)] = boxes[Int(label)]?.union(run) ?? run
                }
            }
        }
        return boxes
    }

    private static func box(ofRow y: Int, from first: Int, to last: Int, middle: Int) -> LabelBox {
        /// From the edge of a pixel that is nearer to the middle.
        func offset(_ x: Int) -> Int { x < middle ? middle - 1 - x : x - middle }
        let isBothSided = first < middle && last >= middle
        return LabelBox(
            inner: isBothSided ? 0 : min(offset(first), offset(last)), outer: max(offset(first), offset(last)), top: y,
            bottom: y)
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
        let parts = try fit.drawn(measured) { part, drawer in
            let key = PartKey(slot: part.slot, id: part.id)
            if let labels = drawn[key] { return labels }
            if drawn.count >= Self.capacity { drawn.removeAll() }
            let labels = try drawer.labels(of: part)
            drawn[key] = labels
            return labels
        }
        known[measured] = parts
        return parts
    }
}
