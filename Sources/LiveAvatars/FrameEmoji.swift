public import Compositing
public import FaceAtlas
public import FaceParsing
public import PartEmbedding
import PartLibrary

/// What one frame of a video shows, and the avatar that follows from it.
public struct FrameEmoji: Sendable {
    /// What is compared in one slot.
    public struct SlotReading: Sendable, Hashable {
        /// The face's part as it is compared: centred, of length 1; empty where nothing is seen of it.
        public var face: [Float]
        /// The chosen part, in the same coordinates; empty where no part was chosen.
        public var part: [Float]
        /// The chosen part and its similarity; `nil` where nothing is worn.
        public var match: PartMatch?
        /// Whether another part stood here in the frame before.
        public var isChange: Bool

        package init(face: [Float], part: [Float], match: PartMatch?, isChange: Bool) {
            self.face = face
            self.part = part
            self.match = match
            self.isChange = isChange
        }
    }

    /// The face; `nil` in a frame without one.
    public var face: ParsedFace?
    /// The avatar; `nil` in a frame without a face.
    public var recipe: AvatarRecipe?
    /// For every slot of the style that is matched.
    public var slots: [Slot: SlotReading]
}
