import Basics
package import FaceAtlas
import Foundation
package import Imaging

/// A loop: how an avatar moves, as data of a style, in its `expressions.json`. What is seen at its end is to be where it was at its beginning.
public struct Motion: Sendable, Hashable {
    /// What a track moves.
    package enum Target: Hashable, Sendable {
        /// Everything but the backdrop.
        case avatar
        /// What leans with the head: its hair, what it wears, and effects in front of it.
        case head
        /// How far one's own lids are open, and how brows and irises differ from those of the expression.
        case face
        /// The part of one slot.
        case slot(Slot)

        /// As `of` names it in a track.
        package init?(name: String) {
            switch name {
            case "avatar": self = .avatar
            case "head": self = .head
            case "face": self = .face
            default:
                // What others are clipped by does not move alone.
                guard let slot = Slot(rawValue: name), slot != .backdrop, slot != .headwear else { return nil }
                self = .slot(slot)
            }
        }
    }

    /// What a track changes, and how far it may.
    package enum Property: String, CaseIterable, Hashable, Sendable {
        /// Moves to the right and down, in units of the art frame.
        case dx, dy
        /// Turn in degrees, clockwise.
        case turn
        /// Factor of width and height.
        case scale
        case opacity
        /// 1 as the expression has the lids, 0 closed.
        case lids
        /// Moves of the irises, in units of the art frame.
        case gazeX, gazeY
        /// Move of the brows down, in units of the art frame.
        case brows

        package var range: ClosedRange<Double> {
            switch self {
            case .dx, .dy: -512...512
            case .turn: -180...180
            case .scale: 0.1...4
            case .opacity, .lids: 0...1
            case .gazeX, .gazeY: -20...20
            case .brows: -60...60
            }
        }

        /// The value at rest.
        package var rest: Double { [.scale, .opacity, .lids].contains(self) ? 1 : 0 }

        package var isOfFace: Bool { [.lids, .gazeX, .gazeY, .brows].contains(self) }
    }

    /// How a value goes from one key to the next.
    package enum Easing: String, CaseIterable, Hashable, Sendable { case smooth, linear, step }

    /// Keyframes of one target.
    package struct Track: Sendable, Hashable {
        package var target: Target
        /// When the keys are, as shares of the loop, 0…1, rising.
        package var times: [Double]
        /// For each property a value a key.
        package var values: [Property: [Double]]
        /// What turns and scales are about, in the art frame; its middle where `nil`.
        package var pivot: Point?
        package var easing = Easing.smooth

        package init(_ target: Target, times: [Double], values: [Property: [Double]], pivot: Point? = nil) {
            (self.target, self.times, self.values, self.pivot) = (target, times, values, pivot)
        }

        /// The value of a property at a share of the loop, 0…1.
        package func value(of property: Property, at time: Double) -> Double {
            guard let values = values[property], let first = values.first, let last = values.last else {
                return property.rest
            }
            guard let next = times.firstIndex(where: { $0 > time }) else { return last }
            guard next > 0 else { return first }
            let (from, to) = (times[next - 1], times[next])
            var share = (time - from) / (to - from)
            switch easing {
            case .smooth: share = (1 - cos(.pi * share)) / 2
            case .linear: break
            case .step: share = 0
            }
            return values[next - 1] + (values[next] - values[next - 1]) * share
        }
    }

    /// What expressions call it: lower-case letters, digits and `-`.
    public var name: String
    /// How long the loop is, 0.2…3.
    public var seconds: Double
    package var tracks: [Track]

    package init(name: String, seconds: Double, tracks: [Track]) {
        (self.name, self.seconds, self.tracks) = (name, seconds, tracks)
    }

    /// The motion of what has none of its own.
    package static let idle = "idle"

    /// The state of eyes whose lids are below ``closed``, and of those below ``halfClosed``.
    package static let (asleep, half) = ("asleep", "half")
    package static let (closed, halfClosed) = (0.3, 0.75)

    /// The share of the loop at which pictures begin: the first one is what previews show, and tears that fade in are to be seen in it.
    package static let start = 0.3

    /// The poses between which all others lie: those of the keys.
    package var extremes: [Pose] { Set(tracks.flatMap(\.times)).sorted().map(pose) }

    /// How the avatar stands at a share of the loop, 0…1.
    package func pose(at time: Double) -> Pose {
        var pose = Pose()
        for track in tracks {
            func value(_ property: Property, _ old: Double) -> Double {
                track.values[property] == nil ? old : track.value(of: property, at: time)
            }
            func change(_ move: inout Pose.Move) {
                move.dx = value(.dx, move.dx)
                move.dy = value(.dy, move.dy)
                move.turn = value(.turn, move.turn)
                move.scale = value(.scale, move.scale)
                move.opacity = value(.opacity, move.opacity)
                move.pivot = track.pivot ?? move.pivot
            }
            switch track.target {
            case .avatar: change(&pose.avatar)
            case .head: change(&pose.head)
            case .slot(let slot): change(&pose.slots[slot, default: Pose.Move()])
            case .face:
                pose.lids = value(.lids, pose.lids)
                pose.gaze = Expression.Gaze(x: value(.gazeX, pose.gaze.x), y: value(.gazeY, pose.gaze.y))
                pose.brows = value(.brows, pose.brows)
            }
        }
        return pose
    }
}

/// How an avatar stands at one moment of a motion, beside what its recipe says.
package struct Pose: Sendable, Hashable {
    /// A part's way from where it stands at rest.
    package struct Move: Sendable, Hashable {
        package var dx = 0.0
        package var dy = 0.0
        package var turn = 0.0
        package var scale = 1.0
        package var opacity = 1.0
        package var pivot: Point?

        package init(
            dx: Double = 0, dy: Double = 0, turn: Double = 0, scale: Double = 1, opacity: Double = 1,
            pivot: Point? = nil
        ) {
            (self.dx, self.dy, self.turn, self.scale) = (dx, dy, turn, scale)
            (self.opacity, self.pivot) = (opacity, pivot)
        }

        /// Whether it is at rest, wherever it would turn about.
        package var isNone: Bool { dx == 0 && dy == 0 && turn == 0 && scale == 1 && opacity == 1 }
    }

    package var avatar = Move()
    package var head = Move()
    package var slots: [Slot: Move] = [:]
    package var lids = 1.0
    package var gaze = Expression.Gaze()
    /// Move of both brows down.
    package var brows = 0.0

    package init() {}
}

extension Motion: Decodable {
    private enum Key: String, CodingKey, CaseIterable { case name, seconds, tracks }

    /// Reads strictly.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        name = try container.decode(String.self, forKey: .name)
        guard Style.isValid(name: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .name, in: container,
                debugDescription: "\(quoted(name)) is no name; it may have lower-case letters, digits and -")
        }
        seconds = try container.decode(.seconds, in: 0.2...3, otherwise: 1)
        tracks = try container.decode([Track].self, forKey: .tracks)
        var seen: Set<[String]> = []
        for track in tracks {
            for property in track.values.keys where !seen.insert(["\(track.target)", property.rawValue]).inserted {
                throw DecodingError.dataCorruptedError(
                    forKey: .tracks, in: container,
                    debugDescription: "two tracks change \(property.rawValue) of one thing; put their keys into one")
            }
        }
    }
}

extension Motion.Track: Decodable {
    private enum Key: String, CodingKey, CaseIterable { case of, times, values, about, easing }

    package init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        func fault(_ key: Key, _ message: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: message)
        }
        let name = try container.decode(String.self, forKey: .of)
        guard let target = Motion.Target(name: name) else {
            throw fault(
                .of,
                "\(quoted(name)) is nothing that moves; take avatar, head, face or a slot other than backdrop and headwear"
            )
        }
        self.target = target
        times = try container.decode([Double].self, forKey: .times)
        guard times.count >= 2, times.count <= 64, times.first == 0, times.last == 1,
            zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw fault(.times, "times are 2 to 64 rising numbers, the first 0 and the last 1")
        }
        values = try container.decodeTable(forKey: .values, of: "property")
        for (property, numbers) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard property.isOfFace == (target == .face) else {
                throw fault(.values, "\(property.rawValue) is no property of \(name)")
            }
            guard numbers.count == times.count else {
                throw fault(
                    .values, "\(property.rawValue) has \(numbers.count) numbers, and there are \(times.count) times")
            }
            if let number = numbers.first(where: { !property.range.contains($0) }) {
                throw fault(
                    .values,
                    "\(property.rawValue): \(number) is out of range; it may be \(property.range.lowerBound) to "
                        + "\(property.range.upperBound)")
            }
        }
        if let about = try container.decodeIfPresent([Double].self, forKey: .about) {
            guard about.count == 2, about.allSatisfy({ abs($0) <= 1024 }) else {
                throw fault(.about, "about is a point of the art frame: [x, y]")
            }
            pivot = Point(x: about[0], y: about[1])
        }
        if let word = try container.decodeIfPresent(String.self, forKey: .easing) {
            guard let known = Motion.Easing(rawValue: word) else {
                throw fault(.easing, "\(quoted(word)) is no easing; take smooth, linear or step")
            }
            easing = known
        }
    }
}
