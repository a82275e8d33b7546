import FaceAtlas
import FaceParsing
import Imaging

/// What a label map shows in the window of a slot: enough to tell, without drawing it, whether it is still what it was.
struct SlotCells: Sendable {
    /// The class of every cell, numbered as on the slot's canvas; 0 where nothing is shown.
    private let classes: [UInt8]
    /// Sides between cells of different classes.
    private let border: Int

    /// - Parameters:
    ///   - labels: labels of the canonical frame.
    ///   - slot: a slot that is matched; nothing is shown of another.
    init(_ labels: LabelMap, in slot: Slot) {
        guard let view = SlotCellsView.all[slot] else {
            (classes, border) = ([], 0)
            return
        }
        let (rows, columns) = (view.rows(of: labels), view.columns(of: labels))
        var classes = [UInt8](repeating: 0, count: rows.count * columns.count)
        var border = 0
        labels.labels.withUnsafeBufferPointer { labelled in
            classes.withUnsafeMutableBufferPointer { classes in
                view.classes.withUnsafeBufferPointer { table in
                    for (row, y) in rows.enumerated() {
                        let (start, target) = (y * labels.width + columns.lowerBound, row * columns.count)
                        for x in 0..<columns.count { classes[target &+ x] = table[Int(labelled[start &+ x])] }
                    }
                }
                for cell in columns.count..<max(classes.count, columns.count) {
                    border &+= classes[cell] == classes[cell &- columns.count] ? 0 : 1
                }
                for cell in 1..<max(classes.count, 1) { border &+= classes[cell] == classes[cell &- 1] ? 0 : 1 }
            }
        }
        (self.classes, self.border) = (classes, border)
    }

    /// Whether no more cells differ from `other`, in relation to the length of its borders, than the doubt of the parser and a move of
    /// less than a pixel explain.
    func isStill(_ other: SlotCells, in slot: Slot) -> Bool {
        guard classes.count == other.classes.count else { return false }
        var count = 0
        for cell in classes.indices { count &+= classes[cell] == other.classes[cell] ? 0 : 1 }
        return Double(count) <= Self.noise(in: slot) * Double(other.border)
    }

    /// Differing cells for each side of a border. `docs/decisions/video-speed.md` tells how much the vectors of parts that are kept
    /// so differ from their own.
    private static func noise(in slot: Slot) -> Double {
        switch slot {
        case .hairFront: 0.6
        case .ears: 0.2
        case .head, .mouth, .brows: 0.15
        default: 0.1
        }
    }
}

/// Where a label map shows a slot, and as what.
private struct SlotCellsView: Sendable {
    /// The class of each label id.
    let classes: [UInt8]
    private let window: SlotView

    static let all = Dictionary(
        uniqueKeysWithValues: Slot.matched.compactMap { slot in slot.view.map { (slot, SlotCellsView($0)) } })

    private init(_ view: SlotView) {
        var classes = [UInt8](repeating: 0, count: 256)
        for (index, shown) in view.classes.enumerated() {
            for label in shown.labels.labels { classes[Int(label.rawValue)] = UInt8(index + 1) }
        }
        (self.classes, window) = (classes, view)
    }

    func rows(of labels: LabelMap) -> Range<Int> {
        range(window.window.y, window.window.height, count: labels.height)
    }

    func columns(of labels: LabelMap) -> Range<Int> {
        range(window.window.x, window.window.width, count: labels.width)
    }

    /// With the cells beside the window, which weigh on its edge.
    private func range(_ start: Double, _ length: Double, count: Int) -> Range<Int> {
        let cells = Double(count) / CanonicalFrame.size
        let first = min(max(Int((start * cells).rounded(.down)) - 1, 0), count)
        return first..<min(max(Int(((start + length) * cells).rounded(.up)) + 1, first), count)
    }
}
