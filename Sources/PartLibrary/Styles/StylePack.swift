import Basics
import FaceAtlas
import Foundation
import Imaging

/// What is known of a style's parts without opening one of them: the file `parts.pack` in the style's folder, which
/// `mugmoji index build` writes beside the index (`docs/index-format.md`).
///
/// It holds no drawings. A part's file is read when the part is drawn, and is refused if it is no longer the one that was packed.
package struct StylePack: Sendable {
    /// What the pack says of one part.
    struct Record {
        var slot: Slot
        var id: String
        var header: PartHeader
        /// Bytes of the part's file, and their hash.
        var size: Int
        var contentHash: UInt64
        /// Where `<id>.svg` and a zero stand in the pack.
        fileprivate var name: Int
    }

    /// The file's name.
    package static let fileName = "parts.pack"

    /// The content of the file.
    package let bytes: [UInt8]
    /// In the order of slots and ids.
    let records: [Record]
    /// ``StyleLibrary/partsHash`` of the parts.
    let partsHash: UInt64
    /// The art frame in which the parts draw.
    let viewBox: Style.Frame

    /// The pack of a style that was read and checked; `nil` where it has more parts or longer names than fit.
    package init?(of library: StyleLibrary) {
        let parts = Slot.allCases.flatMap(library.parts)
        var (records, names): ([UInt8], [UInt8]) = ([], [])
        for part in parts {
            guard let slot = Slot.allCases.firstIndex(of: part.slot), let size = UInt32(exactly: part.size),
                let place = UInt32(exactly: names.count), part.id.utf8.count <= UInt8.max
            else { return nil }
            let back = Array((part.back ?? "").utf8)
            records.append(word: part.contentHash)
            records.append(word: (part.hairTop ?? 0).bitPattern)
            records.append(word: UInt64(place) | UInt64(size) << 32)
            let flags = (part.isMatched ? 1 : 0) | (part.hairTop == nil ? 0 : 2) as UInt8
            records += [UInt8(part.id.utf8.count), UInt8(back.count), UInt8(slot), flags]
            var tags = [UInt8](repeating: 0, count: Layout.record - 28)
            for (index, attribute) in Attribute.allCases.enumerated() {
                guard let value = part.tags[attribute] else { continue }
                guard let place = attribute.values.firstIndex(of: value) else { return nil }
                tags[index] = UInt8(place + 1)
            }
            records += tags
            names += Array("\(part.id).svg\0".utf8) + back
        }
        var bytes = Array(Layout.mark.utf8)
        let box = library.style.viewBox
        let frame = [box.x, box.y, box.width, box.height].map(\.bitPattern)
        for word in [Layout.version, UInt64(parts.count), 0, Self.vocabulary, library.partsHash] + frame {
            bytes.append(word: word)
        }
        self.init(sealing: bytes + records + names)
    }

    /// Reads bytes as they would be with a checksum that fits; `nil` where something else is wrong with them.
    package init?(sealing bytes: [UInt8]) {
        var bytes = bytes
        guard bytes.count >= Layout.header else { return nil }
        let checksum = Self.checksum(of: bytes)
        bytes.replaceSubrange(Layout.checksum..<Layout.checksum + 8, with: [UInt8](word: checksum))
        try? self.init(bytes: bytes)
    }

    /// Reads the pack in a style's folder; `nil` where there is none.
    ///
    /// - Throws: ``StylePackError``.
    package init?(in folder: StyleFolder) throws(StylePackError) {
        let bytes: [UInt8]
        do {
            bytes = try folder.read(Self.fileName, limit: Layout.largest)
        } catch {
            if case .system(ENOENT)? = error.reason { return nil }
            throw .cannotRead("\(error)")
        }
        try self.init(bytes: bytes)
    }

    /// Checks all of the bytes.
    ///
    /// - Throws: ``StylePackError``.
    init(bytes: [UInt8]) throws(StylePackError) {
        guard bytes.starts(with: Layout.mark.utf8) else { throw .notAPack }
        guard bytes.count >= Layout.header else { throw .damaged }
        func word(_ place: Int) -> UInt64 {
            bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
        }
        guard word(8) == Layout.version else { throw .otherVersion }
        guard word(Layout.checksum) == Self.checksum(of: bytes) else { throw .damaged }
        // Whose words are others cannot say what is in the parts.
        guard word(32) == Self.vocabulary else { throw .otherVersion }
        guard let count = Int(exactly: word(16)), count <= bytes.count / Layout.record,
            Layout.header + count * Layout.record <= bytes.count
        else { throw .damaged }
        let records = bytes.withUnsafeBytes { Self.records(count, in: $0) }
        guard let records else { throw .damaged }
        (self.bytes, self.records, partsHash) = (bytes, records, word(40))
        let frame = (0..<4).map { Double(bitPattern: word(48 + 8 * $0)) }
        viewBox = Style.Frame(x: frame[0], y: frame[1], width: frame[2], height: frame[3])
    }

    /// The records, `nil` where one cannot be what was written.
    private static func records(_ count: Int, in bytes: UnsafeRawBufferPointer) -> [Record]? {
        func word(_ place: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
        let names = Layout.header + count * Layout.record
        let vocabulary = Attribute.allCases.map { ($0, $0.values) }
        // There are few sets of tags, and many parts that have the same.
        var known: [[UInt8]: [Attribute: String]] = [:]
        var records: [Record] = []
        records.reserveCapacity(count)
        var last = (slot: -1, name: 0..<0)
        for index in 0..<count {
            let place = Layout.header + index * Layout.record
            let numbers = word(place + 16)
            let start = names + Int(UInt32(truncatingIfNeeded: numbers))
            let (length, back) = (Int(bytes[place + 24]), Int(bytes[place + 25]))
            let (slot, flags) = (Int(bytes[place + 26]), bytes[place + 27])
            let backStart = start + length + 5
            guard length > 0, backStart + back <= bytes.count, slot < Slot.allCases.count,
                bytes[start + length..<backStart].elementsEqual(Layout.ending)
            else { return nil }
            let name = start..<start + length
            let isNext = slot > last.slot || bytes[last.name].lexicographicallyPrecedes(bytes[name])
            guard slot >= last.slot, isNext, bytes[name].allSatisfy(PartHeader.isIDByte) else { return nil }
            last = (slot, name)
            var header = PartHeader()
            let tags = Array(bytes[place + 28..<place + Layout.record])
            if let same = known[tags] {
                header.tags = same
            } else {
                for (value, (attribute, values)) in zip(tags, vocabulary) where value > 0 {
                    guard value <= values.count else { return nil }
                    header.tags[attribute] = values[Int(value) - 1]
                }
                known[tags] = header.tags
            }
            header.isMatched = flags & 1 != 0
            if flags & 2 != 0 { header.hairTop = Double(bitPattern: word(place + 8)) }
            if back > 0 { header.back = String(decoding: bytes[backStart..<backStart + back], as: UTF8.self) }
            records.append(
                Record(
                    slot: Slot.allCases[slot], id: String(decoding: bytes[name], as: UTF8.self), header: header,
                    size: Int(numbers >> 32), contentHash: word(place), name: start))
        }
        return records
    }

    /// The file name of a part, with a zero at its end.
    func withName<Result>(of record: Record, _ body: (UnsafePointer<CChar>) -> Result?) -> Result? {
        bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { body(($0 + record.name).assumingMemoryBound(to: CChar.self)) }
        }
    }

    private static func checksum(of bytes: [UInt8]) -> UInt64 {
        var hash = ContentHash()
        bytes.withUnsafeBufferPointer { bytes in
            hash.addField(UnsafeBufferPointer(rebasing: bytes[..<Layout.checksum]))
            hash.addField(UnsafeBufferPointer(rebasing: bytes[(Layout.checksum + 8)...]))
        }
        return hash.value
    }

    /// Hash of the words that records hold as numbers, and of the rules that the parts were found to keep.
    private static let vocabulary: UInt64 = {
        var hash = ContentHash()
        hash.add(word: StyleLibrary.rulesVersion)
        for slot in Slot.allCases { hash.addField(Array(slot.rawValue.utf8)) }
        for attribute in Attribute.allCases {
            for word in [attribute.rawValue] + attribute.values { hash.addField(Array(word.utf8)) }
        }
        return hash.value
    }()

    private enum Layout {
        static let mark = "mugparts"
        static let version: UInt64 = 1
        /// Where the checksum stands.
        static let checksum = 24
        static let header = 80
        static let record = 48
        static let ending = Array(".svg\0".utf8)
        static let largest = 32 << 20
    }
}

/// Why a pack is left aside. All is well without one, only slower.
package enum StylePackError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotRead(String)
    /// The file does not begin like a pack.
    case notAPack
    /// Of another version of the format, the vocabulary or the rules for parts.
    case otherVersion
    case damaged

    package var description: String {
        switch self {
        case .cannotRead(let details): "it cannot be read: \(details)"
        case .notAPack: "it is no pack of parts; move it away"
        case .otherVersion: "it is of another version; build it again with “mugmoji index build”"
        case .damaged: "it is damaged; build it again with “mugmoji index build”"
        }
    }
}

extension [UInt8] {
    init(word: UInt64) {
        self = Swift.withUnsafeBytes(of: word.littleEndian) { [UInt8]($0) }
    }

    mutating func append(word: UInt64) { self += [UInt8](word: word) }
}
