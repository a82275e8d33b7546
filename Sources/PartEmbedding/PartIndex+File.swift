import Foundation
import PartLibrary

extension PartIndex {
    /// First eight bytes of an index file.
    static let magic = Array("MUGMOJIX".utf8)
    /// The version of the format that this code reads and writes.
    static let formatVersion: UInt32 = 1
    /// Longer vectors and larger styles are taken for damage.
    private static let limits = (dimension: 65536, parts: 65536)

    /// The bytes of an index file; the same for the same index.
    public var bytes: [UInt8] {
        var writer = IndexWriter()
        writer.bytes += Self.magic
        writer.write(Self.formatVersion)
        writer.write(embedder)
        writer.write(embedderVersion)
        writer.write(style)
        writer.write(styleHash)
        writer.write(UInt32(dimension))
        let slots = Slot.allCases.filter { entries[$0] != nil }
        writer.write(UInt32(slots.count))
        for slot in slots {
            guard let entry = entries[slot] else { continue }
            writer.write(slot.rawValue)
            writer.write(UInt32(entry.ids.count))
            entry.ids.forEach { writer.write($0) }
            (entry.mean + entry.vectors).forEach { writer.write($0.bitPattern) }
        }
        var hash = ContentHash()
        hash.add(writer.bytes)
        writer.write(hash.value)
        return writer.bytes
    }

    /// Reads the bytes of an index file.
    ///
    /// - Throws: ``PartIndexError`` when they are no index, of another version, cut short or damaged.
    public init(bytes: [UInt8]) throws(PartIndexError) {
        guard bytes.starts(with: Self.magic) else { throw .notAnIndex }
        var reader = IndexReader(bytes: bytes, position: Self.magic.count)
        let version = try reader.readUInt32()
        guard version == Self.formatVersion else { throw .otherVersion(version) }
        guard bytes.count >= reader.position + 8 else { throw .truncated }
        var hash = ContentHash()
        hash.add(bytes.dropLast(8))
        var trailer = IndexReader(bytes: bytes, position: bytes.count - 8)
        let isIntact = try trailer.readUInt64() == hash.value
        reader.end = bytes.count - 8
        // Read before the checksum is judged: of a file that was cut short the reader knows that it is too short.
        self = try Self.read(&reader)
        guard isIntact else { throw .damaged(details: "the checksum does not fit") }
    }

    private static func read(_ reader: inout IndexReader) throws(PartIndexError) -> PartIndex {
        let embedder = try reader.readText()
        let embedderVersion = try reader.readUInt64()
        let style = try reader.readText()
        let styleHash = try reader.readUInt64()
        let dimension = Int(try reader.readUInt32())
        guard (1...limits.dimension).contains(dimension) else {
            throw .damaged(details: "vectors of \(dimension) numbers")
        }
        var entries: [Slot: Entry] = [:]
        for _ in 0..<(try reader.readUInt32()) {
            let name = try reader.readText()
            guard let slot = Slot(rawValue: name), entries[slot] == nil else {
                throw .damaged(details: "the slot “\(name)”")
            }
            let count = Int(try reader.readUInt32())
            guard (1...limits.parts).contains(count) else { throw .damaged(details: "\(count) parts in \(name)") }
            var ids: [String] = []
            for _ in 0..<count { ids.append(try reader.readText()) }
            let mean = try reader.readFloats(dimension)
            entries[slot] = Entry(ids: ids, vectors: try reader.readFloats(count * dimension), mean: mean)
        }
        guard reader.position == reader.end else { throw .damaged(details: "bytes after the last slot") }
        return PartIndex(
            embedder: embedder, embedderVersion: embedderVersion, style: style, styleHash: styleHash,
            dimension: dimension, entries: entries)
    }

    /// Writes the file under a temporary name and renames it.
    ///
    /// - Throws: ``PartIndexError/cannotWrite(details:)``.
    public func write(to url: URL) throws(PartIndexError) {
        do {
            try Data(bytes).write(to: url, options: .atomic)
        } catch {
            throw .cannotWrite(details: error.localizedDescription)
        }
    }

    /// Reads a file.
    ///
    /// - Throws: ``PartIndexError``.
    public init(contentsOf url: URL) throws(PartIndexError) {
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw .cannotRead(details: error.localizedDescription)
        }
        try self.init(bytes: [UInt8](data))
    }
}
