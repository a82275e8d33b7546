import FaceAtlas
import FaceParsing
import Imaging
import Mugmoji
import PartLibrary

/// The avatars of a clip, one after the other.
struct AvatarTrack {
    private struct Moment {
        let time: Double
        let face: ParsedFace
        let recipe: AvatarRecipe
    }

    /// Two colours that lie nearer to each other are one; a distance in OKLab.
    private static let sameColor = 0.015
    /// An avatar may make up its mind for so long, in seconds.
    private static let settling = 1.0

    private let moments: [Moment]
    private let library: StyleLibrary

    /// - Parameter recipe: which of a frame's avatars.
    init(_ frames: [LiveFrame], _ recipe: KeyPath<LiveFrame, AvatarRecipe?>, library: StyleLibrary) {
        moments = frames.compactMap { frame in
            guard let face = frame.face, let recipe = frame[keyPath: recipe] else { return nil }
            return Moment(time: frame.time, face: face, recipe: recipe)
        }
        self.library = library
    }

    /// Slots in which a person is known; what follows from another slot changes with it.
    private static let slots = Slot.allCases.filter { $0 != .mouth && $0.follows == nil }

    /// What stands in a slot at each moment, `nil` where nothing does; without the moments in which eyes are not open.
    private func parts(in slot: Slot) -> [(time: Double, id: String?)] {
        moments.compactMap { moment in
            let id = moment.recipe.parts[slot]
            let state = id.flatMap { library.part($0, in: slot)?.tags[.eyes] }
            return state == nil || state == EyesState.open.rawValue ? (moment.time, id) : nil
        }
    }

    private var settled: Double { (moments.first?.time ?? 0) + Self.settling }

    /// For each slot in which a part changes once the avatar is settled, how often it does.
    private var partChanges: [(slot: Slot, count: Int)] {
        Self.slots.compactMap { slot in
            let parts = parts(in: slot)
            let count = zip(parts, parts.dropFirst()).count { $1.time > settled && $0.id != $1.id }
            return count == 0 ? nil : (slot, count)
        }
    }

    private var colorChanges: [(role: Role, count: Int)] {
        Role.allCases.compactMap { role in
            let colors = moments.map { ($0.time, $0.recipe.colors[role].map { OKLab($0) }) }
            var (count, last) = (0, colors.first?.1)
            for (time, color) in colors {
                let isSame =
                    switch (last ?? nil, color) {
                    case (let last?, let color?): last.distance(to: color) <= Self.sameColor
                    case (nil, nil): true
                    default: false
                    }
                if isSame { continue }
                if time > settled { count += 1 }
                last = color
            }
            return count == 0 ? nil : (role, count)
        }
    }

    /// How often parts and colours change once the avatar is settled, and how many parts each slot had in all.
    var summary: String {
        let (parts, colors) = (partChanges, colorChanges)
        func list(_ counts: [(String, Int)]) -> String {
            counts.isEmpty ? "" : " (" + counts.map { "\($0) \($1)" }.joined(separator: ", ") + ")"
        }
        let seen = Self.slots.map { slot in (slot.rawValue, Set(self.parts(in: slot).map(\.id)).count) }
        return "\(parts.reduce(0) { $0 + $1.count }) changes of parts"
            + list(parts.map { ($0.slot.rawValue, $0.count) })
            + ", \(colors.reduce(0) { $0 + $1.count }) of colours" + list(colors.map { ($0.role.rawValue, $0.count) })
            + "; of more than one part in all" + list(seen.filter { $0.1 > 1 })
    }
}

// How soon an expression shows.
extension AvatarTrack {
    /// Seconds from `start` until the mouth smiles; `nil` where it never does.
    func delay(ofSmileAt start: Double) -> Double? {
        delay(from: start, of: .mouth) { [MouthState.smile, .teeth].map(\.rawValue).contains($0[.mouth]) }
    }

    /// Seconds from `start` until the eyes are closed.
    func delay(ofBlinkAt start: Double) -> Double? {
        delay(from: start, of: .eyes) { $0[.eyes] == EyesState.closed.rawValue }
    }

    private func delay(from start: Double, of slot: Slot, until isShown: ([Attribute: String]) -> Bool) -> Double? {
        // Times of frames are rounded.
        moments.first { moment in
            moment.time > start - 0.001
                && moment.recipe.parts[slot].flatMap { library.part($0, in: slot) }.map { isShown($0.tags) } == true
        }.map { max($0.time - start, 0) }
    }

    /// Seconds by which the avatar's nose is later half-way aside than the measured one, within a second from `start`.
    func delay(ofTurnAt start: Double) -> Double? {
        let turning = moments.filter { $0.time > start - 0.001 && $0.time < start + 1 }
        func halfway(_ position: (Moment) -> Double) -> Double? {
            guard let first = turning.first.map(position) else { return nil }
            let most = turning.map { abs(position($0) - first) }.max() ?? 0
            return most < 1 ? nil : turning.first { abs(position($0) - first) >= most / 2 }?.time
        }
        guard let measured = halfway({ $0.face.geometry.turn ?? 0 }),
            let drawn = halfway({ $0.recipe.placements[.nose]?.dx ?? 0 })
        else { return nil }
        return drawn - measured
    }
}
