import Basics
public import FaceAtlas
import Imaging

/// One drawing of a style: an SVG in the style's art frame, with tags that say what it shows.
public struct Part: Sendable, Identifiable {
    /// The file's name without `.svg`: lower-case letters, digits and `-`; unique within its slot.
    public let id: String
    /// The slot that the part fills.
    public let slot: Slot
    /// What the part shows, in the vocabulary.
    public let tags: [Attribute: String]
    /// For a part in `hairFront`: id of the `hairBack` part that belongs to it.
    package let back: String?
    /// For headwear: the hair above this y of the art frame is not drawn.
    package let hairTop: Double?
    /// Whether a photo may be matched with the part; others are for recipes that people edit.
    public let isMatched: Bool
    /// The hash of the file's bytes.
    package let contentHash: UInt64
    /// How many bytes the file has.
    let size: Int
    private let content: PartContent

    /// The drawing's own `<title>`, for people; `nil` when it has none.
    package var title: String? { content.title }
    /// What is drawn; nothing where the file is broken, which ``check()`` tells.
    package var drawing: Drawing { content.drawing }

    /// Reads what was not read yet (see ``init(known:id:slot:file:viewBox:)``); whoever draws the part asks for this first.
    ///
    /// - Throws: ``StyleError`` with every problem of the file.
    package func check() throws(StyleError) { try content.check() }

    /// Headwear under which no hair is seen at all.
    package var hidesHair: Bool { slot == .headwear && tags[.hairLength] == HairLength.hidden.rawValue }

    /// The id of the part of which `id` is a state: `round` of `round--lash`; of others the id itself.
    package static func idWithoutState(_ id: String) -> String {
        id.firstRange(of: "--").map { String(id[..<$0.lowerBound]) } ?? id
    }

    /// Stubble: it is drawn on the skin of the head, and does not stand off it.
    package var liesOnSkin: Bool { slot == .facialHair && tags[.facialHair] == FacialHair.stubble.rawValue }

    /// Reads and checks one part, in one pass.
    ///
    /// - Parameters:
    ///   - bytes: the file's content, UTF-8.
    ///   - id: the file's name without `.svg`.
    ///   - file: path of the file, for messages.
    ///   - viewBox: the style's art frame; any will do where `nil`.
    /// - Throws: ``StyleError`` with every problem of the file, as far as it can be read.
    package init(
        reading bytes: [UInt8], id: String, slot: Slot, file: String, viewBox: Style.Frame?
    ) throws(StyleError) {
        guard bytes.count <= PartLimits.bytes else {
            throw StyleError(
                file: file,
                "the file has \(bytes.count) bytes, and a part may have \(PartLimits.bytes); simplify its paths, or leave out "
                    + "shapes")
        }
        let reading = bytes.withUnsafeBufferPointer { PartReading($0, id: id, slot: slot, viewBox: viewBox) }
        guard let header = reading.header, let drawing = reading.drawing, reading.problems.isEmpty else {
            throw StyleError(Self.told(reading.problems, of: bytes, file: file))
        }
        self.init(
            header, id: id, slot: slot, bytes: bytes, content: PartContent(drawing: drawing, title: reading.title))
    }

    /// A part whose file was found sound before, as an index remembers: only its root is looked at now, and all of it when it
    /// is drawn.
    ///
    /// - Returns: `nil` where the root already is not as it should be.
    init?(known bytes: [UInt8], id: String, slot: Slot, file: String, viewBox: Style.Frame?) {
        let header = bytes.withUnsafeBufferPointer { PartReading.header(of: $0, id: id, slot: slot, viewBox: viewBox) }
        guard bytes.count <= PartLimits.bytes, let header, header.problems.isEmpty else { return nil }
        let content = PartContent { () throws(StyleError) in
            try Part(reading: bytes, id: id, slot: slot, file: file, viewBox: viewBox).content
        }
        self.init(header, id: id, slot: slot, bytes: bytes, content: content)
    }

    private init(_ header: PartHeader, id: String, slot: Slot, bytes: [UInt8], content: PartContent) {
        var hash = ContentHash()
        hash.addField(bytes)
        self.id = id
        self.slot = slot
        (tags, back, hairTop, isMatched) = (header.tags, header.back, header.hairTop, header.isMatched)
        (contentHash, size, self.content) = (hash.value, bytes.count, content)
    }

    /// A part as a pack knows it; its file is read when it is drawn, and has to be the one that was packed.
    ///
    /// - Parameter source: the style's folder.
    init(_ record: StylePack.Record, in source: PartSource) {
        (id, slot) = (record.id, record.slot)
        let header = record.header
        (tags, back, hairTop, isMatched) = (header.tags, header.back, header.hairTop, header.isMatched)
        (contentHash, size) = (record.contentHash, record.size)
        content = PartContent { () throws(StyleError) in
            try source.part(record.id, in: record.slot, hash: record.contentHash).content
        }
    }

    /// The problems with the lines that they are in.
    private static func told(_ problems: [SVGSyntaxError], of bytes: [UInt8], file: String) -> [StyleError.Problem] {
        var (line, position) = (1, 0)
        var told = problems.prefix(PartLimits.problems).map { problem in
            // In the order of the file, so that its lines are counted once.
            let end = min(max(problem.offset, position), bytes.count)
            line += bytes[position..<end].count { $0 == UInt8(ascii: "\n") }
            position = end
            return StyleError.Problem(file: file, line: line, message: problem.message)
        }
        if problems.count >= PartLimits.problems {
            told.append(
                .init(file: file, message: "there are \(PartLimits.problems) mistakes or more; mend these first"))
        }
        return told
    }
}

extension Part: Hashable {
    /// The same file in the same place.
    public static func == (one: Part, other: Part) -> Bool {
        one.contentHash == other.contentHash && one.id == other.id && one.slot == other.slot
    }

    /// Hashes what tells the file from others.
    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
