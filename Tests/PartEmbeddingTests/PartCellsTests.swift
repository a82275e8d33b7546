import Basics
import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import NeuralNetwork
import PartLibrary
import TestSupport
import Testing

@testable import PartEmbedding

/// What an index tells of where parts lie is what drawing them tells, and nothing else is taken for it.
@Suite struct PartCellsTests {
    private let style = TestStyle()
    private let library: StyleLibrary
    private let hashing: PartContentHash
    private let cells: PartCells

    init() throws {
        library = try style.load()
        hashing = PartContentHash(library: library)
        cells = try PartCells(of: library, reusing: nil, hashing: hashing, jobs: 1)
    }

    private func index(_ cells: PartCells?) -> PartIndex {
        let embedder = EmbedderIdentity(name: "test", version: 77, dimension: 1)
        let nose = PartIndex.Entry(ids: ["c"], hashes: [13], vectors: [[7]], dimension: 1)
        return PartIndex(embedder: embedder, style: "plain", entries: [.nose: nose], cells: cells)
    }

    /// Cell by cell: the class with the nearest colour, if it is nearer than black.
    @Test(arguments: LabelMap.drawnSlots)
    func runsAreTheCellsOfTheCanvas(slot: Slot) throws {
        let view = try #require(slot.view)
        for part in library.parts(in: slot) {
            let canvas = try PartCanvas(part: part, library: library)
            var expected = [UInt8](repeating: 0, count: 256 * 256)
            for y in 0..<256 {
                for x in 0..<256 {
                    let (across, down) = (2 * Double(x) + 1 - view.window.x, 2 * Double(y) + 1 - view.window.y)
                    guard (0..<view.window.width).contains(across), (0..<view.window.height).contains(down) else {
                        continue
                    }
                    let color = canvas[Int(across / view.window.width * 306), Int(down / view.window.height * 306)]
                    func gap(_ other: Color) -> Int {
                        let channels = [(color.red, other.red), (color.green, other.green), (color.blue, other.blue)]
                        return channels.reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
                    }
                    guard let best = view.classes.min(by: { gap($0.color) < gap($1.color) }),
                        gap(best.color) < gap(FaceLabel.background.color)
                    else { continue }
                    expected[y * 256 + x] = best.label.rawValue
                }
            }
            let drawn = try LabelMap(drawing: [slot: part]) { try DrawnLabels(of: $0, library: library) }
            #expect(drawn.labels == expected, "\(part.id)")
            #expect(drawn.labels.contains { $0 != 0 } == (part.id != "shut"), "\(part.id)")
        }
    }

    @Test func knownPartsAreAsDrawn() throws {
        let parts = PartCells.parts(of: library)
        #expect(
            parts.map { "\($0.slot)/\($0.id)" }.sorted() == [
                "brows/flat", "eyes/large", "eyes/round", "eyes/shut", "eyes/wink", "head/round", "head/square",
                "mouth/open",
                "mouth/smile", "nose/small",
            ])
        #expect(cells.count == parts.count)
        for part in parts {
            #expect(try cells.labels(of: hashing.value(of: part)) == DrawnLabels(of: part, library: library))
        }
        #expect(cells.labels(of: 12345) == nil && !cells.contains(12345))
    }

    @Test func aFileGivesThemBack() throws {
        let index = index(cells)
        let read = try PartIndex(bytes: index.bytes)
        #expect(read == index && read.cells == cells && read.bytes == index.bytes)
        let file = try SafetensorsFile(index.bytes)
        #expect(try file.shape(of: "cells.hashes") == [cells.count] && file.shape(of: "cells.ends") == [cells.count])
        #expect(try file.shape(of: "cells.runs").last == 4)
    }

    @Test func theSameForAnyNumberOfJobsAndWhateverIsReused() throws {
        for jobs in [2, 7] {
            #expect(try PartCells(of: library, reusing: nil, hashing: hashing, jobs: jobs) == cells)
        }
        #expect(try PartCells(of: library, reusing: cells, hashing: hashing, jobs: 1) == cells)
        style.files["nose/small.svg"] = TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L230 330H282Z\"/>")
        style.files["eyes/wink.svg"] = nil
        let other = try style.load()
        let otherHashing = PartContentHash(library: other)
        let again = try PartCells(of: other, reusing: cells, hashing: otherHashing, jobs: 1)
        #expect(try again == PartCells(of: other, reusing: nil, hashing: otherHashing, jobs: 1))
        #expect(again.count == cells.count - 1)
        let nose = try #require(other.part("small", in: .nose))
        #expect(!cells.contains(otherHashing.value(of: nose)) && again.contains(otherHashing.value(of: nose)))
    }

    /// Forged cells show that they are looked at; those of a part that has changed are not.
    @Test func whatIsKnownIsNotDrawn() throws {
        let nose = try #require(library.part("small", in: .nose))
        let forged = try forgedRuns { $0[0] = 200 }
        let drawer = PartDrawer(library: library, known: forged, hashing: hashing)
        let all = PartCells.parts(of: library)
        let others = try all.filter { try drawer.labels(of: $0) != DrawnLabels(of: $0, library: library) }
        #expect(others.count == 1)
        style.files["nose/small.svg"] = TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L230 330H282Z\"/>")
        let other = try style.load()
        let changed = try #require(other.part("small", in: .nose))
        let late = PartDrawer(library: other, known: cells, hashing: PartContentHash(library: other))
        #expect(try late.labels(of: changed) == DrawnLabels(of: changed, library: other))
        #expect(try late.labels(of: changed) != DrawnLabels(of: nose, library: library))
    }

    /// The cells after `change` of the bytes of all runs, which lie at the file's end.
    private func forgedRuns(_ change: (inout [UInt8]) -> Void) throws -> PartCells? {
        var bytes = index(cells).bytes
        let runs = try SafetensorsFile(bytes).bytes(of: "cells.runs")
        var forged = runs
        change(&forged)
        bytes.replaceSubrange(bytes.count - runs.count..<bytes.count, with: forged)
        return try PartIndex(bytes: PartIndex.sealed(bytes)).cells
    }

    private func expectDamage(_ details: String, _ body: () throws -> Void) {
        let error = #expect(throws: PartIndexError.self) { try body() }
        guard case .damaged(let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains(details), "\(found)")
    }

    @Test func runsThatCannotBeAreRefused() throws {
        for label in [0, 16, 17, 255] as [UInt8] {
            expectDamage("has no label") { _ = try forgedRuns { $0[3] = label } }
            expectDamage("has no label") { _ = try forgedRuns { $0[$0.count - 1] = label } }
        }
        expectDamage("ends before it begins") { _ = try forgedRuns { ($0[1], $0[2]) = (9, 8) } }
        // The corners of the map are within it.
        for (row, column) in [(0, 0), (255, 255), (0, 255), (255, 0)] as [(UInt8, UInt8)] {
            let forged = try forgedRuns { ($0[0], $0[1], $0[2]) = (row, column, column) }
            let drawer = PartDrawer(library: library, known: forged, hashing: hashing)
            let parts = Dictionary(PartCells.parts(of: library).map { ($0.slot, $0) }) { first, _ in first }
            #expect(throws: Never.self) { try LabelMap(drawing: parts, by: drawer.labels) }
        }
    }

    @Test func tablesThatCannotBeAreRefused() throws {
        func forged(
            hashes: [UInt64] = [1, 2], ends: [UInt64] = [1, 2], runs: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8],
            shapes: (hashes: [Int]?, ends: [Int]?, runs: [Int]?) = (nil, nil, nil)
        ) throws {
            var writer = SafetensorsWriter()
            writer.add("cells.hashes", shape: shapes.hashes ?? [hashes.count], wholeNumbers: hashes)
            writer.add("cells.ends", shape: shapes.ends ?? [ends.count], wholeNumbers: ends)
            writer.add("cells.runs", shape: shapes.runs ?? [runs.count / 4, 4], bytes: runs)
            _ = try PartCells(in: SafetensorsFile(writer.bytes))
        }
        #expect(throws: Never.self) { try forged() }
        #expect(throws: Never.self) { try forged(hashes: [], ends: [], runs: []) }
        expectDamage("not in their places") { try forged(hashes: [2, 1]) }
        expectDamage("not in their places") { try forged(hashes: [2, 2]) }
        for ends in [[2, 1], [0, 1], [1, 3], [.max, 2], [1, .max]] as [[UInt64]] {
            expectDamage("not all of one part") { try forged(ends: ends) }
        }
        expectDamage("not all of one part") { try forged(hashes: [], ends: []) }
        expectDamage("the shape of its cells") { try forged(ends: [2]) }
        expectDamage("the shape of its cells") { try forged(shapes: ([2, 1], nil, nil)) }
        expectDamage("the shape of its cells") { try forged(shapes: (nil, nil, [8])) }
        expectDamage("the shape of its cells") {
            try forged(ends: [1, 1], runs: [1, 2, 3, 4, 5, 6], shapes: (nil, nil, [6]))
        }
    }

    /// Whoever forges the header gets an error too, and never more than the file holds.
    @Test func forgedFilesAreRefusedOrHarmless() throws {
        let bytes = index(cells).bytes
        let header = 8 + bytes.prefix(8).enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
        var random = SplitMix64(seed: 8)
        var read = 0
        for round in 0..<3000 {
            var forged = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let position = Int.random(in: 8..<(round % 2 == 0 ? header : bytes.count), using: &random)
                forged[position] = .random(in: 0...255, using: &random)
            }
            guard let cells = try? PartIndex(bytes: PartIndex.sealed(forged)).cells else { continue }
            read += 1
            for hash in cells.hashes {
                let runs = try #require(cells.labels(of: hash)).runs
                #expect(runs.allSatisfy { $0.first <= $0.last && $0.label != .background })
            }
        }
        #expect(read > 0 && read < 3000)
    }

    @Test func aTensorMoreOrLessIsNamed() throws {
        let bytes = index(cells).bytes
        func forged(_ old: String, _ new: String) -> [UInt8] {
            var forged = bytes
            if let place = forged.firstRange(of: Array(old.utf8)) { forged.replaceSubrange(place, with: new.utf8) }
            #expect(forged != bytes && forged.count == bytes.count)
            return PartIndex.sealed(forged)
        }
        expectDamage("“cells.ends” is missing") { _ = try PartIndex(bytes: forged("\"cells.ends\"", "\"cells.odds\"")) }
        expectDamage("“cells.ends” has no place") { _ = try PartIndex(bytes: forged("\"cells\":", "\"bells\":")) }
        // Cells that were made by other rules are read past.
        let other = forged(PartCells.rules.hexadecimalText, (PartCells.rules ^ 1).hexadecimalText)
        #expect(try PartIndex(bytes: other) == index(nil))
    }

    /// Files of version 3 have none.
    @Test func anOlderFileIsReadWithoutThem() throws {
        var old = index(nil)
        old.format = 3
        let bytes = old.bytes
        #expect(bytes.firstRange(of: Array(#""version":"3","checksum""#.utf8)) != nil)
        let read = try PartIndex(bytes: bytes)
        #expect(read.cells == nil && read.format == 3 && read.entries == index(cells).entries && read.bytes == bytes)
    }
}
