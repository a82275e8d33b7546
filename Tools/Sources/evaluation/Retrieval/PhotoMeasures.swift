import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary

/// What several embedders make of photos and clips, each centred by its own mean over the same photos.
struct PhotoMeasures {
    private let table: FaceTable
    private let contestants: [Contestant]
    private let reader: FaceReader
    private let means: [[Slot: [Float]]]
    /// How far the parser agrees with itself on the same photos.
    let parser: ParserAgreement

    /// How many photos of different people are compared with each other.
    private static let people = 100

    init(table: FaceTable, contestants: [Contestant], means count: Int) throws {
        self.table = table
        self.contestants = contestants
        let reader = try FaceReader()
        var parser = ParserAgreement()
        var sums = contestants.map { _ in MeanVectors() }
        for row in Self.spread(table.usable(split: "train"), count) {
            guard let reading = try reader.reading(of: URL(fileURLWithPath: table.path(of: row)), faces: .largest),
                let face = reading.reducedFaces.first
            else { continue }
            parser.add(face, in: reading.picture.image, reader: reader)
            for (number, contestant) in contestants.enumerated() {
                sums[number].add(try PhotoVectors(of: face, in: reading.picture.image, by: contestant))
            }
        }
        means = sums.map(\.means)
        self.reader = reader
        self.parser = parser
    }

    /// Agreement of each embedder's parts with the labels of the split `val`.
    func agreement(on count: Int, parts: StyleParts, indexes: [PartIndex]) throws -> [PhotoAgreement] {
        var agreements = zip(indexes, means).map { PhotoAgreement(library: parts.library, index: $0, means: $1) }
        for row in Self.spread(table.usable(split: "val"), count) {
            guard let reading = try reader.reading(of: URL(fileURLWithPath: table.path(of: row)), faces: .largest),
                let face = reading.reducedFaces.first
            else { continue }
            for (number, contestant) in contestants.enumerated() {
                let vectors = try PhotoVectors(
                    of: face, in: reading.picture.image, by: contestant, means: means[number])
                try agreements[number].add(vectors, face: face, row: row)
            }
        }
        return agreements
    }

    /// Cosines on the clips of a folder.
    func steadiness(on folder: URL) throws -> [Steadiness] {
        var results = contestants.map { _ in Steadiness() }
        var people = contestants.map { _ in [PhotoVectors]() }
        for row in Self.spread(table.usable(split: "val"), Self.people) {
            guard let reading = try reader.reading(of: URL(fileURLWithPath: table.path(of: row)), faces: .largest),
                let face = reading.reducedFaces.first
            else { continue }
            for (number, contestant) in contestants.enumerated() {
                people[number].append(try vectors(of: face, in: reading.picture.image, contestant, number))
            }
        }
        for number in contestants.indices { results[number].add(people: people[number]) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names where [".gif", ".mkv", ".mp4", ".webm", ".mov"].contains(where: name.lowercased().hasSuffix) {
            for clip in try Clip.people(in: folder.appendingPathComponent(name), reader: reader) {
                for (number, contestant) in contestants.enumerated() {
                    let vectors = try clip.frames.map {
                        try self.vectors(of: $0.face, in: $0.picture, contestant, number)
                    }
                    results[number].add(clip, vectors: vectors)
                }
            }
        }
        return results
    }

    private func vectors(
        of face: ParsedFace, in picture: Image, _ contestant: Contestant, _ number: Int
    ) throws -> PhotoVectors {
        try PhotoVectors(of: face, in: picture, by: contestant, means: means[number], slots: Steadiness.slots)
    }

    /// `count` of the rows, evenly spread.
    static func spread(_ rows: [FaceTable.Row], _ count: Int) -> [FaceTable.Row] {
        count >= rows.count ? rows : (0..<count).map { rows[$0 * rows.count / count] }
    }
}
