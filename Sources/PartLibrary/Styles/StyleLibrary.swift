import Basics
public import FaceAtlas
package import Foundation
import Imaging

/// A style with all its parts, read and checked.
public struct StyleLibrary: Sendable {
    /// What `style.json` says.
    public let style: Style
    /// The folder that the style was read from.
    package let folder: URL

    /// What faces of the style can do, in the order of its file.
    public let expressions: [Expression]
    /// The loops that its expressions make.
    package let motions: [Motion]

    private let parts: [Slot: [Part]]
    /// ``partsHash`` where it is known already.
    private let knownHash: UInt64?
    /// When reading it began, in nanoseconds since 1970; `nil` where files were not all read.
    package internal(set) var readAt: Int64?
    /// Why the style's pack was left aside; `nil` where it was used, where there is none, and where nobody looked.
    package internal(set) var packFault: StylePackError?

    /// - Parameter parts: any order; sorted here by id.
    init(style: Style, folder: URL, parts: [Part], expressions: [Expression] = [], motions: [Motion] = []) {
        self.init(
            style: style, folder: folder, packed: parts.sorted { $0.id < $1.id }, hash: nil, expressions: expressions,
            motions: motions)
    }

    /// - Parameters:
    ///   - parts: those of each slot sorted by id.
    ///   - hash: their ``partsHash`` where it is known.
    init(
        style: Style, folder: URL, packed parts: [Part], hash: UInt64?, expressions: [Expression], motions: [Motion]
    ) {
        self.style = style
        self.folder = folder
        self.expressions = expressions
        self.motions = motions
        knownHash = hash
        self.parts = Dictionary(grouping: parts, by: \.slot)
    }

    /// Loads a style and checks it.
    ///
    /// - Throws: ``StyleError`` with everything that is wrong, `ResourceError` when the package's own files are missing.
    public init(_ style: StyleID) throws {
        try self.init(contentsOf: style.location)
    }

    /// Loads and checks the style in `folder`, which holds `style.json` and a folder of SVG files for each slot.
    ///
    /// - Throws: ``StyleError`` with everything that is wrong.
    package init(contentsOf folder: URL) throws(StyleError) {
        let reading = StyleReading(contentsOf: folder)
        guard let library = reading.library, reading.problems.isEmpty else { throw StyleError(reading.problems) }
        self = library
    }

    /// Loads a style. Parts that were found sound when its index was built, and are the same, are checked when they are drawn; where the
    /// style's pack tells that nothing has changed since, their files are not even opened before.
    ///
    /// - Throws: as ``init(_:)``; what draws a part throws ``StyleError`` for a part that is broken all the same.
    package init(trusting style: StyleID) throws {
        let folder = try style.location
        let reading = StyleReading(trusting: folder, isShipped: style.isBuiltIn)
        guard let library = reading.library, reading.problems.isEmpty else { throw StyleError(reading.problems) }
        self = library
    }

    /// Hash of everything on which it depends whether the parts are sound: their names and files, and the frame in which they draw.
    package var partsHash: UInt64 {
        if let knownHash { return knownHash }
        var hash = ContentHash()
        hash.add(word: Self.rulesVersion)
        let box = style.viewBox
        for number in [box.x, box.y, box.width, box.height] { hash.add(word: number.bitPattern) }
        for slot in Slot.allCases {
            for part in parts(in: slot) {
                hash.addField(Array("\(slot.rawValue)/\(part.id)".utf8))
                hash.add(word: part.contentHash)
            }
        }
        return hash.value
    }

    /// To be raised when less is allowed in a part than before.
    package static let rulesVersion: UInt64 = 2

    /// The parts of `slot`, sorted by id.
    public func parts(in slot: Slot) -> [Part] {
        parts[slot] ?? []
    }

    /// The part `id` of `slot`, or `nil`.
    public func part(_ id: String, in slot: Slot) -> Part? {
        let parts = parts(in: slot)
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < parts.count && parts[low].id == id ? parts[low] : nil
    }

    /// The expression of this name, or `nil`.
    public func expression(_ name: String) -> Expression? { expressions.first { $0.name == name } }

    /// The loop that an expression makes, or a face of its own where `nil`: the expression's, else the style's `idle`; `nil` in a style
    /// without motions.
    package func motion(of expression: Expression?) -> Motion? {
        let name = expression?.motion ?? Motion.idle
        return motions.first { $0.name == name }
    }

    /// The part that shows `eyes` in a state: `<eyes>--<state>`, else the style's part `<state>`, with lashes where the eyes have some
    /// and there is such a part.
    package func eyes(_ eyes: String?, in state: String) -> Part? {
        if let eyes {
            let bare = eyes.hasSuffix(Self.lash) ? String(eyes.dropLast(Self.lash.count)) : eyes
            if let own = part("\(bare)--\(state)", in: .eyes) { return own }
            if eyes.contains("lash"), let part = part("\(state)-lashes", in: .eyes) { return part }
        }
        return part(state, in: .eyes)
    }

    /// The eyes `id` with lashes, `<id>--lash`; `nil` where the style has drawn none.
    package func lashed(_ id: String) -> Part? { part(id + Self.lash, in: .eyes) }

    private static let lash = "--lash"

    /// The part taken in `slot` where nothing better is known; `nil` when the slot then stays empty.
    package func defaultPart(in slot: Slot) -> Part? {
        style.defaults[slot].flatMap { part($0, in: slot) }
    }

    /// The part that `part` names in `data-back`, which is drawn with it; `nil` where it names none.
    package func partner(of part: Part) -> Part? {
        guard let follower = part.slot.follower, let back = part.back else { return nil }
        return self.part(back, in: follower)
    }

    /// How many parts there are in all slots.
    package var count: Int {
        parts.values.reduce(0) { $0 + $1.count }
    }
}
