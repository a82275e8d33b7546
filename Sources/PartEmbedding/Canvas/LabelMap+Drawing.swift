package import FaceAtlas
package import FaceParsing
package import PartLibrary

extension LabelMap {
    /// Slots that are drawn into a label map of parts, back to front: those that are placed by their own measures.
    package static let drawnSlots: [Slot] = Slot.allCases.filter { $0.row.placing == .own }

    /// What a drawn face is when it is seen as a photo is: parts of a style in the canonical frame at half size, each by
    /// the windows of its slot, so that drawing and photo can be measured alike.
    ///
    /// - Parameters:
    ///   - parts: of the slots in ``drawnSlots``; those of other slots are left out.
    ///   - draw: tells what a part covers.
    package init(drawing parts: [Slot: Part], by draw: (Part) throws -> DrawnLabels) rethrows {
        let size = CanonicalFrame.parserSize
        let drawn = try Self.drawnSlots.compactMap { try parts[$0].map(draw) }
        let labels = [UInt8](unsafeUninitializedCapacity: size * size) { labels, count in
            labels.initialize(repeating: FaceLabel.background.rawValue)
            for part in drawn {
                for run in part.runs {
                    let row = Int(run.row) * size
                    for place in row + Int(run.first)...row + Int(run.last) { labels[place] = run.label.rawValue }
                }
            }
            count = size * size
        }
        self.init(width: size, height: size, labels: labels)
    }
}
