import Basics
import FaceAtlas
import PartLibrary

/// The checked frame of an index file: every offset that follows from it lies within the file.
struct PartIndexReader {
    let content: IndexBytes
    let layout: PartIndexLayout
    let dimension: Int
    let partCounts: [Int]
    private var buffer: UnsafeRawBufferPointer { content.buffer }

    init(_ content: IndexBytes) throws(PartIndexError) {
        self.content = content
        try Self.checkFrame(content.buffer)
        (layout, dimension, partCounts) = try Self.layout(of: content.buffer)
        guard isTableRight, isPaddingEmpty else { throw .damaged(details: "its sections are not where they belong") }
    }

    /// Checks size and checksum.
    private static func checkFrame(_ buffer: UnsafeRawBufferPointer) throws(PartIndexError) {
        typealias Field = PartIndexLayout.Field
        let magic = PartIndexLayout.magic
        guard !buffer.isEmpty, buffer.prefix(magic.count).elementsEqual(magic.prefix(buffer.count)) else {
            throw .notAnIndex
        }
        guard buffer.count >= Field.headerSize else { throw .truncated }
        let version = buffer.uint32(at: Field.version)
        guard version == PartIndexLayout.version else { throw .otherVersion(version) }
        guard buffer.count >= PartIndexLayout.headerSize else { throw .truncated }
        let size = buffer.uint64(at: Field.fileSize)
        guard buffer.count >= size else { throw .truncated }
        guard buffer.count == size else { throw .damaged(details: "bytes after the end") }
        guard buffer.count % IndexBytes.alignment == 0,
            buffer.uint32(at: Field.headerSize) == UInt32(PartIndexLayout.headerSize),
            buffer[Field.reserved..<PartIndexLayout.headerSize].allSatisfy({ $0 == 0 })
        else { throw .damaged(details: "its header") }
        guard PartIndexLayout.checksum(of: buffer) == buffer.uint64(at: Field.checksum) else {
            throw .damaged(details: "the checksum does not fit")
        }
    }

    /// The layout that follows from the counts of the file. The checksum fits, so that all this is wrong only in a file
    /// that was made to deceive or by another program.
    private static func layout(
        of buffer: UnsafeRawBufferPointer
    ) throws(PartIndexError) -> (PartIndexLayout, Int, [Int]) {
        typealias Field = PartIndexLayout.Field
        let dimension = Int(buffer.uint32(at: Field.dimension))
        let slotCount = Int(buffer.uint32(at: Field.slotCount))
        let partCount = Int(buffer.uint32(at: Field.partCount))
        let tableEnd = PartIndexLayout.headerSize + (3 + 2 * slotCount) * PartIndexLayout.sectionRowSize
        guard PartIndexLayout.dimensions.contains(dimension), slotCount <= Slot.allCases.count,
            partCount <= PartIndexLayout.partCounts.upperBound,
            buffer.uint32(at: Field.sectionCount) == 3 + 2 * slotCount, tableEnd <= buffer.count
        else { throw .damaged(details: "its counts") }
        // The table of slots follows the names, whose size is in the first row of the table of sections.
        let textSize = buffer.uint64(at: PartIndexLayout.headerSize + 16)
        guard textSize <= buffer.count else { throw .damaged(details: "its names") }
        let slots = PartIndexLayout.padded(PartIndexLayout.padded(tableEnd) + Int(textSize))
        guard slots + slotCount * PartIndexLayout.slotRowSize <= buffer.count else {
            throw .damaged(details: "its slots")
        }
        var first = 0
        var partCounts: [Int] = []
        for row in 0..<slotCount {
            let offset = slots + row * PartIndexLayout.slotRowSize
            let count = Int(buffer.uint32(at: offset + 12))
            guard count >= 1, count <= partCount - first, buffer.uint32(at: offset + 8) == first else {
                throw .damaged(details: "its slots")
            }
            first += count
            partCounts.append(count)
        }
        let layout = PartIndexLayout(textSize: Int(textSize), partCounts: partCounts, dimension: dimension)
        guard first == partCount, layout.fileSize == buffer.count else { throw .damaged(details: "its counts") }
        return (layout, dimension, partCounts)
    }

    private var isTableRight: Bool {
        layout.sections.enumerated().allSatisfy { index, section in
            let row = PartIndexLayout.headerSize + index * PartIndexLayout.sectionRowSize
            return buffer.uint32(at: row) == section.kind.rawValue && buffer.uint32(at: row + 4) == section.slot
                && buffer.uint64(at: row + 8) == section.offset && buffer.uint64(at: row + 16) == section.size
        }
    }

    private var isPaddingEmpty: Bool {
        let table = PartIndexLayout.headerSize + layout.sections.count * PartIndexLayout.sectionRowSize
        let ends = [table] + layout.sections.map { $0.offset + $0.size }
        return ends.allSatisfy { buffer[$0..<PartIndexLayout.padded($0)].allSatisfy { $0 == 0 } }
    }

    /// The name that the eight bytes at `reference` tell.
    func text(_ reference: Int) throws(PartIndexError) -> String {
        let section = layout.sections[0]
        let (offset, count) = (Int(buffer.uint32(at: reference)), Int(buffer.uint32(at: reference + 4)))
        guard offset + count <= section.size else { throw .damaged(details: "a name is cut off") }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[section.offset + offset..<section.offset + offset + count])
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .damaged(details: "a name is not UTF-8")
        }
        return text
    }

    func slotRow(_ row: Int) -> Int { layout.sections[1].offset + row * PartIndexLayout.slotRowSize }

    /// What is kept of the slot in row `row`.
    func entry(_ row: Int) throws(PartIndexError) -> PartIndex.Entry {
        var ids: [String] = []
        var hashes: [UInt64] = []
        let first = partCounts[..<row].reduce(0, +)
        for part in first..<first + partCounts[row] {
            let offset = layout.sections[2].offset + part * PartIndexLayout.partRowSize
            let id = try text(offset + 8)
            if let last = ids.last, last >= id { throw .damaged(details: "the part \(quoted(id)) is not in its place") }
            ids.append(id)
            hashes.append(buffer.uint64(at: offset))
        }
        return PartIndex.Entry(
            ids: ids, hashes: hashes, vectors: try numbers(in: layout.sections[4 + 2 * row]),
            mean: try numbers(in: layout.sections[3 + 2 * row]))
    }

    private func numbers(in section: PartIndexLayout.Section) throws(PartIndexError) -> IndexNumbers {
        let numbers = IndexNumbers(bytes: content, offset: section.offset, count: section.size / 4)
        guard numbers.withUnsafeBufferPointer({ $0.allSatisfy(\.isFinite) }) else {
            throw .damaged(details: "a vector holds a number that is not finite")
        }
        return numbers
    }
}
