package import Basics
public import Compositing
public import FaceAtlas
public import FaceParsing
package import Imaging
public import PartEmbedding

/// What became of one face: a recipe, and how it came about.
public struct Emoji: Sendable {
    /// The avatar; edit it, store it, draw it.
    public package(set) var recipe: AvatarRecipe
    /// The face that it was made of; of a picture file, in pixels of the full upright picture.
    public let face: ParsedFace
    /// How the picture had to be turned beyond what its file says, until a face was found.
    package internal(set) var turn = Turn.none
    /// What the avatar shows, read from its parts and colours; a value for each attribute but ``Attribute/clothes``,
    /// which are read and not drawn.
    public let attributes: [Attribute: String]
    /// The avatar's parts. A part that was not matched, but follows from another one, has its similarity; one that did
    /// not come into question, but was chosen by a person, has 0.
    public let parts: [Slot: PartMatch]
    /// The parts that came into question for each slot that was compared, the most similar first.
    public let nearest: [Slot: [PartMatch]]
    /// How long each stage took.
    package internal(set) var timings: StageTimings

    /// How sure it is that this is a face.
    package var certainty: FaceCertainty { face.certainty ?? .doubtful }
}
