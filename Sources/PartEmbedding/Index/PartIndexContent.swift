import Basics
import FaceAtlas
import PartLibrary

/// What goes into an index file.
struct PartIndexContent {
    struct Slot {
        let slot: FaceAtlas.Slot
        /// Sorted, each once.
        var ids: [String] = []
        var hashes: [UInt64] = []
        /// Part by part, in the order of ``ids``.
        var vectors: [[Float]] = []
    }

    var embedder: EmbedderIdentity
    var style: String
    /// Slots that have parts.
    var slots: [Slot]

    private var layout: PartIndexLayout {
        PartIndexLayout(
            textSize: texts.reduce(0) { $0 + $1.utf8.count }, partCounts: slots.map(\.ids.count),
            dimension: embedder.dimension)
    }

    /// Of the file, in bytes.
    var size: Int { layout.fileSize }

    /// The bytes of the file; the same for the same content.
    ///
    /// - Precondition: every vector has as many numbers as the embedder says.
    var bytes: [UInt8] {
        let layout = layout
        var bytes = [UInt8](repeating: 0, count: layout.fileSize)
        bytes.withUnsafeMutableBytes { buffer in
            var names = TextWriter(position: layout.sections[0].offset)
            writeHeader(layout, names: &names, to: buffer)
            var row = layout.sections[1].offset
            var part = layout.sections[2].offset
            var first = 0
            for (slot, sections) in zip(slots, stride(from: 3, to: layout.sections.count, by: 2)) {
                names.write(slot.slot.rawValue, reference: row, to: buffer)
                buffer.write(UInt32(first), at: row + 8)
                buffer.write(UInt32(slot.ids.count), at: row + 12)
                row += PartIndexLayout.slotRowSize
                first += slot.ids.count
                for (id, hash) in zip(slot.ids, slot.hashes) {
                    buffer.write(hash, at: part)
                    names.write(id, reference: part + 8, to: buffer)
                    part += PartIndexLayout.partRowSize
                }
                Self.write(slot.mean(dimension: embedder.dimension), at: layout.sections[sections].offset, to: buffer)
                Self.write(slot.vectors.joined(), at: layout.sections[sections + 1].offset, to: buffer)
            }
            buffer.write(
                PartIndexLayout.checksum(of: UnsafeRawBufferPointer(buffer)), at: PartIndexLayout.Field.checksum)
        }
        return bytes
    }

    private func writeHeader(
        _ layout: PartIndexLayout, names: inout TextWriter, to buffer: UnsafeMutableRawBufferPointer
    ) {
        typealias Field = PartIndexLayout.Field
        buffer.copyBytes(from: PartIndexLayout.magic)
        buffer.write(PartIndexLayout.version, at: Field.version)
        buffer.write(UInt32(PartIndexLayout.headerSize), at: Field.headerSize)
        buffer.write(UInt64(layout.fileSize), at: Field.fileSize)
        buffer.write(embedder.version, at: Field.embedderVersion)
        buffer.write(styleHash, at: Field.styleHash)
        buffer.write(UInt32(embedder.dimension), at: Field.dimension)
        buffer.write(UInt32(slots.count), at: Field.slotCount)
        buffer.write(UInt32(slots.reduce(0) { $0 + $1.ids.count }), at: Field.partCount)
        buffer.write(UInt32(layout.sections.count), at: Field.sectionCount)
        names.write(embedder.name, reference: Field.embedderName, to: buffer)
        names.write(style, reference: Field.styleName, to: buffer)
        for (index, section) in layout.sections.enumerated() {
            let row = PartIndexLayout.headerSize + index * PartIndexLayout.sectionRowSize
            buffer.write(section.kind.rawValue, at: row)
            buffer.write(UInt32(section.slot), at: row + 4)
            buffer.write(UInt64(section.offset), at: row + 8)
            buffer.write(UInt64(section.size), at: row + 16)
        }
    }

    private var texts: [String] { [embedder.name, style] + slots.flatMap { [$0.slot.rawValue] + $0.ids } }

    private var styleHash: UInt64 {
        var hash = ContentHash()
        for slot in slots {
            for (id, value) in zip(slot.ids, slot.hashes) {
                hash.addField(Array("\(slot.slot.rawValue)/\(id)".utf8))
                hash.add(word: value)
            }
        }
        return hash.value
    }

    private static func write(
        _ numbers: some Sequence<Float>, at offset: Int, to buffer: UnsafeMutableRawBufferPointer
    ) {
        for (index, number) in numbers.enumerated() { buffer.write(number.bitPattern, at: offset + 4 * index) }
    }
}

extension PartIndexContent.Slot {
    /// Mean of the vectors.
    fileprivate func mean(dimension: Int) -> [Float] {
        var sums = [Double](repeating: 0, count: dimension)
        for vector in vectors {
            for column in 0..<dimension { sums[column] += Double(vector[column]) }
        }
        return sums.map { Float($0 / Double(max(vectors.count, 1))) }
    }
}

/// Puts one name after another, and where they lie into the rows that name them.
private struct TextWriter {
    var position: Int
    let start: Int

    init(position: Int) {
        self.position = position
        start = position
    }

    mutating func write(_ text: String, reference: Int, to buffer: UnsafeMutableRawBufferPointer) {
        var text = text
        let count = text.withUTF8 { utf8 in
            UnsafeMutableRawBufferPointer(rebasing: buffer[position...]).copyBytes(from: utf8)
            return utf8.count
        }
        buffer.write(UInt32(position - start), at: reference)
        buffer.write(UInt32(count), at: reference + 4)
        position += count
    }
}
