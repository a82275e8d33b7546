import Compositing
import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary

/// The parts of a face in the art frame, placed one after the other so that none runs into another.
///
/// Gaps between boxes are kept up to `gap`; where a style has drawn two boxes nearer to each other, they stay as near.
struct FaceLayout {
    typealias Extent = DrawnParts.Extent

    private let drawn: [Slot: Extent]
    private let windows: [Slot: Rect]
    private(set) var placements: [Slot: Placement] = [:]

    init(extents: [Slot: Extent], windows: [Slot: Rect]) {
        drawn = extents
        self.windows = windows
    }

    /// Where the part of `slot` reaches as it is placed.
    func extent(of slot: Slot) -> Extent? {
        guard let extent = drawn[slot], let window = windows[slot] else { return nil }
        let placement = placements[slot] ?? .identity
        let middle = window.y + window.height / 2
        func y(_ y: Double) -> Double { middle + placement.dy + (y - middle) * placement.sy }
        return Extent(
            inner: extent.inner * placement.sx, outer: extent.outer * placement.sx, top: y(extent.top),
            bottom: y(extent.bottom))
    }

    mutating func place(_ wishes: PlacementWishes, hasBeard: Bool) {
        placements[.head] = Placement(sx: wishes.faceWidth.clamped(to: Bounds.face))
        placeEyes(wishes)
        placeBrows(wishes)
        placeNose(wishes)
        placeMouth(wishes, hasBeard: hasBeard)
    }

    private mutating func placeEyes(_ wishes: PlacementWishes) {
        var sx = (wishes.eyeDistance * wishes.eyeWidth).squareRoot().clamped(to: Bounds.eyes)
        if let eyes = drawn[.eyes], let nose = drawn[.nose], let head = extent(of: .head), let wide = drawn[.head] {
            sx = min(sx, max(head.outer - min(Bounds.gap, wide.outer - eyes.outer), 1) / eyes.outer)
            // The bridge of the nose tells left from right; between narrow eyes there is room for half of one eye.
            sx = max(sx, (nose.outer + min(Bounds.gap, eyes.inner - nose.outer)) / max(eyes.inner, 1))
        }
        sx = sx.clamped(to: Bounds.eyes)
        let sy = wishes.eyeOpening.clamped(to: sx / Bounds.roundness...sx * Bounds.roundness)
        placements[.eyes] = Placement(sx: sx, sy: sy.clamped(to: Bounds.eyes))
    }

    private mutating func placeBrows(_ wishes: PlacementWishes) {
        guard let brows = drawn[.brows], let window = windows[.brows] else { return }
        let sy = wishes.browThickness.clamped(to: Bounds.brows)
        let middle = (brows.top + brows.bottom) / 2
        // About the brows' own middle instead of the window's.
        let still = (1 - sy) * (middle - window.y - window.height / 2)
        placements[.brows] = Placement(dy: still, sx: placements[.eyes]?.sx ?? 1, sy: sy)
        let lift = (wishes.browLift * scale(of: .brows)).clamped(to: -Bounds.browSink...Bounds.browRise)
        move(.brows, by: -lift, above: .eyes)
        if let placed = extent(of: .brows) {
            placements[.brows]?.dy += max(0, min(window.y, brows.top) - placed.top)
        }
    }

    private mutating func placeNose(_ wishes: PlacementWishes) {
        guard let nose = drawn[.nose], let window = windows[.nose] else { return }
        let height = max(nose.bottom - nose.top, 1)
        var drop = (wishes.noseDrop * scale(of: .nose)).clamped(to: -Bounds.noseMove...Bounds.noseMove)
        if let mouth = drawn[.mouth] { drop = min(drop, max(0, mouth.top - nose.bottom - Bounds.gap)) }
        let sy = ((height + drop) / height).clamped(to: Bounds.nose)
        var sx = wishes.noseWidth.clamped(to: Bounds.nose)
        if let eyes = drawn[.eyes], let placed = extent(of: .eyes) {
            sx = min(sx, max(0.5, placed.inner - min(Bounds.gap, eyes.inner - nose.outer)) / nose.outer)
        }
        // The bridge stays where it is.
        let still = (1 - sy) * (nose.top - window.y - window.height / 2)
        placements[.nose] = Placement(dy: still, sx: sx, sy: sy)
    }

    private mutating func placeMouth(_ wishes: PlacementWishes, hasBeard: Bool) {
        guard let mouth = drawn[.mouth] else { return }
        var sx = wishes.mouthWidth.clamped(to: Bounds.mouth)
        if let head = extent(of: .head) { sx = min(sx, max(1, (head.outer - 4 * Bounds.gap) / mouth.outer)) }
        placements[.mouth] = Placement(sx: sx)
        let most = hasBeard ? Bounds.beardedMouthMove : Bounds.mouthMove
        var drop = (wishes.mouthDrop * scale(of: .mouth)).clamped(to: -most...most)
        if let head = drawn[.head] { drop = min(drop, max(0, head.bottom - mouth.bottom - 2 * Bounds.gap)) }
        if let nose = drawn[.nose], let placed = extent(of: .nose) {
            drop = max(drop, placed.bottom + min(Bounds.gap, mouth.top - nose.bottom) - mouth.top)
        }
        placements[.mouth]?.dy = drop
    }

    /// Moves `slot` by `dy`, no nearer to `lower` than a gap (or than they were drawn).
    private mutating func move(_ slot: Slot, by dy: Double, above lower: Slot) {
        placements[slot]?.dy += dy
        guard let own = drawn[slot], let other = drawn[lower], let placed = extent(of: slot),
            let below = extent(of: lower)
        else { return }
        let gap = min(Bounds.gap, other.top - own.bottom)
        placements[slot]?.dy -= max(0, placed.bottom - (below.top - gap))
    }

    /// Units of the art frame in one of the canonical frame, downwards.
    private func scale(of slot: Slot) -> Double {
        guard let from = slot.photoWindow, let to = windows[slot] else { return 1 }
        return to.height / from.height
    }
}

extension FaceLayout {
    /// How far a placement goes at most; moves and gaps in units of the art frame.
    enum Bounds {
        /// Hair up to 240 units beside the middle then still lies within the frame.
        static let face = 0.94...1.06
        static let beard = 0.94...1.08
        static let eyes = 0.88...1.12
        /// An iris stays round to the eye.
        static let roundness = 1.07
        /// Brows weigh much in an expression: they grow no heavier, and sink less than they rise.
        static let brows = 0.78...1.0
        static let browRise = 12.0
        static let browSink = 5.0
        static let nose = 0.88...1.12
        static let noseMove = 8.0
        static let mouth = 0.86...1.14
        static let mouthMove = 10.0
        /// Beards are cut out around the mouth.
        static let beardedMouthMove = 4.0
        /// Parts keep this far from each other.
        static let gap = 6.0
    }
}
