import PartLibrary

/// The parts chosen for a face.
public struct PartSelection: Sendable, Hashable {
    /// The part in each slot that is filled, and how like the photo it is; `hairBack` has the similarity of its front.
    public var parts: [Slot: PartMatch]

    public init(parts: [Slot: PartMatch] = [:]) {
        self.parts = parts
    }

    /// The ids alone, as an avatar's recipe wants them.
    public var ids: [Slot: String] { parts.mapValues(\.id) }
}
