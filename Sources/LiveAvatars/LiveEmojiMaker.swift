public import AvatarMaking
import Basics
public import Compositing
package import FaceAtlas
public import FaceParsing
import Imaging
package import PartEmbedding
import PartLibrary
import PartPlacement

/// Makes the avatar of each frame of a video.
///
///     var follower = FaceFollower(reader: try FaceReader())
///     var maker = LiveEmojiMaker(try AvatarMaker())
///     for frame in frames {
///         let emoji = try maker.emoji(of: follower.face(in: frame.image), time: frame.time)
///     }
public struct LiveEmojiMaker: Sendable {
    private let maker: AvatarMaker
    private let choices: AvatarChoices
    private var steady: SteadyAvatar?
    private let jobs: Int
    private let pace: EmbeddingPace
    private var known: [Slot: Embedded] = [:]
    private var ids: [Slot: String]?
    private var drawn = DrawnPartsCache()
    private let directions: [Slot: [String: [Float]]]

    /// What a slot showed when it was embedded last.
    private struct Embedded: Sendable {
        var cells: SlotCells
        var canvas: PartCanvas
        var vector: [Float]
        /// Of the frame, in seconds.
        var time: Double
    }

    /// - Parameters:
    ///   - smooth: keeps to one person, whose face moves; see `docs/embeddings.md`.
    ///   - choices: parts and colours that are not left to the frames.
    ///   - jobs: how many slots are embedded side by side.
    public init(
        _ maker: AvatarMaker, smooth: Bool = false, choices: AvatarChoices = AvatarChoices(), jobs: Int = 1
    ) {
        self.init(maker, smooth: smooth, choices: choices, jobs: jobs, pace: .whatMoved)
    }

    /// - Parameter pace: the others are those of the public one.
    package init(
        _ maker: AvatarMaker, smooth: Bool = false, choices: AvatarChoices = AvatarChoices(), jobs: Int = 1,
        pace: EmbeddingPace
    ) {
        self.maker = maker
        self.pace = pace
        self.choices = choices
        self.jobs = jobs
        steady = smooth ? SteadyAvatar() : nil
        directions = Dictionary(
            uniqueKeysWithValues: Slot.matched.map { ($0, maker.selector.matcher.directions(in: $0)) })
    }

    /// The slots that are compared: those for which the style has parts, in the order of drawing.
    package var slots: [Slot] { Slot.allCases.filter { directions[$0]?.isEmpty == false } }

    /// Length of a compared vector.
    package var dimension: Int { directions.values.lazy.compactMap { $0.values.first?.count }.first ?? 0 }

    /// The parts of a slot as they are compared; see ``FrameEmoji/SlotReading/part``.
    package func parts(in slot: Slot) -> [String: [Float]] { directions[slot] ?? [:] }

    /// The avatar of the next frame.
    ///
    /// Slots that show what they showed are not embedded again.
    ///
    /// - Parameters:
    ///   - face: `nil` for a frame without one.
    ///   - time: seconds; rises from frame to frame.
    /// - Throws: what the embedder throws, `SVGError` when the drawing library fails.
    public mutating func emoji(of face: ParsedFace?, time: Double) throws -> FrameEmoji {
        guard let face else {
            let empty = FrameEmoji.SlotReading(face: [], part: [], match: nil, isChange: false)
            return FrameEmoji(slots: Dictionary(uniqueKeysWithValues: slots.map { ($0, empty) }))
        }
        let judged = judge(face, time: time)
        return try emoji(of: face, judged: judged, vectors: vectors(of: face, judged: judged, time: time), time: time)
    }

    /// The face as what is known of the person has it; as it is, without smoothing.
    mutating func judge(_ face: ParsedFace, time: Double) -> ParsedFace { steady?.meet(face, time: time) ?? face }

    private mutating func vectors(
        of face: ParsedFace, judged: ParsedFace, time: Double
    ) throws -> [Slot: [Float]] {
        let results = try maker.selector.slots(for: judged.presence).concurrentMap(jobs: jobs) {
            [self] slot in (slot, try embedded(face.labels, in: slot, time: time))
        }
        var vectors: [Slot: [Float]] = [:]
        for (slot, result) in results {
            known[slot] = result
            vectors[slot] = result?.vector
        }
        return vectors
    }

    /// A slot, embedded now or not long ago; `nil` where nothing of it is seen.
    private func embedded(_ labels: LabelMap, in slot: Slot, time: Double) throws -> Embedded? {
        let known = known[slot]
        // Who a person is, every frame of the first second has a say in.
        let pace = steady?.isSettled == false ? .everyFrame : pace
        if pace == .forPictures, let known, ![.mouth, .eyes].contains(slot),
            time - known.time < EmbeddingPace.shortestStep
        {
            return known
        }
        let cells = SlotCells(labels, in: slot)
        if pace != .everyFrame, var known, cells.isStill(known.cells, in: slot) {
            known.time = time
            return known
        }
        let before = known.map { (canvas: $0.canvas, vector: $0.vector) }
        return try maker.selector.vector(of: labels, in: slot, known: before).map { canvas, vector in
            Embedded(cells: cells, canvas: canvas, vector: vector, time: time)
        }
    }

    /// - Parameters:
    ///   - judged: by ``judge(_:time:)``.
    ///   - vectors: what is seen of the slots that `judged` wants, embedded.
    mutating func emoji(
        of face: ParsedFace, judged: ParsedFace, vectors: [Slot: [Float]], time: Double
    ) throws -> FrameEmoji {
        let selector = maker.selector
        var selection = selector.ranking(vectors, presence: judged.presence)
        steady?.steady(&selection, vectors: vectors, face: judged, selector: selector)
        let readings = readings(of: selection, vectors: vectors)
        selection = selector.completed(selection, presence: judged.presence)
        ids = selection.ids
        var recipe = try maker.recipe(of: selection, for: judged, choices: choices, drawn: &drawn)
        steady?.steady(&recipe, face: face, time: time)
        return FrameEmoji(face: face, recipe: recipe, slots: readings)
    }

    private func readings(of selection: PartSelection, vectors: [Slot: [Float]]) -> [Slot: FrameEmoji.SlotReading] {
        var readings: [Slot: FrameEmoji.SlotReading] = [:]
        for slot in slots {
            let match = selection.parts[slot]
            readings[slot] = FrameEmoji.SlotReading(
                face: vectors[slot].map { maker.selector.matcher.direction(of: $0, in: slot) } ?? [],
                part: match.flatMap { directions[slot]?[$0.id] } ?? [], match: match,
                isChange: ids.map { $0[slot].map(Part.idWithoutState) != match?.id } ?? false)
        }
        return readings
    }
}

/// What one frame of a video shows, and the avatar that follows from it.
public struct FrameEmoji: Sendable {
    /// What is compared in one slot.
    package struct SlotReading: Sendable, Hashable {
        /// The face's part as it is compared: centred, of length 1; empty where nothing is seen of it.
        package var face: [Float]
        /// The chosen part, in the same coordinates; empty where no part was chosen.
        package var part: [Float]
        /// The chosen part and its similarity; `nil` where nothing is worn.
        package var match: PartMatch?
        /// Whether another part stood here in the frame before.
        package var isChange: Bool

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
    package var slots: [Slot: SlotReading]
}
