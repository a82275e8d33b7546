package import Compositing
package import FaceAtlas
package import FaceParsing
import Foundation
import Imaging
package import PartEmbedding
package import PartLibrary

/// Places chosen parts as the features of a photo lie: what the nearest part leaves of a person's proportions.
///
/// Photo and drawing are measured alike. Each measure of the photo is compared with the typical face's, each of the drawing
/// with that of the style's default parts; half of the difference of the two is made up for, within bounds that keep the
/// drawing whole. `docs/decisions/placements.md` has the figures.
package struct PlacementFit: Sendable {
    private let library: StyleLibrary
    private let drawer: PartDrawer
    private let neutral: DrawnParts

    /// Measures the style's default parts.
    ///
    /// - Parameter drawer: of the style's parts.
    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part that has to be drawn is broken.
    package init(library: StyleLibrary, drawer: PartDrawer) throws {
        self.library = library
        self.drawer = drawer
        var defaults: [Slot: Part] = [:]
        for slot in Slot.allCases { defaults[slot] = library.defaultPart(in: slot) }
        neutral = try DrawnParts(defaults, library: library, by: drawer.labels)
    }

    /// An avatar's parts, measured.
    ///
    /// - Parameter draw: draws a part by the drawer, or remembers how it was drawn.
    /// - Throws: what `draw` throws.
    func drawn(_ ids: [Slot: String], by draw: (Part, PartDrawer) throws -> DrawnLabels) rethrows -> DrawnParts {
        try DrawnParts(parts(ids), library: library) { try draw($0, drawer) }
    }

    private func parts(_ ids: [Slot: String]) -> [Slot: Part] {
        var parts: [Slot: Part] = [:]
        for (slot, id) in ids { parts[slot] = library.part(id, in: slot) }
        return parts
    }

    /// Where the parts of an avatar stand; slots whose part stays as it was drawn are left out.
    ///
    /// - Parameters:
    ///   - ids: the avatar's parts.
    ///   - drawn: these parts, measured.
    ///   - geometry: of the photo.
    package func placements(of ids: [Slot: String], drawn: DrawnParts, for geometry: FaceGeometry) -> [Slot: Placement]
    {
        let parts = parts(ids)
        let wishes = PlacementWishes(
            photo: FaceMeasures(of: geometry), drawn: drawn.measures, neutral: neutral.measures)
        var layout = FaceLayout(extents: drawn.extents, windows: library.style.windows)
        layout.place(wishes, hasBeard: parts[.facialHair] != nil)
        let placed = layout.placements
        let head = placed[.head]?.sx ?? 1
        // What was drawn around the default head keeps to the edge of this one; hair and hats are drawn for every head.
        let cheek = Self.ratio(drawn.measures.faceWidth, neutral.measures.faceWidth, 0.9...1.12)
        let jaw = Self.ratio(drawn.jawWidth, neutral.jawWidth, 0.92...1.08)
        let beard = (head * jaw).clamped(to: FaceLayout.Bounds.beard)
        let eyes = placed[.eyes]?.sx ?? 1
        var placements: [Slot: Placement] = [:]
        for (slot, part) in parts {
            let placement =
                switch slot.row.placing {
                case .own: placed[slot] ?? .identity
                case .head: Placement(sx: head)
                case .cheeks: Placement(sx: head * cheek)
                case .jaw where part.tags[.facialHair] == "moustache": Placement(dy: placed[.mouth]?.dy ?? 0)
                case .jaw: Placement(sx: beard)
                case .eyes: Placement(sx: eyes, sy: eyes)
                case .sheet: Placement.identity
                }
            if placement.rounded != .identity { placements[slot] = placement.rounded }
        }
        return placements
    }

    private static func ratio(_ value: Double?, _ other: Double?, _ bounds: ClosedRange<Double>) -> Double {
        guard let value, let other, other > 0 else { return 1 }
        return (value / other).clamped(to: bounds)
    }
}

extension Placement {
    /// To a thousandth and a tenth of a unit; changes that nobody sees are left out.
    package var rounded: Placement {
        func move(_ value: Double) -> Double { abs(value) < 0.25 ? 0 : (value * 10).rounded() / 10 }
        func factor(_ value: Double) -> Double { abs(value - 1) < 0.004 ? 1 : (value * 1000).rounded() / 1000 }
        return Placement(dx: move(dx), dy: move(dy), sx: factor(sx), sy: factor(sy))
    }
}

extension Double {
    package func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

/// How a drawing would have to change to be like a photo; not yet bounded by what else is drawn.
struct PlacementWishes: Sendable, Hashable {
    var eyeDistance = 1.0
    var eyeWidth = 1.0
    var eyeOpening = 1.0
    /// Move of the brows upwards, in units of the canonical frame, as the moves below.
    var browLift = 0.0
    var browThickness = 1.0
    var mouthWidth = 1.0
    /// Move of the mouth downwards.
    var mouthDrop = 0.0
    /// Move of the nose's lower edge downwards.
    var noseDrop = 0.0
    var noseWidth = 1.0
    var faceWidth = 1.0

    /// Share of the difference that is made up for: parsing errs, and parts were chosen by the same measures before.
    static let damping = 0.5

    init() {}

    /// - Parameters:
    ///   - photo: of the face.
    ///   - drawn: of the chosen parts.
    ///   - neutral: of the parts that the style takes where it knows nothing, which stand for the typical face.
    init(photo: FaceMeasures, drawn: FaceMeasures, neutral: FaceMeasures) {
        typealias Measure = KeyPath<FaceMeasures, Double?>
        func pair(_ measure: Measure, _ typical: TypicalMeasure) -> (photo: Double, drawn: Double)? {
            guard let value = photo[keyPath: measure], let own = drawn[keyPath: measure],
                let middle = neutral[keyPath: measure], value.isFinite, own > 0, middle > 0
            else { return nil }
            return (typical.limited(value) / typical.mean, own / middle)
        }
        func factor(_ measure: Measure, _ typical: TypicalMeasure, weight: Double = 1) -> Double {
            pair(measure, typical).map { pow($0.photo / $0.drawn, Self.damping * weight) } ?? 1
        }
        func move(_ measure: Measure, _ typical: TypicalMeasure) -> Double {
            guard let value = photo[keyPath: measure], let own = drawn[keyPath: measure],
                let middle = neutral[keyPath: measure], value.isFinite
            else { return 0 }
            return Self.damping * (typical.limited(value) - typical.mean - (own - middle))
        }
        typealias Typical = FaceMeasures.Typical
        let weight = photo.frontality
        eyeDistance = factor(\.eyeDistance, Typical.eyeDistance, weight: weight)
        eyeWidth = factor(\.eyeWidth, Typical.eyeWidth)
        eyeOpening = factor(\.eyeOpening, Typical.eyeOpening)
        browLift = move(\.browHeight, Typical.browHeight)
        browThickness = factor(\.browThickness, Typical.browThickness)
        mouthWidth = factor(\.mouthWidth, Typical.mouthWidth, weight: weight)
        mouthDrop = move(\.mouthY, Typical.mouthY)
        noseDrop = move(\.noseBase, Typical.noseBase)
        noseWidth = factor(\.noseWidth, Typical.noseWidth, weight: weight)
        faceWidth = factor(\.faceWidth, Typical.faceWidth, weight: weight)
    }
}
