import Basics
import FaceAtlas
package import Foundation
import NeuralNetwork
import PartLibrary

/// An index as a file: safetensors, with hashes, vectors and their mean for each slot as tensors, and all that is text in the metadata
/// (`docs/index-format.md`).
extension PartIndex {
    /// The version of the format that this code writes.
    package static let formatVersion = readVersions.upperBound
    /// The versions that this code reads: of version 3, cells are missing.
    static let readVersions = StyleFolder.indexVersions
    /// The largest file that is read and written, in bytes.
    static let largestFile = SafetensorsFile.defaultLimit
    /// The longest list of the ids of all parts, in bytes: what the longest header that is read holds, and some room for the rest.
    static let longestNames = SafetensorsFile.longestHeader - (1 << 16)
    /// Longer vectors are taken for damage.
    static let dimensions = 1...65536

    /// What every index begins with behind the length of its header. What does not is somebody else's file.
    private static let mark = Array("{\"__metadata__\":{\"format\":\"\(formatName)\",\"version\":\"".utf8)
    /// What an index of a version that is read begins with: its checksum follows.
    private static let fronts = readVersions.map { Array(StyleFolder.indexFront(version: $0).utf8) }
    private static let canvasesKey = "canvases"
    private static let formatName = "mugmoji part index"
    /// Where the checksum's digits lie in the file.
    static let checksumPlace = 8 + fronts[0].count..<8 + fronts[0].count + 16

    /// The bytes of the index's file; the same for the same index.
    package var bytes: [UInt8] {
        let slots = Slot.allCases.compactMap { slot in entries[slot].map { (name: slot.rawValue, entry: $0) } }
        var metadata = [
            ("format", Self.formatName), ("version", "\(format)"), ("checksum", UInt64(0).hexadecimalText),
        ]
        if let checkedParts { metadata.append((StyleFolder.partsKey, checkedParts.hexadecimalText)) }
        if let canvases { metadata.append((Self.canvasesKey, canvases.hexadecimalText)) }
        if cells != nil { metadata.append((PartCells.key, PartCells.rules.hexadecimalText)) }
        metadata += [
            ("style", style), ("embedder", embedder.name), ("embedder_version", embedder.versionText),
            ("dimension", "\(dimension)"),
        ]
        for slot in slots { metadata.append(("\(slot.name).ids", slot.entry.ids.joined(separator: " "))) }
        var writer = SafetensorsWriter(metadata: metadata)
        // The longest numbers first, so that all lie where numbers of their length are loaded from.
        for slot in slots {
            writer.add("\(slot.name).hashes", shape: [slot.entry.ids.count], wholeNumbers: slot.entry.hashes)
        }
        cells?.addNumbers(to: &writer)
        for slot in slots {
            writer.add("\(slot.name).mean", shape: [dimension], slot.entry.mean)
            writer.add("\(slot.name).vectors", shape: [slot.entry.ids.count, dimension], slot.entry.vectors)
        }
        cells?.addRuns(to: &writer)
        return Self.sealed(writer.bytes)
    }

    /// Size of the index's file in bytes.
    package var size: Int { bytes.count }

    /// Reads a file and checks all of it.
    ///
    /// - Throws: ``PartIndexError``.
    package init(contentsOf url: URL) throws(PartIndexError) {
        let bytes: [UInt8]
        do {
            bytes = try BoundedFile.read(url.path, limit: Self.largestFile)
        } catch {
            switch error {
            case .tooLarge(let bytes, let limit): throw .tooLarge(bytes: Int(clamping: bytes), limit: limit)
            case .notAFile: throw .cannotRead(details: "it is no file; move it away")
            default: throw .cannotRead(details: "\(error)")
            }
        }
        try self.init(bytes: bytes)
    }

    /// Reads the bytes of an index's file.
    ///
    /// - Throws: ``PartIndexError`` when they are no index, of another version, cut short or damaged.
    package init(bytes: [UInt8]) throws(PartIndexError) {
        try Self.requireFront(of: bytes)
        do {
            let file = try SafetensorsFile(bytes, limit: Self.largestFile)
            guard Self.sealed(bytes) == bytes else {
                throw PartIndexError.damaged(details: "the checksum does not fit")
            }
            try self.init(file)
        } catch let error as PartIndexError {
            throw error
        } catch NetworkError.malformedFile(let reason) {
            throw .damaged(details: reason)
        } catch {
            throw .damaged(details: "\(error)")
        }
    }

    /// The checksum fits, so that what is wrong now is so only in a file that was made to deceive, or by another program.
    private init(_ file: SafetensorsFile) throws {
        func text(_ key: String) throws(PartIndexError) -> String {
            guard let text = file.metadata[key] else { throw .damaged(details: "it does not say \(quoted(key))") }
            return text
        }
        guard let version = UInt64(try text("embedder_version"), radix: 16), let dimension = Int(try text("dimension")),
            Self.dimensions.contains(dimension)
        else { throw PartIndexError.damaged(details: "what it says of its embedder") }
        let slots = Slot.matched.compactMap { slot in file.metadata["\(slot.rawValue).ids"].map { (slot, ids: $0) } }
        let rules = file.metadata[PartCells.key]
        let tensors = Set(slots.flatMap { slot, _ in ["hashes", "mean", "vectors"].map { "\(slot.rawValue).\($0)" } })
            .union(rules == nil ? [] : PartCells.tensors)
        if let missing = tensors.subtracting(file.names).min() {
            throw PartIndexError.damaged(details: "the tensor \(quoted(missing)) is missing")
        }
        if let other = file.names.first(where: { !tensors.contains($0) }) {
            throw PartIndexError.damaged(details: "the tensor \(quoted(other)) has no place in it")
        }
        var entries: [Slot: Entry] = [:]
        for (slot, ids) in slots {
            entries[slot] = try Entry(
                ids: ids.split(separator: " ", omittingEmptySubsequences: false).map(String.init), of: slot.rawValue,
                in: file, dimension: dimension)
        }
        var cells = try rules == nil ? nil : PartCells(in: file)
        if rules != PartCells.rules.hexadecimalText { cells = nil }
        self.init(
            embedder: EmbedderIdentity(name: try text("embedder"), version: version, dimension: dimension),
            style: try text("style"),
            checkedParts: file.metadata[StyleFolder.partsKey].flatMap { UInt64($0, radix: 16) },
            canvases: file.metadata[Self.canvasesKey].flatMap { UInt64($0, radix: 16) }, entries: entries,
            cells: cells)
        format = try Self.readVersions.first { "\($0)" == (try text("version")) } ?? Self.formatVersion
    }

    private static func requireFront(of bytes: [UInt8]) throws(PartIndexError) {
        let text = bytes.dropFirst(8)
        guard text.starts(with: mark) else { throw .notAnIndex }
        guard !fronts.contains(where: text.starts) else {
            guard bytes.count >= checksumPlace.upperBound else { throw .damaged(details: "it is cut short") }
            return
        }
        let digits = text.dropFirst(mark.count).prefix(11).prefix { $0 != UInt8(ascii: "\"") }
        guard let version = UInt32(String(decoding: digits, as: UTF8.self)), !readVersions.contains(Int(version)) else {
            throw .damaged(details: "its header")
        }
        throw .otherVersion(version)
    }

    /// A file with the checksum that fits: the hash of all of its bytes, with sixteen zeros in the checksum's own place.
    package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(checksumPlace, with: UInt64(0).hexadecimalText.utf8)
        var hash = ContentHash()
        hash.addField(bytes)
        bytes.replaceSubrange(checksumPlace, with: hash.value.hexadecimalText.utf8)
        return bytes
    }
}

extension PartIndex.Entry {
    /// Reads the tensors of the slot `name`.
    fileprivate init(ids: [String], of name: String, in file: SafetensorsFile, dimension: Int) throws {
        for (id, next) in zip(ids, ids.dropFirst()) where id >= next {
            throw PartIndexError.damaged(details: "the part \(quoted(next)) is not in its place")
        }
        for (tensor, shape) in [
            ("hashes", [ids.count]), ("mean", [dimension]), ("vectors", [ids.count, dimension]),
        ] where try file.shape(of: "\(name).\(tensor)") != shape {
            throw PartIndexError.damaged(details: "the shape of \(name).\(tensor)")
        }
        self.init(
            ids: ids, hashes: try file.wholeNumbers(of: "\(name).hashes"),
            vectors: try file.values(of: "\(name).vectors"), mean: try file.values(of: "\(name).mean"))
        guard vectors.allSatisfy(\.isFinite), mean.allSatisfy(\.isFinite) else {
            throw PartIndexError.damaged(details: "a vector holds a number that is not finite")
        }
    }
}
