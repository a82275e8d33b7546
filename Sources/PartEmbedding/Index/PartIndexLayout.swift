import Basics
import PartLibrary

/// Where everything lies in an index file; `docs/index-format.md` is this in words.
///
/// The layout follows from the counts: sections lie one after another in a fixed order, each from a multiple of 64 bytes,
/// zeros between them. A reader works it out as the writer did and accepts nothing else.
struct PartIndexLayout: Equatable {
    /// First eight bytes of an index file.
    static let magic = Array("MUGMOJIX".utf8)
    /// The version of the format that this code reads and writes.
    static let version: UInt32 = 2
    static let headerSize = 128
    static let sectionRowSize = 24
    static let slotRowSize = 16
    static let partRowSize = 16
    /// Longer vectors and more parts are taken for damage.
    static let dimensions = 1...65536
    static let partCounts = 1...(1 << 24)
    /// The largest file that is read and written, in bytes.
    static let largestFile = 1 << 27

    /// Offsets of the header's fields.
    enum Field {
        static let magic = 0
        static let version = 8
        static let headerSize = 12
        static let fileSize = 16
        static let checksum = 24
        static let embedderVersion = 32
        static let styleHash = 40
        static let dimension = 48
        static let slotCount = 52
        static let partCount = 56
        static let sectionCount = 60
        static let embedderName = 64
        static let styleName = 72
        static let reserved = 80
    }

    enum Kind: UInt32 {
        case text = 1
        case slots, parts, mean, vectors
    }

    struct Section: Equatable {
        let kind: Kind
        /// Row in the table of slots; 0 for a section that is of no slot.
        let slot: Int
        let offset: Int
        /// In bytes, without the zeros that follow.
        let size: Int
    }

    let sections: [Section]
    /// Of the whole file, in bytes.
    let fileSize: Int

    /// - Parameters:
    ///   - textSize: bytes of all names.
    ///   - partCounts: number of parts in each slot; together at most 2²⁴.
    ///   - dimension: at most 65536.
    init(textSize: Int, partCounts: [Int], dimension: Int) {
        var sections: [Section] = []
        var position = Self.padded(Self.headerSize + (3 + 2 * partCounts.count) * Self.sectionRowSize)
        func add(_ kind: Kind, slot: Int = 0, size: Int) {
            sections.append(Section(kind: kind, slot: slot, offset: position, size: size))
            position = Self.padded(position + size)
        }
        add(.text, size: textSize)
        add(.slots, size: partCounts.count * Self.slotRowSize)
        add(.parts, size: partCounts.reduce(0, +) * Self.partRowSize)
        for (slot, count) in partCounts.enumerated() {
            add(.mean, slot: slot, size: dimension * 4)
            add(.vectors, slot: slot, size: count * dimension * 4)
        }
        self.sections = sections
        fileSize = position
    }

    static func padded(_ size: Int) -> Int {
        (size + IndexBytes.alignment - 1) / IndexBytes.alignment * IndexBytes.alignment
    }

    /// Hash of all bytes but the checksum's own, which count as zero.
    static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = ContentHash()
        for offset in stride(from: 0, to: bytes.count, by: 8) {
            hash.add(word: offset == Field.checksum ? 0 : bytes.uint64(at: offset))
        }
        return hash.value
    }
}
