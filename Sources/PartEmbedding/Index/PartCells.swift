import Basics
import FaceAtlas
import FaceParsing
import Imaging
import NeuralNetwork
package import PartLibrary

/// What the parts of a style's drawn slots (``LabelMap/drawnSlots``) cover of a label map, each known by the hash of everything that
/// its canvas shows: a part that is found here need not be drawn to be measured.
///
/// It is part of a style's index file (`docs/index-format.md`), and depends on no embedder.
package struct PartCells: Sendable, Hashable {
    /// Ascending, each once.
    let hashes: [UInt64]
    /// For each hash the number of runs up to its last one.
    private let ends: [UInt64]
    /// Four bytes each: row, first and last column, label.
    private let runs: [UInt8]

    /// Of how many parts cells are kept: what is read at each start has to take less time than drawing a few parts.
    static let mostParts = 4096

    /// How many drawings are known.
    package var count: Int { hashes.count }

    /// Hash of all on which cells depend beside the canvas: of other cells than this program's none is used.
    static let rules: UInt64 = {
        var hash = ContentHash()
        // To be raised when `DrawnLabels` makes other cells of the same canvas.
        hash.add(word: 1)
        hash.add(word: UInt64(CanonicalFrame.parserSize))
        for slot in LabelMap.drawnSlots {
            guard let view = slot.view else { continue }
            hash.addField(Array(slot.rawValue.utf8))
            for number in [view.window.x, view.window.y, view.window.width, view.window.height] {
                hash.add(word: (number / CanonicalFrame.size).bitPattern)
            }
            for shown in view.classes {
                hash.addField([shown.label.rawValue, shown.color.red, shown.color.green, shown.color.blue])
            }
        }
        return hash.value
    }()

    /// The parts of which the cells are kept, each once: all that photos can bring, which is matched parts and their states with lashes,
    /// and the default parts. None of a style that has very many.
    static func parts(of library: StyleLibrary) -> [Part] {
        let parts = LabelMap.drawnSlots.flatMap { slot in
            library.parts(in: slot).filter { part in
                part.isMatched || part.id == library.style.defaults[slot]
                    || slot == .eyes && library.lashed(Part.idWithoutState(part.id))?.id == part.id
            }
        }
        return parts.count > mostParts ? [] : parts
    }

    private init(_ drawn: [UInt64: DrawnLabels]) {
        hashes = drawn.keys.sorted()
        var (ends, runs): ([UInt64], [UInt8]) = ([], [])
        for hash in hashes {
            for run in drawn[hash]?.runs ?? [] { runs += [run.row, run.first, run.last, run.label.rawValue] }
            ends.append(UInt64(runs.count / Self.runLength))
        }
        (self.ends, self.runs) = (ends, runs)
    }

    /// Draws the parts that `old` does not have as they are.
    ///
    /// - Parameter jobs: how many parts are drawn side by side; the result is the same for any number.
    /// - Throws: ``PartIndexError/cannotDraw(part:details:)``.
    init(of library: StyleLibrary, reusing old: PartCells?, hashing: PartContentHash, jobs: Int) throws {
        var drawn: [UInt64: DrawnLabels] = [:]
        var missing: [UInt64: Part] = [:]
        for part in Self.parts(of: library) {
            let hash = hashing.value(of: part)
            if let labels = old?.labels(of: hash) { drawn[hash] = labels } else { missing[hash] = part }
        }
        let inOrder = missing.sorted { $0.key < $1.key }.map { (hash: $0.key, part: $0.value) }
        let new = try inOrder.concurrentMap(jobs: jobs) { hash, part in
            do {
                return (hash, try DrawnLabels(of: part, library: library))
            } catch {
                throw PartIndexError.cannotDraw(part: "\(part.slot.rawValue)/\(part.id)", details: "\(error)")
            }
        }
        for (hash, labels) in new { drawn[hash] = labels }
        self.init(drawn)
    }

    /// What the part whose canvas has this hash covers; `nil` where it is not known.
    func labels(of hash: UInt64) -> DrawnLabels? {
        guard let place = place(of: hash) else { return nil }
        let first = place == 0 ? 0 : Int(ends[place - 1])
        return DrawnLabels(
            runs: (first..<Int(ends[place])).compactMap { index in
                let run = runs[index * Self.runLength..<(index + 1) * Self.runLength]
                let (row, start, end) = (run[run.startIndex], run[run.startIndex + 1], run[run.startIndex + 2])
                return FaceLabel(rawValue: run[run.startIndex + 3]).map {
                    DrawnLabels.Run(row: row, columns: start...end, label: $0)
                }
            })
    }

    /// Whether there are cells of the part whose canvas has this hash.
    func contains(_ hash: UInt64) -> Bool { place(of: hash) != nil }

    private func place(of hash: UInt64) -> Int? {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash ? low : nil
    }
}

/// The three tensors of an index file.
extension PartCells {
    static let key = "cells"
    static let tensors = ["cells.hashes", "cells.ends", "cells.runs"]
    private static let runLength = 4

    /// Adds whole numbers, which are to stand before all others.
    func addNumbers(to writer: inout SafetensorsWriter) {
        writer.add(Self.tensors[0], shape: [hashes.count], wholeNumbers: hashes)
        writer.add(Self.tensors[1], shape: [ends.count], wholeNumbers: ends)
    }

    func addRuns(to writer: inout SafetensorsWriter) {
        writer.add(Self.tensors[2], shape: [runs.count / Self.runLength, Self.runLength], bytes: runs)
    }

    /// Reads the tensors and checks all of them.
    ///
    /// - Throws: ``PartIndexError/damaged(details:)``, or what is wrong with the file.
    init(in file: SafetensorsFile) throws {
        (hashes, ends) = (
            try file.wholeNumbers(of: Self.tensors[0]), try file.wholeNumbers(of: Self.tensors[1])
        )
        runs = try file.bytes(of: Self.tensors[2])
        let count = runs.count / Self.runLength
        let shapes = try Self.tensors.map { name in try file.shape(of: name) }
        guard shapes == [[hashes.count], [hashes.count], [count, Self.runLength]] else {
            throw PartIndexError.damaged(details: "the shape of its cells")
        }
        guard zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw PartIndexError.damaged(details: "the hashes of its cells are not in their places")
        }
        guard zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }), ends.last ?? 0 == UInt64(count) else {
            throw PartIndexError.damaged(details: "its cells are not all of one part")
        }
        guard Self.areRuns(runs) else {
            throw PartIndexError.damaged(details: "a run of its cells ends before it begins, or has no label")
        }
    }

    private static func areRuns(_ bytes: [UInt8]) -> Bool {
        let last = UInt8(FaceLabel.allCases.count - 1)
        return bytes.withUnsafeBufferPointer { bytes in
            var areSound = true
            for index in stride(from: 0, to: bytes.count, by: runLength) {
                let label = bytes[index + 3]
                let isSound = bytes[index + 1] <= bytes[index + 2] && label >= 1 && label <= last
                areSound = areSound && isSound
            }
            return areSound
        }
    }
}

/// Tells what parts of a style cover of a label map, without drawing those that its index knows.
package struct PartDrawer: Sendable {
    private let library: StyleLibrary
    private let known: PartCells?
    private let hashing: PartContentHash

    /// Draws every part.
    package init(library: StyleLibrary) {
        self.init(library: library, known: nil, hashing: PartContentHash(library: library))
    }

    init(library: StyleLibrary, known: PartCells?, hashing: PartContentHash) {
        (self.library, self.known, self.hashing) = (library, known, hashing)
    }

    /// - Throws: `SVGError` when the drawing library fails, `StyleError` when a part that has to be drawn is broken.
    package func labels(of part: Part) throws -> DrawnLabels {
        try known?.labels(of: hashing.value(of: part)) ?? DrawnLabels(of: part, library: library)
    }
}
