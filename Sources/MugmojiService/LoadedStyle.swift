#if Service
import AvatarMaking
import Basics
import Compositing
import FaceAtlas
import Foundation
import Imaging
import NIOCore
import PartEmbedding
import PartLibrary
import Synchronization

/// A style as the service holds it: what makes avatars in it, and its files as the page wants them.
final class LoadedStyle: Sendable {
    let library: StyleLibrary
    let renderer: AvatarRenderer
    let avatars: AvatarMaker
    /// Of everything that is drawn with it: its parts and what `style.json` and `expressions.json` say.
    let hash: String
    private let styleJSON: Data
    private let expressionsJSON: Data?
    private let allParts = Mutex<CompressedBody?>(nil)

    var name: String { library.style.name }

    /// - Throws: what ``AvatarRenderer`` and ``AvatarMaker`` throw when they are loaded.
    init(_ id: StyleID, embedder: EmbedderSource) throws {
        renderer = try AvatarRenderer(style: id)
        library = renderer.library
        avatars = try AvatarMaker(library: library, embedder: embedder)
        styleJSON = try Data(contentsOf: library.folder.appendingPathComponent("style.json"))
        expressionsJSON = try? Data(contentsOf: library.folder.appendingPathComponent("expressions.json"))
        var hash = EntityTag.Hash()
        hash.add(library.partsHash)
        hash.add(styleJSON)
        hash.add(expressionsJSON ?? Data())
        self.hash = hash.text
    }

    // MARK: What it says of itself

    /// An entry of the list of styles.
    struct Summary: Encodable {
        let name: String
        let title: String
        let author: String
        let license: String
        let hash: String
        let palettes: [String: [NamedColor]]
        let expressions: [String]
        /// In drawing order.
        let slots: [String]
    }

    struct NamedColor: Encodable {
        let name: String
        let color: String
    }

    var summary: Summary {
        let style = library.style
        return Summary(
            name: style.name, title: style.title, author: style.author, license: style.license, hash: hash,
            palettes: style.palettes.reduce(into: [:]) { palettes, entry in
                palettes[entry.key.rawValue] = entry.value.map { NamedColor(name: $0.name, color: $0.color.hex) }
            },
            expressions: library.expressions.map(\.name), slots: Slot.allCases.map(\.rawValue))
    }

    /// A slot as a program needs it that puts parts together.
    struct SlotEntry: Encodable {
        let slot: String
        let `default`: String?
        let window: [Double]
        let leans: Bool
        let underHeadwear: String
        let several: Bool
        let required: Bool
        let follows: String?
        let matched: Bool
    }

    /// `style.json` and `expressions.json` in one, with what the code knows of slots.
    ///
    /// - Throws: where a file is no JSON any more.
    func description() throws -> [UInt8] {
        guard var whole = try JSONSerialization.jsonObject(with: styleJSON) as? [String: Any] else {
            throw Problem(.internalFault, Problem.fault)
        }
        let expressions =
            try expressionsJSON.map { try JSONSerialization.jsonObject(with: $0) } as? [String: Any] ?? [:]
        let slots = try JSONSerialization.jsonObject(with: Data(ServiceJSON.bytes(of: slotEntries)))
        whole["windows"] = nil
        whole["slots"] = slots
        whole["expressions"] = expressions["expressions"] ?? [Any]()
        whole["motions"] = expressions["motions"] ?? [Any]()
        whole["derived"] = Role.derived.map(\.rawValue)
        whole["roles"] = Role.allCases.map(\.rawValue)
        whole["hash"] = hash
        return Array(
            try JSONSerialization.data(withJSONObject: whole, options: [.sortedKeys, .withoutEscapingSlashes]))
    }

    private var slotEntries: [SlotEntry] {
        let style = library.style
        return Slot.allCases.map { slot in
            let window = style.windows[slot.windowSlot] ?? style.viewBox
            let headwear =
                switch slot.row.underHeadwear {
                case .seen: "seen"
                case .hidden: "hidden"
                case .clipped: "clipped"
                }
            return SlotEntry(
                slot: slot.rawValue, default: style.defaults[slot],
                window: [window.x, window.y, window.width, window.height], leans: slot.row.leans,
                underHeadwear: headwear, several: slot.row.holdsSeveral, required: slot.row.isRequired,
                follows: slot.follows?.rawValue, matched: Slot.matched.contains(slot))
        }
    }

    // MARK: Parts

    /// An entry of the list of parts.
    struct PartEntry: Encodable {
        let slot: String
        let id: String
        let title: String?
        let tags: [String: String]
        let matched: Bool
        let hash: String

        init(_ part: Part) {
            (slot, id, title) = (part.slot.rawValue, part.id, part.title)
            tags = part.tags.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
            matched = part.isMatched && Slot.matched.contains(part.slot)
            hash = EntityTag.hexadecimal(part.contentHash)
        }
    }

    var partEntries: [PartEntry] {
        get throws {
            try Slot.allCases.flatMap { slot in
                try library.parts(in: slot).map { part in
                    try part.check()
                    return PartEntry(part)
                }
            }
        }
    }

    /// The file of a part that was found sound.
    func file(of part: Part) throws -> [UInt8] {
        try part.check()
        let path = library.folder.appendingPathComponent("\(part.slot.rawValue)/\(part.id).svg")
        let bytes = try Array(Data(contentsOf: path))
        // What was changed since it was checked is not handed out.
        var hash = ContentHash()
        hash.addField(bytes)
        guard hash.value == part.contentHash else { throw Problem(.notFound, "The part was changed; start again.") }
        return bytes
    }

    /// Texts of all parts, by slot and id; made when they are first asked for.
    func parts() throws -> CompressedBody {
        try allParts.withLock { known in
            if let known { return known }
            struct All: Encodable {
                let hash: String
                let parts: [String: [String: String]]
            }
            var parts: [String: [String: String]] = [:]
            for slot in Slot.allCases {
                for part in library.parts(in: slot) {
                    parts[slot.rawValue, default: [:]][part.id] = String(decoding: try file(of: part), as: UTF8.self)
                }
            }
            let body = try CompressedBody(ServiceJSON.bytes(of: All(hash: hash, parts: parts)), type: MediaKind.json)
            known = body
            return body
        }
    }
}

#endif
